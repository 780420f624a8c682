import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hashSources } from '../../../../local/build/source-hash.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'portage-hash-'));
  mkdirSync(join(root, 'functions', 'api'), { recursive: true });
  writeFileSync(join(root, 'functions', 'api', 'a.ts'), 'a');
  writeFileSync(join(root, 'package.json'), '{}');
});

afterEach(() => rmSync(root, { recursive: true }));

it('changes with the content, the name and the number of sources, and with nothing else', () => {
  const before = hashSources(root);
  writeFileSync(join(root, 'README.md'), 'other');
  expect(hashSources(root)).toBe(before);
  writeFileSync(join(root, 'functions', 'api', 'a.ts'), 'b');
  const edited = hashSources(root);
  expect(edited).not.toBe(before);
  writeFileSync(join(root, 'functions', 'api', 'b.ts'), '');
  expect(hashSources(root)).not.toBe(edited);
});
