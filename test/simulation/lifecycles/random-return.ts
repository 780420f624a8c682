/** What buyers want to send back, by chance, and what their seller wants done with it. */
import { returnReasonSchema } from '../../../domain/return/return-reason.ts';
import type { Draw } from '../lifecycle.ts';
import { maybe, pick } from '../pick.ts';

const BUYERS = [
  { city: 'Newark', region: 'NJ', postalCode: '07102' },
  { city: 'Los Angeles', region: 'CA', postalCode: '90012' },
  { city: 'Chicago', region: 'IL', postalCode: '60601' },
];
const PRICES = ['4.50', '39.90', '39.90', '259.00'];
/** Moments after the delivery: at once, in the window, in its grace, after it. */
const WHEN = [1, 1, 1, 2, 8, 8, 40, 130, 190];

type Line = Readonly<{ sku: string; quantity: number }>;

/** An order in which nothing is wrong. */
export function sentBackOrder(draw: Draw, reference: string) {
  const shipTo = { name: 'Ana', lines: ['1 Main St'], country: 'US', ...pick(draw, BUYERS) };
  const skus = maybe(draw, 0.25) ? ['LAMP-1', 'SPKR-1'] : [pick(draw, ['LAMP-1', 'SPKR-1'])];
  const lines = skus.map((sku) => ({
    sku,
    quantity: pick(draw, [1, 2, 2, 3]),
    unitPrice: { amount: pick(draw, PRICES), currency: 'USD' },
  }));
  return {
    reference,
    buyer: { name: 'Ana', email: 'ana@buyer.example' },
    shipTo,
    lines,
    policy: pick(draw, ['FILL_ALL', 'FILL_ALL', 'FILL_ALL_AVAILABLE']),
    speed: pick(draw, ['EXPRESS', 'EXPRESS', 'STANDARD']),
  };
}

/** At some moments after the delivery, what is asked for at once: sometimes the same twice, which is more than there is. */
export function randomWishes(draw: Draw, lines: readonly Line[]) {
  const count = pick(draw, [1, 1, 1, 2, 3]);
  const whens = Array.from({ length: count }, () => pick(draw, WHEN) + Math.floor(draw() * 3));
  return [...new Set(whens)].map((at) => {
    const wish = randomWish(draw, lines);
    return { at, asks: maybe(draw, 0.2) ? [wish, randomWish(draw, lines)] : [wish] };
  });
}

function randomWish(draw: Draw, lines: readonly Line[]) {
  const wanted = lines.filter((_, n) => n === 0 || maybe(draw, 0.7));
  return {
    resolution: maybe(draw, 0.15) ? 'EXCHANGE' : 'REFUND',
    lines: wanted.map(({ sku, quantity }) => ({
      sku,
      quantity: maybe(draw, 0.05) ? quantity + 1 : 1 + Math.floor(draw() * quantity),
      reason: pick(draw, returnReasonSchema.options),
    })),
  };
}

export function randomPolicy(draw: Draw) {
  const way = (of: readonly string[]) => pick(draw, of);
  return {
    decideBy: pick(draw, ['ECONOMICS', 'RULES', 'SELLER']),
    ...(maybe(draw, 0.3) && { reviewFrom: { amount: '50.00', currency: 'USD' } }),
    ...(maybe(draw, 0.3) && { subjectiveFreightPayer: 'SELLER' }),
    ...(maybe(draw, 0.1) && { returnable: false }),
    ...(maybe(draw, 0.3) && { labelDays: 7, decisionDays: 3 }),
    partialRefundPercent: pick(draw, [10, 20, 50]),
    defaultDispositions: {
      A_SELLABLE: way(['RESTOCK', 'RETURN_TO_SELLER', 'LIQUIDATE']),
      B_REFURBISHABLE: way(['LIQUIDATE', 'DONATE', 'DESTROY']),
      C_SCRAP: way(['DESTROY', 'DESTROY', 'DONATE']),
      X_PROHIBITED: way(['QUARANTINE', 'DESTROY']),
    },
  };
}
