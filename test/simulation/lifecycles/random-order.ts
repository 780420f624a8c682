/** A buyer's order by chance: what, where to, how it is filled, and now and then what holds it. */
import type { Draw } from '../lifecycle.ts';
import { maybe, pick } from '../pick.ts';

const BUYERS = [
  { city: 'Newark', region: 'NJ', postalCode: '07102' },
  { city: 'Los Angeles', region: 'CA', postalCode: '90012' },
  { city: 'Chicago', region: 'IL', postalCode: '60601' },
];

export function randomOrder(draw: Draw, reference: string) {
  const shipTo = { name: 'Ana', lines: ['1 Main St'], country: 'US', ...pick(draw, BUYERS) };
  const lines = Array.from({ length: pick(draw, [1, 1, 2, 3]) }, () => ({
    sku: pick(draw, ['LAMP-1', 'LAMP-1', 'SPKR-1']),
    quantity: pick(draw, [1, 1, 2, 3]),
  }));
  const request = {
    reference,
    buyer: { name: 'Ana', email: 'ana@buyer.example' },
    shipTo,
    lines: maybe(draw, 0.04) ? [...lines, { sku: 'GHOST-1', quantity: 1 }] : lines,
    policy: pick(draw, ['FILL_ALL', 'FILL_ALL', 'FILL_OR_KILL', 'FILL_ALL_AVAILABLE']),
    speed: pick(draw, ['EXPRESS', 'STANDARD', 'ECONOMY']),
    packaging: maybe(draw, 0.15) ? { kind: 'SELLER', materialSku: 'BOX-1' } : { kind: 'STANDARD' },
  };
  return maybe(draw, 0.06)
    ? { request: { ...request, shipTo: { ...shipTo, postalCode: '00000' } }, mended: shipTo }
    : { request, mended: shipTo };
}
