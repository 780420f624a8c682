import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { STATUS_WORDS } from '../../../../local/demo/words.ts';

const pages = ['README.md', ...globSync('docs/**/*.md')];
const TOP = /^(domain|adapters|functions|workflows|infra|local|test|docs|examples)\//;

it.each(pages)('%s names only files and folders that are there', (page) => {
  const named = [...readFileSync(page, 'utf8').matchAll(/`([^`\s]+)`/g)].map(
    ([, path = '']) => path,
  );
  const missing = named.filter((path) => TOP.test(path)).filter((path) => !isThere(path));
  expect(missing).toEqual([]);
});

it.each(pages)('%s links only to pages that are there', (page) => {
  const links = [...readFileSync(page, 'utf8').matchAll(/\]\(([^)#:]+)\)/g)].map(
    ([, link = '']) => link,
  );
  const folder = page.includes('/') ? page.slice(0, page.lastIndexOf('/') + 1) : '';
  expect(links.filter((link) => globSync(folder + link).length === 0)).toEqual([]);
});

it('the glossary has every status in both languages', () => {
  const glossary = readFileSync('docs/glossary.md', 'utf8');
  for (const [status, [english, chinese]] of Object.entries(STATUS_WORDS)) {
    expect(glossary).toContain(`| \`${status}\` | ${english} | ${chinese} |`);
  }
});

it('the runbook has a section for every alarm', () => {
  const headings = [...readFileSync('docs/runbook.md', 'utf8').matchAll(/^## (\S+)$/gm)].map(
    ([, name]) => name,
  );
  const sources = globSync('infra/**/*.ts')
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const anchors = [...sources.matchAll(/runbook: '([\w-]+)'/g)].map(([, anchor]) => anchor);
  expect(anchors.length).toBeGreaterThan(4);
  expect([...new Set(anchors)].filter((anchor) => !headings.includes(anchor))).toEqual([]);
});

/** A step named without its ending means its files. */
function isThere(path: string): boolean {
  return [path, `${path}.ts`, `${path}.lambda.ts`].some(
    (each) => globSync(each.replace(/\/$/, '')).length > 0,
  );
}
