import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { readEnvironment } from '../../../../functions/runtime/environment.ts';

const schema = z.strictObject({ TABLE_NAME: z.string(), QUEUE_URL: z.url() });

describe('the environment', () => {
  it('is what the schema names, and nothing else of the process', () => {
    vi.stubEnv('TABLE_NAME', 'core');
    vi.stubEnv('QUEUE_URL', 'http://localhost/q');
    expect(readEnvironment(schema)).toEqual({
      TABLE_NAME: 'core',
      QUEUE_URL: 'http://localhost/q',
    });
  });

  it('tells everything that is missing or wrong at once', () => {
    vi.stubEnv('TABLE_NAME', undefined);
    vi.stubEnv('QUEUE_URL', 'nowhere');
    expect(() => readEnvironment(schema)).toThrow(/TABLE_NAME.*QUEUE_URL/);
  });
});
