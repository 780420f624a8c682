import { describe, expect, it } from 'vitest';
import { compileSchedule } from '../../../../local/event-sources/schedule-expression.ts';

const next = (expression: string, after: string) =>
  new Date(compileSchedule(expression, 'app/Rule')(Date.parse(after))).toISOString();

describe('a schedule expression', () => {
  it.each([
    ['rate(1 minute)', '2026-11-05T10:00:30Z', '2026-11-05T10:01:30.000Z'],
    ['rate(5 hours)', '2026-11-05T22:00:00Z', '2026-11-06T03:00:00.000Z'],
    ['cron(0 10 * * ? *)', '2026-11-05T10:00:00Z', '2026-11-06T10:00:00.000Z'],
    ['cron(15 12 ? * MON-FRI *)', '2026-11-06T12:15:00Z', '2026-11-09T12:15:00.000Z'],
    ['cron(0/15 * * * ? *)', '2026-11-05T10:46:00Z', '2026-11-05T11:00:00.000Z'],
    ['cron(0 8 1 JAN,JUL ? *)', '2026-11-05T00:00:00Z', '2027-01-01T08:00:00.000Z'],
    ['cron(0 0 29 2 ? *)', '2026-11-05T00:00:00Z', '2028-02-29T00:00:00.000Z'],
  ])('%s after %s is %s', (expression, after, expected) => {
    expect(next(expression, after)).toBe(expected);
  });

  it.each([
    'cron(0 0 L * ? *)',
    'cron(0 0 ? * 6#3 *)',
    'cron(0 0 15W * ? *)',
    'rate(1 week)',
    'at(2026-01-01)',
    'cron(61 * * * ? *)',
  ])('refuses %s', (expression) => {
    expect(() => compileSchedule(expression, 'app/Rule')).toThrow(/app\/Rule: unsupported/);
  });
});
