/** The story of a return as it is told (M-133): status, parcel, desk, money and questions in one order of time. */
import type { z } from 'zod';
import type { Case } from '../../../domain/case/case.ts';
import type { ParcelTracking } from '../../../domain/parcel/parcel-tracking.ts';
import type { Inspection } from '../../../domain/return/inspection.ts';
import type { RefundPayment } from '../../../domain/return/refund-payment.ts';
import { returnStatusSchema } from '../../../domain/return/return-lifecycle.ts';
import type { ReturnKey } from '../../../domain/return/return-store.ts';
import type { Return } from '../../../domain/return/return.ts';
import { toldToSeller } from '../../runtime/told-actor.ts';
import { waitingIn } from '../shipments/waiting.ts';
import type { returnTimeline } from './contract.ts';
import { mustFindReturn } from './return-view.ts';
import type { ProgressPorts } from './returns-ports.ts';

type Entry = z.input<typeof returnTimeline>['entries'][number];
type TimelinePorts = Pick<ProgressPorts, 'returns' | 'parcels' | 'waits' | 'cases' | 'payments'>;

/** `reader`: a seller sees only the cases put to it, and no names of staff. Throws NotFound. */
export async function readReturnTimeline(
  ports: TimelinePorts,
  { tenant, returnId }: ReturnKey,
  reader: Case['audience'],
): Promise<z.input<typeof returnTimeline>> {
  const key = { tenant, returnId };
  const ret = await mustFindReturn(ports.returns, key);
  const [inspection, parcel, wait, all, payments] = await Promise.all([
    ports.returns.inspection(key),
    ports.parcels.find(key),
    ports.waits.find({ tenant, entityId: returnId, lane: 'main' }),
    ports.cases.ofEntity(tenant, returnId),
    ports.payments.ofReturn(key),
  ]);
  const cases = all.filter(({ audience }) => reader === 'operations' || audience === 'seller');
  const entries = [
    ...statuses(ret),
    ...travels(parcel),
    ...seen(inspection),
    ...ret.refunds.map(({ at, reason, amount }): Entry => {
      return { at, kind: 'REFUND', code: reason, detail: `${amount.amount} ${amount.currency}` };
    }),
    ...(ret.shopDispositions ?? []).map(({ at, type, quantity, lineId }): Entry => {
      return { at, kind: 'SHOP', code: type, detail: `${quantity} of line ${lineId}` };
    }),
    ...payments.flatMap(paid),
    ...cases.flatMap((found) => asked(found, reader)),
  ];
  const waiting = waitingIn(wait);
  return {
    returnId,
    status: ret.status,
    ...(waiting && { waiting }),
    entries: entries.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
    openCases: cases
      .filter(({ status }) => status === 'OPEN')
      .map(({ caseId, kind, title, options, defaultOption, responsible, deadlineAt }) => {
        return { caseId, kind, title, options, defaultOption, responsible, deadlineAt };
      }),
  };
}

/** In the order in which the lifecycle goes, when several were entered at one moment. */
function statuses(ret: Return): Entry[] {
  const reason = 'closeReason' in ret ? ret.closeReason : undefined;
  return returnStatusSchema.options.flatMap((status): Entry[] => {
    const at = ret.since[status];
    const detail = status === ret.status ? reason : undefined;
    return at
      ? [{ at, kind: 'STATUS', code: status, ...(detail !== undefined && { detail }) }]
      : [];
  });
}

function travels({ events }: ParcelTracking): Entry[] {
  return events.map(({ occurredAt, milestone, text }) => {
    return { at: occurredAt, kind: 'PARCEL', code: milestone, detail: text };
  });
}

/** `PAID_BY_SHOP`: by whom the buyer was paid back, and as which refund of the shop. */
function paid({ paidAt, by, externalRefundId }: RefundPayment): Entry[] {
  if (!paidAt || !by) return [];
  const detail = externalRefundId !== undefined && { detail: externalRefundId };
  return [{ at: paidAt, kind: 'REFUND', code: `PAID_BY_${by}`, ...detail }];
}

function seen({ units, closed, worked }: Inspection): Entry[] {
  return [
    ...units.map(({ at, reception, sku, quantity, note }): Entry => {
      const detail = [`${quantity} x ${sku ?? '?'}`, note].filter(Boolean).join(': ');
      return { at, kind: 'DESK', code: reception, detail };
    }),
    ...(closed ? [{ at: closed.at, kind: 'DESK', code: 'INSPECTED' } as const] : []),
    ...Object.entries(worked).map(([workId, { at, note }]): Entry => {
      return { at, kind: 'DESK', code: 'WORKED', detail: note ?? workId };
    }),
  ];
}

function asked(found: Case, reader: Case['audience']): Entry[] {
  const { openedAt, kind, title } = found;
  const opened: Entry = { at: openedAt, kind: 'CASE', code: kind, detail: title };
  const decision = 'decision' in found ? found.decision : undefined;
  if (!decision) return [opened];
  const actor = reader === 'operations' ? decision.by : toldToSeller(decision.by);
  return [
    opened,
    { at: decision.at, kind: 'CASE', code: `${kind}_DECIDED`, detail: decision.option, actor },
  ];
}
