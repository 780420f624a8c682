import { expect, it } from 'vitest';
import { plannedRate, toCurrency } from '../../../../domain/duty/exchange-rates.ts';

it('knows a currency in dollars, and two currencies through the dollar', () => {
  expect(plannedRate('USD', 'CAD', '2026-11-02')).toBe('1.380000');
  expect(plannedRate('CNY', 'USD', '2026-11-02')).toBe('0.140845');
  expect(plannedRate('CAD', 'CNY', '2026-11-02')).toBe('5.144928');
});

it('keeps money of the same currency as it is, and respects minor digits', () => {
  const money = { minor: 12_345n, currency: 'USD' } as const;
  expect(toCurrency(money, 'USD', '2026-11-02')).toBe(money);
  expect(toCurrency(money, 'JPY', '2026-11-02')).toEqual({ minor: 18_518n, currency: 'JPY' });
});

it('has no rates before its table', () => {
  expect(() => plannedRate('USD', 'CAD', '2024-12-31')).toThrow('no exchange rates');
});
