/** The timeline of an order as it is told (M-102, M-110); what it says is domain/order/order-timeline.ts. */
import type { z } from 'zod';
import type { CaseStore } from '../../../domain/case/case-store.ts';
import type { Case } from '../../../domain/case/case.ts';
import type { OrderKey, OrderStore } from '../../../domain/order/order-store.ts';
import { orderTimeline, type TimelineEntry } from '../../../domain/order/order-timeline.ts';
import type { ParcelStore } from '../../../domain/parcel/parcel-store.ts';
import { negotiateLanguage, type Language } from '../../runtime/accept-language.ts';
import type { HttpRequest } from '../../runtime/http-message.ts';
import { toldToSeller } from '../../runtime/told-actor.ts';
import type { orderTimelineView } from './contract.ts';
import { mustFindWhole, statusOf, type WholeOrder } from './order-view.ts';
import { timelineWord } from './timeline-words.ts';

export interface OrderTimelinePorts {
  readonly orders: Pick<OrderStore, 'findWhole' | 'changes'>;
  readonly parcels: Pick<ParcelStore, 'find'>;
  readonly cases: Pick<CaseStore, 'ofEntity'>;
}

/** `reader`: a seller sees only the cases put to it, and no names of staff. Throws NotFound. */
export async function readOrderTimeline(
  ports: OrderTimelinePorts,
  key: OrderKey,
  reader: Case['audience'],
  request: HttpRequest,
): Promise<z.input<typeof orderTimelineView>> {
  const whole = await mustFindWhole(ports.orders, key);
  const [changes, parcels, all] = await Promise.all([
    ports.orders.changes(key),
    parcelsOf(ports, whole),
    ports.cases.ofEntity(key.tenant, key.orderId),
  ]);
  const cases = all.filter(({ audience }) => reader === 'operations' || audience === 'seller');
  const language = negotiateLanguage(request.headers['accept-language']);
  const told = (entry: TimelineEntry) => inWords(entry, reader, language);
  return {
    orderId: key.orderId,
    status: statusOf(whole),
    entries: orderTimeline({ ...whole, changes, parcels, cases }).map(told),
    openCases: cases
      .filter(({ status }) => status === 'OPEN')
      .map(({ caseId, kind, title, responsible, deadlineAt }) => {
        return { caseId, kind, title, responsible, deadlineAt };
      }),
  };
}

function inWords(entry: TimelineEntry, reader: Case['audience'], language: Language) {
  const { actor } = entry;
  return {
    ...entry,
    text: timelineWord(entry.code, language) ?? entry.detail ?? entry.code,
    ...(actor !== undefined && { actor: reader === 'operations' ? actor : toldToSeller(actor) }),
  };
}

/** Only a parcel that has a label was ever told of. */
async function parcelsOf({ parcels }: OrderTimelinePorts, { fulfilments }: WholeOrder) {
  const labelled = fulfilments.filter(({ label }) => label !== undefined);
  const found = await Promise.all(
    labelled.map(async ({ tenant, orderId, n }) => {
      return [n, await parcels.find({ tenant, orderId, n })] as const;
    }),
  );
  return new Map(found);
}
