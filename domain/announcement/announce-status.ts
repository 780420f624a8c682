/** Shipments, returns and removals: records with a status of their own. */
import { z } from 'zod';
import { timestampSchema } from '../kernel/time.ts';
import { announced } from './announced.ts';
import type { Announcement, AnnouncementType } from './announcement.ts';
import type { RecordChange } from './record-change.ts';

const headRead = z.object({
  version: z.int(),
  status: z.string(),
  statusSince: timestampSchema.optional(),
  updatedAt: timestampSchema.optional(),
  reference: z.string().optional(),
  orderId: z.string().optional(),
  kind: z.string().optional(),
  /** A return that was asked for in a shop. */
  channel: z.object({ externalReturnId: z.string().optional() }).optional(),
});

/** A return passes states that only its desk cares for: a stage is told when it is entered. */
const RETURN_STAGES: Readonly<Record<string, AnnouncementType>> = {
  APPROVED: 'return.approved',
  LABEL_ISSUED: 'return.approved',
  AWAITING_ARRIVAL: 'return.approved',
  IN_TRANSIT: 'return.approved',
  DECLINED: 'return.declined',
  ARRIVED: 'return.received',
  INSPECTING: 'return.received',
  ACTION_REQUIRED: 'return.received',
  DISPOSITION_PENDING: 'return.graded',
  PROCESSING: 'return.graded',
  COMPLETED: 'return.completed',
  RETURNLESS_REFUND: 'return.completed',
};

interface Kind {
  readonly idName: string;
  /** What a new status is called; undefined: nobody hears of it. */
  readonly typeOf: (status: string, previous: string | undefined) => AnnouncementType | undefined;
}

const KINDS: Readonly<Record<string, Kind>> = {
  shp: { idName: 'shipmentId', typeOf: shipmentType },
  ret: { idName: 'returnId', typeOf: returnType },
  rem: { idName: 'removalId', typeOf: () => 'removal.updated' },
};

export function announceStatus(change: RecordChange): readonly Announcement[] {
  const kind = KINDS[change.entityId.slice(0, 3)];
  if (!kind) return [];
  const before = change.before && headRead.parse(change.before);
  const { version, status, statusSince, updatedAt, ...read } = headRead.parse(change.after);
  const type = kind.typeOf(status, before?.status);
  if (before?.status === status || type === undefined) return [];
  const { reference, orderId, channel } = read;
  const data = {
    [kind.idName]: change.entityId,
    reference,
    orderId,
    kind: read.kind,
    status,
    previousStatus: before?.status,
    externalReturnId: channel?.externalReturnId,
  };
  const at = statusSince ?? updatedAt ?? change.at;
  return [announced(change, { type, what: `${status.toLowerCase()}-v${version}`, at, data })];
}

function shipmentType(status: string): AnnouncementType {
  if (status.startsWith('COMPLETED')) return 'shipment.completed';
  return status === 'CANCELLED' ? 'shipment.cancelled' : 'shipment.updated';
}

function returnType(status: string, previous: string | undefined): AnnouncementType | undefined {
  if (previous === undefined) return 'return.created';
  const stage = RETURN_STAGES[status];
  return stage === RETURN_STAGES[previous] ? undefined : stage;
}
