/** The returns of the demo: what was bought, why it comes back, and how it must end. */
import type { ReturnDetail } from './portage-client.ts';

export interface ReturnCase {
  readonly title: string;
  readonly sku: string;
  readonly price: string;
  readonly reason: string;
  readonly buyer: 'NJ' | 'CA';
  /** What the returns desk will find. */
  readonly finds: string;
  readonly ends: {
    readonly outcome: string;
    readonly status: string;
    readonly disposition?: string;
    /** What the buyer gets, US dollars, less the way back when that is his. */
    readonly refund: string;
    /** Sums that must be among the reasons. */
    readonly why?: string;
  };
}

export const RETURN_CASES: readonly ReturnCase[] = [
  {
    title: 'nine dollars: refunded, the buyer keeps it 仅退款',
    sku: 'LUMEN-NIGHT-04',
    price: '9.00',
    reason: 'NO_LONGER_WANTED',
    buyer: 'NJ',
    finds: 'grade-a',
    ends: { outcome: 'RETURNLESS_REFUND', status: 'RETURNLESS_REFUND', refund: '9.00' },
  },
  {
    title: 'scratched: refunded in part 部分退款',
    sku: 'LUMEN-DESK-01',
    price: '39.00',
    reason: 'SCRATCHED',
    buyer: 'NJ',
    finds: 'grade-a',
    ends: { outcome: 'PARTIAL_REFUND_OFFERED', status: 'COMPLETED', refund: '7.80' },
  },
  {
    title: 'a wrong item, as new: back on the shelf the same day 错发商品当日重新上架',
    sku: 'LUMEN-DESK-01',
    price: '39.00',
    reason: 'WRONG_ITEM',
    buyer: 'NJ',
    finds: 'grade-a',
    ends: { outcome: 'APPROVED', status: 'COMPLETED', disposition: 'RESTOCK', refund: '39.00' },
  },
  {
    title: 'used, grade B: refurbished B级翻新',
    sku: 'LUMEN-BAG-03',
    price: '54.00',
    reason: 'NO_LONGER_WANTED',
    buyer: 'CA',
    finds: 'grade-b',
    ends: { outcome: 'APPROVED', status: 'COMPLETED', disposition: 'REFURBISH', refund: '54.00' },
  },
  {
    title: 'broken, grade C: destroyed, and only after proof C级销毁需凭证',
    sku: 'LUMEN-DESK-01',
    price: '39.00',
    reason: 'DEFECTIVE',
    buyer: 'CA',
    finds: 'grade-c',
    ends: { outcome: 'APPROVED', status: 'COMPLETED', disposition: 'DESTROY', refund: '39.00' },
  },
  {
    title: 'dear and repairable: sent home under relief 高值退运返修免税',
    sku: 'LUMEN-SPK-02',
    price: '289.00',
    reason: 'DEFECTIVE',
    buyer: 'NJ',
    finds: 'defective',
    ends: {
      outcome: 'APPROVED',
      status: 'COMPLETED',
      disposition: 'RETURN_TO_ORIGIN',
      refund: '289.00',
      // Three quarters of 289.00 less 18.00: no duty or VAT at home.
      why: 'RETURN_TO_ORIGIN 198.75',
    },
  },
];

const BUYERS = {
  NJ: { city: 'Jersey City', region: 'NJ', postalCode: '07302' },
  CA: { city: 'Pasadena', region: 'CA', postalCode: '91101' },
} as const;

/** The order that is later returned. */
export function orderToReturn({ sku, price, buyer, finds }: ReturnCase, n: number): object {
  return {
    reference: `RET-${2001 + n}`,
    shipTo: {
      name: 'Sam Reed',
      lines: [`${10 + n} Grove Street`, `Unit ${n}, sandbox: ${finds}`],
      ...BUYERS[buyer],
      country: 'US',
    },
    lines: [{ sku, quantity: 1, unitPrice: { amount: price, currency: 'USD' } }],
  };
}

/** What goods may not go home without (M-132). */
const EXPORT_PAPERS = ['COMMERCIAL_INVOICE', 'PACKING_LIST', 'RETURN_RELIEF_STATEMENT'];

/** `printed`: the kinds of its papers whose bytes are a PDF. */
export function paperFaults({ ends }: ReturnCase, printed: readonly string[]): string[] {
  const wanted = ends.disposition === 'RETURN_TO_ORIGIN' ? EXPORT_PAPERS : [];
  return differs('papers', printed.toSorted().join(' '), wanted.join(' '));
}

/** What is wrong with a return that ended so. */
export function returnFaults({ ends }: ReturnCase, outcome: string, ret: ReturnDetail): string[] {
  const refunds = ret.refunds.map(({ amount }) => amount.amount).join(' + ');
  const dispositions = ret.graded.map(({ disposition }) => disposition).join(' ');
  const why = ret.graded.flatMap((each) => each.why);
  return [
    ...differs('outcome', outcome, ends.outcome),
    ...differs('status', ret.status, ends.status),
    ...differs('disposition', dispositions, ends.disposition ?? ''),
    ...differs('refund', refunds, lessFreight(ends.refund, ret)),
    ...(ends.why === undefined || why.includes(ends.why) ? [] : [`${ends.why} is no reason`]),
    ...(ends.disposition === 'RESTOCK' ? restockFaults(ret) : []),
  ];
}

/** On the day the box was opened. */
function restockFaults({ inspection }: ReturnDetail): string[] {
  const opened = inspection?.units.map(({ at }) => at.slice(0, 10)) ?? [];
  const worked = Object.values(inspection?.worked ?? {}).map(({ at }) => at.slice(0, 10));
  return differs('restocked on', worked.join(' '), opened.join(' '));
}

function lessFreight(refund: string, { triage }: ReturnDetail): string {
  if (triage?.freightPayer !== 'BUYER' || triage.outcome !== 'APPROVED') return refund;
  const cents = (amount: string) => Math.round(Number(amount) * 100);
  return ((cents(refund) - cents(triage.returnFreight?.amount ?? '0')) / 100).toFixed(2);
}

function differs(what: string, is: string, should: string): string[] {
  return is === should ? [] : [`${what} is ${is || 'nothing'}, should be ${should || 'nothing'}`];
}
