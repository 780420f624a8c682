/** Tells why a parcel goes the way it goes: chosen, and what each other service lost by. */
import type { OrderDetail } from './portage-client.ts';

type Fulfilment = OrderDetail['fulfilments'][number];

export function routeLines({ n, warehouseId, allocation, lines, route }: Fulfilment): string[] {
  const units = lines.map(({ sku, quantity }) => `${quantity} ${sku}`).join(', ');
  const from = `  parcel ${n} from ${warehouseId ?? 'nowhere yet'}: ${units} (${allocation.join('; ')})`;
  if (!route) return [from];
  const { name, mode, days, price, rateCard, alternatives, refused } = route;
  return [
    from,
    `    goes by ${name}, ${mode}, ${days.from}-${days.to} days, ${price.amount} ${price.currency} (${rateCard})`,
    ...alternatives.map(({ serviceId, lostBecause }) => `    not ${serviceId}: ${lostBecause}`),
    ...refused.map(({ serviceId, reasons }) => `    cannot ${serviceId}: ${reasons.join(', ')}`),
  ];
}

/** What the parcel did, in one line. */
export function parcelLine({ label, parcel }: Fulfilment): string {
  if (!label) return '    no label';
  const { trackingNumber, status, attempts, signedBy } = parcel ?? {};
  const handedOver =
    trackingNumber !== undefined && trackingNumber !== label.trackingNumber
      ? `, handed over as ${trackingNumber}`
      : '';
  const signed = signedBy === undefined ? '' : `, signed by ${signedBy}`;
  const tries = attempts ? `, ${attempts} failed attempt(s)` : '';
  return `    ${label.carrier} ${label.trackingNumber}${handedOver}: ${status ?? 'unknown'}${tries}${signed}`;
}
