/** Every code the domain or the edge can answer with has its words in both languages. */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fault } from '../../../../domain/kernel/fault.ts';
import { faultDetail, faultTextsZh } from '../../../../functions/runtime/fault-texts.ts';
import { problemTexts } from '../../../../functions/runtime/problem-texts.ts';

const CALL = String.raw`\(\s*`;
const POINTER = String.raw`(?:'[^']*'|\x60[^\x60]*\x60|[\w.]+),\s*`;

/** The first argument of each call of `callee` in files below `folders`; of `fault` the second. */
function codesOf(callee: string, folders: string, before = ''): (string | undefined)[] {
  const pattern = new RegExp(`${callee}${CALL}${before}(?:'([A-Z][A-Z0-9_]*)'|([\\w\\x60]))`, 'g');
  return globSync(folders).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(pattern)].map(([, code]) => code),
  );
}

/** Codes that a domain file passes through a variable or a template; the count below keeps this list honest. */
const INDIRECT = [
  'DUPLICATE_CARTON_NUMBER',
  'DUPLICATE_SSCC',
  'PACKING_LIST_MISMATCH',
  'UNDERVALUED',
  'INVOICE_MISMATCH',
  'GTIN_INVALID',
  'FNSKU_INVALID',
  'HOUSE_INVALID',
  'CELL_MISSING',
  'CELL_TOO_LONG',
  'CELL_NO_COUNT',
  'CELL_NO_TIME',
  'CELL_NO_MONEY',
  'REMOVAL_TYPE_UNKNOWN',
  'MORE_THAN_REQUESTED',
];
/** check-cartons 1, check-declaration 3, check-sku 1, report-row 1. */
const INDIRECT_CALLS = 6;

describe('fault texts', () => {
  const found = codesOf(String.raw`\bfault`, '{domain,adapters,functions}/**/*.ts', POINTER);

  it('exist in Chinese for every fault code', () => {
    const codes = [...new Set([...found, ...INDIRECT])].filter((code) => code !== undefined);
    expect(codes.length).toBeGreaterThan(40);
    expect(codes.filter((code) => !(code in faultTextsZh))).toEqual([]);
  });

  it('know of every fault whose code is not written where it is made', () => {
    expect(found.filter((code) => code === undefined)).toHaveLength(INDIRECT_CALLS);
  });

  it('carry the values of the fault, and leave out what it does not carry', () => {
    const zh = (params?: Record<string, string>) =>
      faultDetail(fault('', 'PACKING_LIST_MISMATCH', 'x', params), 'zh-CN');
    expect(zh({ sku: 'LAMP-1', packed: '9', declared: '10' })).toBe(
      'LAMP-1：装箱 9 件，申报 10 件，不一致。',
    );
    expect(zh({ packedG: '900', declaredG: '950' })).toBe(
      '净重：装箱 900 克，申报 950 克，不一致。',
    );
    expect(faultDetail(fault('', 'VALUE_MISSING', 'x'), 'zh-CN')).toBe('须填写大于零的申报价值。');
  });

  it('are the fault’s own words in English', () => {
    expect(faultDetail(fault('', 'REQUIRED', 'is required'), 'en')).toBe('is required');
  });
});

describe('problem texts', () => {
  it('exist for every code thrown by domain, stores and edge', () => {
    const thrown = [
      ...codesOf(
        String.raw`new (?:Conflict|InvalidRequest)`,
        '{domain,adapters,functions}/**/*.ts',
      ),
      ...codesOf(String.raw`super`, 'domain/kernel/domain-error.ts'),
      ...codesOf(String.raw`new Refusal`, 'functions/**/*.ts', String.raw`\d+,\s*`),
    ].filter((code) => code !== undefined);
    expect(new Set(thrown).size).toBeGreaterThan(20);
    // BROKEN_RECORD never leaves: it is answered as INTERNAL_ERROR.
    const without = [...new Set(thrown)].filter((code) => !(code in problemTexts));
    expect(without).toEqual(['BROKEN_RECORD']);
  });

  it('have both languages, not one copied', () => {
    for (const [code, { en, 'zh-CN': zh }] of Object.entries(problemTexts)) {
      expect.soft(en.title, code).toMatch(/^[\x20-\x7e]+$/);
      expect.soft(zh.detail, code).toMatch(/\p{Script=Han}/u);
    }
  });
});
