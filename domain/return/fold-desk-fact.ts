/**
 * What a desk's fact does to the inspection, and to the stock in the same write. Each fact once, in any order: an inspection is
 * a set of facts, and which of them came last does not matter.
 */
import type { ReturnsDeskMessage } from '../partner/returns-desk-port.ts';
import type { SkuCode, WarehouseId } from '../kernel/ids.ts';
import { toTimestamp } from '../kernel/time.ts';
import type { Movement } from '../stock/stock.ts';
import { checklistSchema, type InspectedUnit, type Inspection } from './inspection.ts';
import { refurbishedSku } from './refurbished-sku.ts';
import { returnLot } from './return-notice.ts';
import {
  receptionSchema,
  unitFaultSchema,
  type Reception,
  type Return,
  type Work,
} from './return.ts';

export type DeskFact = Exclude<ReturnsDeskMessage, { type: 'warehouse.return.unannounced' }>;

export interface FoldedFact {
  readonly next: Inspection;
  readonly movements: readonly Movement[];
}

export interface Place {
  readonly ret: Return;
  readonly warehouseId: WarehouseId;
  /** SKUs the seller has registered: only these have a ledger. */
  readonly known: ReadonlySet<string>;
}

/** A shelf by this name is where the desk puts what it does not say the bin of. */
const NO_BIN = 'RETURNS';

/** Undefined: it was folded before. */
export function foldDeskFact(
  before: Inspection,
  fact: DeskFact,
  place: Place,
): FoldedFact | undefined {
  if (before.events.includes(fact.eventId)) return undefined;
  const version = before.version + 1;
  const next = { ...before, version, events: [...before.events, fact.eventId] };
  const at = toTimestamp(fact.data.at);
  switch (fact.type) {
    case 'warehouse.return.arrived':
      return { next: { ...next, arrivedAt: before.arrivedAt ?? at }, movements: [] };
    case 'warehouse.return.inspected': {
      const facts = Math.max(fact.data.facts, before.closed?.facts ?? 0);
      return { next: { ...next, closed: { at, facts } }, movements: [] };
    }
    case 'warehouse.return.unit_inspected': {
      const unit = unitOf(fact, place);
      const movements = unit.booked && unit.sku ? [receiving(unit, unit.sku, place)] : [];
      return { next: { ...next, units: [...before.units, unit] }, movements };
    }
    case 'warehouse.return.worked':
      return worked(next, fact, place);
  }
}

function unitOf(
  { eventId, data }: Extract<DeskFact, { type: 'warehouse.return.unit_inspected' }>,
  place: Place,
): InspectedUnit {
  const { sku, quantity, serial, fault, photos, note } = data;
  const reception = receptionSchema.safeParse(data.reception).data ?? 'UNIDENTIFIED';
  const blamed = unitFaultSchema.safeParse(fault).data;
  return {
    eventId,
    at: toTimestamp(data.at),
    ...(sku && { sku }),
    quantity,
    reception,
    ...(serial !== undefined && { serial }),
    checklist: checklistSchema.strip().parse(data.checklist),
    ...(blamed && { fault: blamed }),
    photos: photos.slice(0, 20),
    ...(note !== undefined && { note: note.slice(0, 500) }),
    booked: isBooked({ sku, reception }, place),
  };
}

const BOOKED: readonly Reception[] = ['RECEIVED', 'WRONG_ITEM'];

/** Lies on the desk, and it is known what it is. */
export function isBooked(
  { sku, reception }: Pick<InspectedUnit, 'reception'> & { readonly sku?: string | undefined },
  { known }: Pick<Place, 'known'>,
): boolean {
  return sku !== undefined && known.has(sku) && BOOKED.includes(reception);
}

export function receiving(
  { eventId, quantity, at }: InspectedUnit,
  sku: SkuCode,
  { ret, warehouseId }: Place,
): Movement {
  const { tenant, returnId } = ret;
  return {
    movementId: `${returnId}-in-${eventId}`,
    tenant,
    warehouseId,
    sku,
    kind: 'RETURN_RECEIVE',
    quantity,
    enters: 'returnedIn',
    from: null,
    to: 'quarantine',
    reference: returnId,
    at,
  };
}

function worked(
  next: Inspection,
  { data }: Extract<DeskFact, { type: 'warehouse.return.worked' }>,
  place: Place,
): FoldedFact {
  const { workId, bin, proof, note } = data;
  const before = next.worked[workId];
  const done = {
    at: before?.at ?? toTimestamp(data.at),
    ...(bin !== undefined && { bin }),
    // A proof that came before is not lost by a fact that says nothing of it.
    ...((proof ?? before?.proof) !== undefined && { proof: proof ?? before?.proof }),
    ...(note !== undefined && { note: note.slice(0, 500) }),
  };
  const work = place.ret.works.find((one) => one.workId === workId);
  const movements = before || !work ? [] : workMovements(work, done, place);
  return { next: { ...next, worked: { ...next.worked, [workId]: done } }, movements };
}

type Done = Inspection['worked'][string];

/** From quarantine to where the disposition says (M-127 to M-132); refurbished units come in again as another SKU. */
function workMovements(work: Work, { at, bin = NO_BIN }: Done, place: Place): Movement[] {
  const { ret, warehouseId } = place;
  const { workId, sku, quantity } = work;
  const { tenant, returnId } = ret;
  const base = { tenant, warehouseId, quantity, reference: returnId, at };
  const out = { ...base, movementId: `${workId}-out`, sku, from: 'quarantine' } as const;
  const shelf = { bin, lot: returnLot(ret, at) };
  switch (work.disposition) {
    case 'RESTOCK':
      return [{ ...out, kind: 'RETURN_RESTOCK', to: 'available', ...shelf }];
    case 'REFURBISH':
      return [
        { ...out, kind: 'RETURN_TRANSFER_OUT', to: 'transferredOut' },
        {
          ...base,
          movementId: `${workId}-in`,
          sku: refurbishedSku(sku),
          kind: 'RETURN_TRANSFER_IN',
          enters: 'transferredIn',
          from: null,
          to: 'available',
          ...shelf,
        },
      ];
    case 'LIQUIDATE':
    case 'DONATE':
    case 'DESTROY':
      return [{ ...out, kind: 'RETURN_DISPOSE', to: 'disposed' }];
    case 'RETURN_TO_ORIGIN':
    case 'BONDED_REPAIR':
    case 'RETURN_TO_SELLER':
      return [{ ...out, kind: 'RETURN_TRANSFER_OUT', to: 'transferredOut' }];
    case 'QUARANTINE':
      return [];
  }
}
