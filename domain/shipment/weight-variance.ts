/** What the carrier weighed against what was declared; tolerance 5 % (lifecycles 4.7). */
import { fault, type Fault } from '../kernel/fault.ts';
import { actualFacts } from '../tracking/tracking-facts.ts';
import type { ShipmentView } from './shipment-view.ts';

const TOLERANCE_PERCENT = 5;

/** Grams over all units weighed at the origin, each by its last weighing; undefined when nothing was weighed. */
export function weighedG({ tracking }: Pick<ShipmentView, 'tracking'>): number | undefined {
  const weighed = actualFacts(tracking, ['picked_up', 'received_at_origin', 'gated_in'])
    .filter((f) => f.weightG !== undefined)
    .map((f) => [f.unit ?? '-', f.weightG ?? 0] as const);
  const byUnit = new Map(weighed);
  return byUnit.size === 0 ? undefined : [...byUnit.values()].reduce((sum, g) => sum + g, 0);
}

export function weightFault(view: Pick<ShipmentView, 'tracking' | 'shipment'>): Fault | undefined {
  const weighed = weighedG(view);
  const declared = view.shipment.grossWeightG;
  if (weighed === undefined || Math.abs(weighed - declared) * 100 <= declared * TOLERANCE_PERCENT)
    return undefined;
  const params = { weighedG: String(weighed), declaredG: String(declared) };
  return fault(
    '/cartons',
    'WEIGHT_VARIANCE',
    `weighed ${weighed} g, declared ${declared} g`,
    params,
  );
}
