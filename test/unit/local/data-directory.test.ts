import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDataDirectory } from '../../../local/data-directory.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'portage-data-'));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

describe('a data directory', () => {
  it("is one runtime's at a time", () => {
    const first = openDataDirectory(root, false);
    expect(() => openDataDirectory(root, false)).toThrow(/in use by another runtime/);
    expect(() => openDataDirectory(root, true)).toThrow(/in use by another runtime/);
    first.stop();
    openDataDirectory(root, false).stop();
  });

  it('remembers the ports until it is emptied', () => {
    const first = openDataDirectory(root, false);
    expect(first.ports()).toEqual({});
    first.keepPorts({ storage: 4100 });
    writeFileSync(first.path('more'), '');
    first.stop();
    const second = openDataDirectory(root, false);
    expect(second.ports()).toEqual({ storage: 4100 });
    second.stop();
    const third = openDataDirectory(root, true);
    expect(third.ports()).toEqual({});
    expect(existsSync(third.path('more'))).toBe(false);
    third.stop();
  });

  it('that no runtime made is not emptied', () => {
    writeFileSync(join(root, 'thesis.txt'), 'years of work');
    expect(() => openDataDirectory(root, true)).toThrow(/holds something else/);
    expect(existsSync(join(root, 'thesis.txt'))).toBe(true);
  });
});
