import { describe, expect, it } from 'vitest';
import { prohibitedBy, prohibitedRules } from '../../../../domain/sku/prohibited.ts';

const named = (changed: object, day = '2026-11-02') =>
  prohibitedBy({ name: 'Thing', use: 'Use', hsCode: '940521', ...changed }, day).map((r) => r.name);

describe('prohibited goods', () => {
  it.each([
    [{ name: 'Disposable VAPE, mint' }, 'e-cigarettes and tobacco'],
    [{ use: 'for radioactive tracing' }, 'radioactive goods'],
    [{ nameZh: '一次性电子烟' }, 'e-cigarettes and tobacco'],
    [{ hsCode: '3604.10' }, 'explosives and fireworks'],
    [{ importHsCode: '0106 20' }, 'live animals'],
    [{ name: 'Replica handbag' }, 'counterfeits'],
  ])('are found in %j', (goods, rule) => {
    expect(named(goods)).toEqual([rule]);
  });

  it.each([
    [{ name: 'Landscape lamp' }],
    [{ name: 'Anti-poisoning kit', use: 'training' }],
    [{ hsCode: '3808.94' }],
    [{ name: 'Pistolet shower head' }],
  ])('are not found in %j', (goods) => {
    expect(named(goods)).toEqual([]);
  });

  it('are those of the day: e-cigarettes since 2022-05-01', () => {
    expect(named({ name: 'Vape pen' }, '2022-04-30')).toEqual([]);
    expect(named({ name: 'Vape pen' }, '2022-05-01')).toEqual(['e-cigarettes and tobacco']);
  });

  it('each have a source', () => {
    for (const rule of prohibitedRules) expect(rule.source).not.toBe('');
  });
});
