/** What the import will cost at the border, or an honest word that we do not know (M-049, M-056). */
import type { MoneyWire, Money } from '../kernel/money.ts';
import type { Mode } from '../shipment/shipment.ts';

/** One declared line, valued in the currency of the importing country. */
export interface DutyGoods {
  readonly sku: string;
  /** Tariff code of the importing country, digits. */
  readonly hts: string;
  readonly originCountry: string;
  readonly value: Money;
}

export interface DutyCase {
  readonly goods: readonly DutyGoods[];
  readonly mode: Mode;
  /** Day of entry, `YYYY-MM-DD`: dates every programme. */
  readonly entryDay: string;
}

export interface Levy {
  readonly programme: string;
  /** Readable: "25%", "0.3464%, least 33.58". */
  readonly rate: string;
  readonly amount: MoneyWire;
  readonly source: string;
}

export interface DutyLine {
  readonly sku: string;
  readonly hts: string;
  readonly originCountry: string;
  readonly value: MoneyWire;
  readonly levies: readonly Levy[];
  readonly duty: MoneyWire;
}

export interface Remark {
  readonly code: string;
  readonly detail: string;
}

export type DutyEstimate =
  | {
      readonly kind: 'computed';
      readonly country: string;
      /** Entry type or accounting document. */
      readonly procedure: string;
      readonly lines: readonly DutyLine[];
      /** Fees and taxes of the whole entry. */
      readonly fees: readonly Levy[];
      readonly value: MoneyWire;
      readonly total: MoneyWire;
      readonly warnings: readonly Remark[];
    }
  /** A rate or a programme is not in our tables: a customs specialist answers, nobody guesses. */
  | { readonly kind: 'needs_person'; readonly country: string; readonly reasons: readonly Remark[] }
  /** We do not compute this country at all. */
  | { readonly kind: 'not_computed'; readonly country: string; readonly detail: string };
