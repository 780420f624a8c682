/** What the incoterm makes us pay and what not, in words (M-044, domain-facts 3.4): no later claw-back by surprise. */
import type { DutyEstimate } from '../duty/duty-estimate.ts';
import type { ShipmentHead } from '../shipment/shipment-record.ts';

export function scopeOf(
  { incoterm, legs }: Pick<ShipmentHead, 'incoterm' | 'legs'>,
  country: string,
  estimate: DutyEstimate | undefined,
): string[] {
  if (!legs.includes('IMPORT_CUSTOMS'))
    return ['Import clearance is not bought: duty, tax and customs fees are the seller’s.'];
  return incoterm === 'DDP' ? ddp(country, estimate) : dap(country);
}

function ddp(country: string, estimate: DutyEstimate | undefined): string[] {
  const included =
    estimate?.kind === 'computed'
      ? ['Included: import duty, surcharge programmes, import tax and customs fees, as estimated.']
      : ['Not included: import duty and tax; they are stated by a specialist before filing.'];
  return [
    `DDP ${country}: Portage clears and pays at import.`,
    ...included,
    ...levyNames(estimate),
    'Included: brokerage of one entry.',
    'Importer of record: the seller where it has a number in the country, else Portage.',
    'A difference between estimate and customs’ own assessment is charged or credited at cost.',
  ];
}

function dap(country: string): string[] {
  return [
    `DAP ${country}: Portage delivers; duty, tax and customs fees are paid by the seller when due.`,
    'Included: brokerage of one entry.',
    'Importer of record: the seller, with its own number in the country.',
  ];
}

function levyNames(estimate: DutyEstimate | undefined): string[] {
  if (estimate?.kind !== 'computed') return [];
  const names = [...estimate.lines.flatMap((l) => l.levies), ...estimate.fees].map(
    (l) => l.programme,
  );
  return [`Estimated: ${[...new Set(names)].join(', ')}.`];
}
