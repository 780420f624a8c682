/**
 * A fact of the floor, folded into the fulfilment: each kind of fact once, in any order, however often it is told. What it means
 * for the status follows from all of them together; what is decided because of it is the workflow's.
 */
import { toTimestamp, type Timestamp } from '../kernel/time.ts';
import type { FloorMessage } from '../partner/floor-port.ts';
import type { Fulfilment } from './fulfilment.ts';
import { patchFulfilment } from './fulfilment-record.ts';
import { readPickId } from './pick-id.ts';

type Floor = Fulfilment['floor'];

/** The next record; undefined when it was known, or is about a plan that was given up. */
export function foldFloorFact(
  fulfilment: Fulfilment,
  message: FloorMessage,
  now: Timestamp,
): Fulfilment | undefined {
  if (readPickId(message.data.pickId)?.attempt !== fulfilment.attempt) return undefined;
  const floor = withFact(fulfilment.floor, message);
  if (floor === fulfilment.floor) return undefined;
  const status = statusBy(fulfilment, floor);
  const moved = status === fulfilment.status ? {} : { status, statusSince: now };
  // The floor has the list: it is never sent again.
  return { ...patchFulfilment(fulfilment, { floor, pickList: undefined }, now), ...moved };
}

/** Facts that somebody waits for. Starting is only told, and what is handed over needs no decision. */
export function isDecisiveFact({ type }: FloorMessage): boolean {
  return type !== 'warehouse.pick.started' && type !== 'warehouse.parcel.handed_over';
}

/** The first telling of a fact stands; only a floor that stopped after all corrects itself. */
function withFact(floor: Floor, { type, data }: FloorMessage): Floor {
  const at = toTimestamp(data.at);
  switch (type) {
    case 'warehouse.pick.started':
      return floor.pickingAt ? floor : { ...floor, pickingAt: at };
    case 'warehouse.pick.short': {
      const lines = data.lines.map(({ sku, missing }) => ({ sku, missing }));
      return floor.short ? floor : { ...floor, short: { at, lines } };
    }
    case 'warehouse.parcel.packed': {
      if (floor.packed) return floor;
      const { weightG, dimensions, material } = data;
      const picks = data.picks.map(({ sku, quantity, bin, lot, fnsku }) => {
        return { sku, quantity, bin, lot, ...(fnsku !== undefined && { fnsku }) };
      });
      return {
        ...floor,
        packed: { at, weightG, dimensions, picks, ...(material && { material }) },
      };
    }
    case 'warehouse.parcel.handed_over':
      return floor.handedOverAt ? floor : { ...floor, handedOverAt: at };
    case 'warehouse.pick.stopped':
      return floor.stop?.answer === 'stopped'
        ? floor
        : { ...floor, stop: { at, answer: 'stopped' } };
    case 'warehouse.pick.too_late':
      return floor.stop ? floor : { ...floor, stop: { at, answer: 'too_late' } };
  }
}

/** Only while it is with the floor, and only forward. */
function statusBy({ status }: Fulfilment, { packed, pickingAt }: Floor): Fulfilment['status'] {
  if (status === 'RELEASED' || status === 'PICKING')
    return packed ? 'PACKED' : pickingAt ? 'PICKING' : status;
  return status;
}
