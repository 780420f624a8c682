/** Words of a parcel whose fulfilment is over: nobody waits for them any more. */
import { addSeconds } from '../../domain/kernel/time.ts';
import { fulfilmentLifecycle } from '../../domain/order/fulfilment-lifecycle.ts';
import { patchFulfilment } from '../../domain/order/fulfilment-record.ts';
import type { Fulfilment } from '../../domain/order/fulfilment.ts';
import type { ParcelKey } from '../../domain/parcel/parcel-store.ts';
import type { ParcelEvent, ParcelTracking } from '../../domain/parcel/parcel-tracking.ts';
import { caseIdOf } from '../../domain/case/case-question.ts';
import type { ParcelPorts } from './parcel-ports.ts';

interface Told {
  readonly next: ParcelTracking;
  readonly news: readonly ParcelEvent[];
}

/** True when the fulfilment is over. A parcel that turns up after it was given up is a matter for operations (FOUND). */
export async function tellIfOver(
  ports: ParcelPorts,
  key: ParcelKey,
  { next, news }: Told,
): Promise<boolean> {
  if (!('orderId' in key)) return false;
  const fulfilment = await ports.orders.findFulfilment(key);
  if (!fulfilment || !isOver(fulfilment)) return false;
  const found = fulfilment.status === 'LOST' && news.length > 0 && next.status !== 'lost';
  if (found) await recordFound(ports, fulfilment, next);
  return true;
}

const isOver = ({ status }: Fulfilment) =>
  fulfilmentLifecycle.terminal.some((terminal) => terminal === status);

/** Delivered after all: the fulfilment stays LOST, its claim is a person's to take back. */
async function recordFound(ports: ParcelPorts, fulfilment: Fulfilment, next: ParcelTracking) {
  await askAboutFound(ports, fulfilment, next);
  const { deliveredAt: foundAt } = next;
  if (!foundAt || fulfilment.foundAt) return;
  await ports.orders.save({ fulfilments: [patchFulfilment(fulfilment, { foundAt }, ports.now())] });
}

async function askAboutFound(
  { cases, now }: ParcelPorts,
  { tenant, orderId, n, label }: Fulfilment,
  { status, lastEventAt }: ParcelTracking,
): Promise<void> {
  const at = now();
  await cases.open({
    caseId: caseIdOf(orderId, 'PARCEL_LOST', `f${n}-found`),
    tenant,
    orderId,
    lane: `f${n}`,
    kind: 'PARCEL_LOST',
    title: 'A parcel that was given up has turned up: take back the claim',
    audience: 'operations',
    responsible: 'OPERATIONS',
    options: ['noted'],
    defaultOption: null,
    evidence: {
      trackingNumber: label?.trackingNumber ?? '',
      parcel: status,
      at: lastEventAt ?? at,
    },
    openedAt: at,
    deadlineAt: addSeconds(at, 7 * 86_400),
    version: 1,
    status: 'OPEN',
  });
}
