/** A seller's batch by chance: mode, legs, terms, cartons, and now and then what the pre-check refuses. */
import { requestBody } from '../../support/example-shipment.ts';
import type { Draw } from '../lifecycle.ts';
import { maybe, pick } from '../pick.ts';

const ALL = requestBody;
const LEGS = [
  'FIRST_MILE',
  'EXPORT_CUSTOMS',
  'MAIN_CARRIAGE',
  'IMPORT_CUSTOMS',
  'DELIVERY',
  'WAREHOUSE',
];

/** `faulty`: its cartons lack what must be on them; `mended` is what the seller sends then. */
export function randomRequest(draw: Draw, reference: string) {
  const { reference: _, ...body } = ALL;
  const faulty = maybe(draw, 0.15);
  const request = {
    ...body,
    ...(maybe(draw, 0.5) && { reference }),
    mode: pick(draw, ['SEA_LCL', 'SEA_LCL', 'SEA_FCL', 'AIR', 'EXPRESS', 'SEA_TRUCK']),
    incoterm: pick(draw, ['DDP', 'DAP', 'DDU']),
    expedite: maybe(draw, 0.2),
    insured: maybe(draw, 0.3),
    quoteAcceptance: { kind: pick(draw, ['automatic', 'automatic', 'manual']) },
    legs: maybe(draw, 0.7) ? LEGS : LEGS.filter((leg) => leg === 'WAREHOUSE' || maybe(draw, 0.85)),
    containerType: '45G1',
    submit: !maybe(draw, 0.1),
  };
  const { cartons, declaredLines, invoice } = body;
  return {
    request: faulty ? { ...request, cartons: cartons.map(withoutPo) } : request,
    mended: { cartons, declaredLines, invoice },
  };
}

function withoutPo({ poNumber: _, ...carton }: (typeof requestBody)['cartons'][number]) {
  return carton;
}
