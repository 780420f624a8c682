/**
 * A box without our number (lifecycles 4.3): whose it is, is told by the carrier's number on it, by an order's number, or by a
 * barcode in it. One that carries the number of a return that is over is late for that return. What nobody can be found for
 * lies under the platform's own name until operations find the owner.
 */
import { returnIdSchema, warehouseIdSchema, type Tenant } from '../../domain/kernel/ids.ts';
import type { Fulfilment } from '../../domain/order/fulfilment.ts';
import type { ReturnsDeskMessage } from '../../domain/partner/returns-desk-port.ts';
import { UNCLAIMED } from '../../domain/return/assess-unclaimed.ts';
import { cameNever } from '../../domain/return/late-return.ts';
import { openedReturn, type ComingBack } from '../../domain/return/open-return.ts';
import { advanceReturn, isClosed } from '../../domain/return/return-record.ts';
import { unitsSent } from '../../domain/return/sent-units.ts';
import type { Return, ReturnLine } from '../../domain/return/return.ts';
import { allowedEvents } from '../../domain/kernel/lifecycle.ts';
import { returnLifecycle } from '../../domain/return/return-lifecycle.ts';
import type { Order } from '../../domain/order/order.ts';
import { digestIdOf } from '../runtime/digest-id-of.ts';
import type { DeskPorts } from './desk-ports.ts';
import { openLate } from './open-late.ts';

export type Box = Extract<ReturnsDeskMessage, { type: 'warehouse.return.unannounced' }>['data'];

/** Once for the desk's name of the box. */
export async function openUnannounced(ports: DeskPorts, box: Box): Promise<void> {
  const sent = await returnUnder(ports, box.trackingNumber);
  if (sent && !isClosed(sent)) return adopt(ports, sent, box.rmaId);
  if (sent && cameNever(sent) && (await openLate(ports, sent, box.rmaId, box.warehouseId))) return;
  const owner = await ownerOf(ports, box, sent);
  const opened = openedReturn(
    {
      ...owner.known,
      kind: 'UNANNOUNCED',
      tenant: owner.tenant,
      returnId: returnIdSchema.parse(`ret_${digestIdOf(`unannounced|${box.rmaId}`)}`),
      warehouseId: warehouseIdSchema.parse(box.warehouseId),
      trackingNumbers: box.trackingNumber === undefined ? [] : [box.trackingNumber],
      orderReference: owner.known.orderReference ?? box.orderReference,
      deskId: box.rmaId,
    },
    ports.now(),
  );
  const ret = { ...opened.ret, claimsOrderLines: owner.claims.length > 0 };
  await ports.returns.create({ ...opened, ret, claims: owner.claims, names: [box.rmaId] });
}

/** The return that the number was given to, though the desk did not see whose box it was. */
async function returnUnder(ports: DeskPorts, number: string | undefined) {
  const owner = number === undefined ? undefined : await ports.numbers.find(number);
  if (!owner || !('returnId' in owner.key)) return undefined;
  return ports.returns.find(owner.key);
}

async function adopt(ports: DeskPorts, ret: Return, deskId: string): Promise<void> {
  const now = ports.now();
  const mayArrive = allowedEvents(returnLifecycle, ret.status).includes('arrive');
  const next = mayArrive ? advanceReturn(ret, 'arrive', { at: now }) : ret;
  await ports.returns.save({ next: { ...next, deskId }, names: [deskId] });
}

interface Owner {
  readonly tenant: Tenant;
  readonly known: Pick<ComingBack, 'lines' | 'orderId' | 'orderReference' | 'channel'>;
  readonly claims: readonly { lineId: string; quantity: number; delivered: number }[];
}

/** `sent`: a return that came already, and whose number this box carries, too. */
async function ownerOf(ports: DeskPorts, box: Box, sent: Return | undefined): Promise<Owner> {
  const order =
    (await orderByNumber(ports, box)) ??
    (sent?.orderId && (await ports.orders.findWhole({ ...sent, orderId: sent.orderId }))) ??
    (await orderByReference(ports, box));
  if (order) return ownerOfOrder(ports, order);
  if (sent) return { tenant: sent.tenant, known: { lines: [] }, claims: [] };
  const tenant = await ownerByBarcode(ports, box.barcodes);
  return { tenant: tenant ?? UNCLAIMED, known: { lines: [] }, claims: [] };
}

async function orderByNumber(ports: DeskPorts, { trackingNumber }: Box) {
  const owner = trackingNumber === undefined ? undefined : await ports.numbers.find(trackingNumber);
  if (!owner || !('orderId' in owner.key)) return undefined;
  return ports.orders.findWhole(owner.key);
}

/** Orders' numbers are unique within a seller; one that two sellers have tells nothing. */
async function orderByReference(ports: DeskPorts, { orderReference }: Box) {
  if (orderReference === undefined) return undefined;
  const sellers = await ports.sellers.list();
  const pages = await Promise.all(
    sellers.map(({ tenant }) =>
      ports.orders.list({ tenant, reference: orderReference }, { limit: 2 }),
    ),
  );
  const found = pages.flatMap(({ data }) => data);
  const [only] = found;
  return only && found.length === 1 ? ports.orders.findWhole(only) : undefined;
}

/** A barcode may be registered by several sellers of the same article: then it tells nothing. */
async function ownerByBarcode(
  ports: DeskPorts,
  barcodes: readonly string[],
): Promise<Tenant | undefined> {
  if (barcodes.length === 0) return undefined;
  const sellers = await ports.sellers.list();
  const owners = await Promise.all(
    sellers.map(async ({ tenant }) => {
      const found = await Promise.all(
        barcodes.map((value) => ports.skus.findByBarcode(tenant, value)),
      );
      return found.some(Boolean) ? [tenant] : [];
    }),
  );
  const found = owners.flat();
  return found.length === 1 ? found[0] : undefined;
}

/** What was delivered and is not on its way back already may be in it. */
async function ownerOfOrder(
  ports: DeskPorts,
  { order, fulfilments }: { order: Order; fulfilments: readonly Fulfilment[] },
): Promise<Owner> {
  const { tenant, orderId, reference: orderReference, channel } = order;
  // Sent on to Amazon, it has no buyer: the box is the seller's own, and nobody is owed anything for it.
  if (order.relay) return { tenant, known: { lines: [], orderReference }, claims: [] };
  const returned = await ports.returns.returnedOf(tenant, orderId);
  const claims = order.lines.flatMap(({ lineId }) => {
    const delivered = unitsSent(fulfilments, lineId, 'DELIVERED');
    const quantity = delivered - (returned[lineId] ?? 0);
    return quantity > 0 ? [{ lineId, quantity, delivered }] : [];
  });
  const lines = order.lines.flatMap(({ lineId, sku, unitPrice }): ReturnLine[] => {
    const claim = claims.find((one) => one.lineId === lineId);
    return claim
      ? [{ lineId, sku, quantity: claim.quantity, ...(unitPrice && { unitPrice }) }]
      : [];
  });
  const { source, shop, externalId: externalOrderId } = channel;
  const asked = { source, ...(shop !== undefined && { shop }), externalOrderId };
  return { tenant, known: { lines, orderId, orderReference, channel: asked }, claims };
}
