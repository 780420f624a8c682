/** What each disposition costs a unit, and what part of its value it brings back: our price list, by the day of the inspection. */
import type { Dated } from '../kernel/dated.ts';
import type { Disposition, Grade } from '../return-policy/return-policy.ts';

interface Price {
  /** US cents a unit. */
  readonly costCents: number;
  /** Of the unit's value, by grade; a grade not named cannot take this way. */
  readonly recovery: Partial<Readonly<Record<Grade, string>>>;
}

export interface DispositionPrices {
  readonly ways: Readonly<Record<Disposition, Price>>;
  /** Destroying where the warehouse may not itself: a licensed contractor. */
  readonly contractorCents: number;
  /** Duty and VAT on goods that enter China without relief, of their value. */
  readonly unrelievedTax: string;
}

export const DISPOSITION_PRICES: readonly Dated<DispositionPrices>[] = [
  {
    value: {
      ways: {
        RESTOCK: { costCents: 60, recovery: { A_SELLABLE: '1' } },
        REFURBISH: { costCents: 450, recovery: { A_SELLABLE: '0.65', B_REFURBISHABLE: '0.65' } },
        LIQUIDATE: { costCents: 30, recovery: { A_SELLABLE: '0.35', B_REFURBISHABLE: '0.25' } },
        DONATE: { costCents: 40, recovery: { A_SELLABLE: '0', B_REFURBISHABLE: '0' } },
        DESTROY: {
          costCents: 120,
          recovery: { A_SELLABLE: '0', B_REFURBISHABLE: '0', C_SCRAP: '0', X_PROHIBITED: '0' },
        },
        RETURN_TO_ORIGIN: {
          costCents: 1_800,
          recovery: { B_REFURBISHABLE: '0.85', C_SCRAP: '0.75' },
        },
        BONDED_REPAIR: { costCents: 2_600, recovery: { B_REFURBISHABLE: '0.8', C_SCRAP: '0.7' } },
        QUARANTINE: { costCents: 0, recovery: { X_PROHIBITED: '0' } },
        RETURN_TO_SELLER: { costCents: 900, recovery: {} },
      },
      contractorCents: 80,
      unrelievedTax: '0.23',
    },
    validFrom: '2025-01-01',
    validTo: null,
    source: 'price list of the returns desk; duty and VAT at our planning rate',
  },
];
