/** Every whole unit is in a bin: complete, or complete but short of what was announced. */
import { countOf } from '../kernel/count-of.ts';
import { addSeconds } from '../kernel/time.ts';
import { placeableBySku, isShort } from '../receiving/compare-receipt.ts';
import { awaitFact } from './await-fact.ts';
import { DWELL_SECONDS } from './dwell.ts';
import { firstOf } from '../kernel/first-of.ts';
import type { Move } from './next-move.ts';
import { untilMended } from './refusal-case.ts';
import type { ShipmentView } from './shipment-view.ts';

export type PutawayOutcome = 'COMPLETED' | 'COMPLETED_SHORT';

export function assessPutaway(view: ShipmentView): Move<PutawayOutcome> {
  return (
    firstOf<ShipmentView, Move<PutawayOutcome>>(view, [
      ({ shipment: { status } }) =>
        status === 'COMPLETED' || status === 'COMPLETED_SHORT' ? { finish: status } : undefined,
      untilMended,
      () => (isPlaced(view) ? endMove(view) : undefined),
    ]) ?? untilPlaced(view)
  );
}

function isPlaced({ receiving }: ShipmentView): boolean {
  return [...placeableBySku(receiving)].every(
    ([sku, good]) => countOf(receiving.placed, sku) >= good,
  );
}

function endMove({ content, receiving }: ShipmentView): Move<PutawayOutcome> {
  return { move: isShort(content.cartons, receiving) ? 'complete_short' : 'complete' };
}

function untilPlaced(view: ShipmentView): Move<PutawayOutcome> {
  const patienceSeconds = DWELL_SECONDS.PUTAWAY_IN_PROGRESS;
  const dueAt = addSeconds(view.shipment.statusSince, patienceSeconds);
  return awaitFact(view, { awaiting: 'PUTAWAY', responsible: 'WAREHOUSE', dueAt, patienceSeconds });
}
