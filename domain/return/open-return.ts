/** Returns that nobody has to ask for: what a carrier brings back, what Amazon sends, what is recalled, what nobody announced. */
import type { ReturnId, Tenant, WarehouseId } from '../kernel/ids.ts';
import type { Timestamp } from '../kernel/time.ts';
import type { OutboxMessage } from '../outbox/outbox.ts';
import { advanceReturn } from './return-record.ts';
import { startReturn } from './return-outbox.ts';
import type { ReturnStore } from './return-store.ts';
import { returnHeadSchema, type RecalledFrom, type Return, type ReturnLine } from './return.ts';

export interface ComingBack {
  readonly kind: 'RTS' | 'FBA_REMOVAL' | 'TRANSFER_RECALL' | 'UNANNOUNCED';
  readonly tenant: Tenant;
  readonly returnId: ReturnId;
  readonly warehouseId: WarehouseId;
  readonly lines: readonly ReturnLine[];
  readonly trackingNumbers: readonly string[];
  readonly orderId?: Return['orderId'];
  readonly orderReference?: string | undefined;
  readonly fulfilment?: number | undefined;
  /** The removal, the transfer, or the box it was before its owner was known. */
  readonly causeId?: string | undefined;
  readonly channel?: Return['channel'];
  readonly recalledFrom?: RecalledFrom;
  readonly late?: Return['late'];
  /** The desk's own name of a box that nobody announced. */
  readonly deskId?: string | undefined;
}

export interface Opened {
  readonly ret: Return;
  readonly outbox: OutboxMessage;
}

/** Approved at once and without triage: it comes anyway. A box that is there already has arrived. */
export function openedReturn(coming: ComingBack, now: Timestamp): Opened {
  const { warehouseId, deskId, lines, trackingNumbers, ...rest } = coming;
  const head = returnHeadSchema.parse({
    ...rest,
    version: 1,
    epoch: 1,
    resolution: 'REFUND',
    lines: [...lines],
    claimsOrderLines: false,
    deskId: deskId ?? coming.returnId,
    trackingNumbers: [...trackingNumbers],
    refunds: [],
    graded: [],
    works: [],
    since: { REQUESTED: now },
    createdAt: now,
    updatedAt: now,
    statusSince: now,
    nextDeadlineAt: now,
  });
  const requested: Return = { ...head, status: 'REQUESTED' };
  const patch = { warehouseId };
  const ret =
    coming.kind === 'UNANNOUNCED'
      ? advanceReturn(requested, 'arrive', { at: now, patch })
      : advanceReturn(advanceReturn(requested, 'triage', { at: now }), 'approve', {
          at: now,
          patch,
        });
  return { ret, outbox: startReturn(ret, now) };
}

/** Once for its id, however often it is heard of. */
export async function openReturn(
  { returns, now }: { readonly returns: Pick<ReturnStore, 'create'>; now: () => Timestamp },
  coming: ComingBack,
): Promise<void> {
  const opened = openedReturn(coming, now());
  const names = coming.deskId === undefined ? [] : [coming.deskId];
  await returns.create({ ...opened, claims: [], names });
}
