/** Hands a reserved fulfilment to the floor, once, and registers the wait for its answer (design 3.2). */
import { addSeconds } from '../../../domain/kernel/time.ts';
import { NotFound, PartnerRefused } from '../../../domain/kernel/domain-error.ts';
import { fulfilmentCase, ownCases } from '../../../domain/order/fulfilment-view.ts';
import { moving } from '../../../domain/order/fulfilment-move.ts';
import { patchFulfilment } from '../../../domain/order/fulfilment-record.ts';
import { laneOf, type Fulfilment } from '../../../domain/order/fulfilment.ts';
import { NotReadyToRelease } from '../../../domain/order/order-errors.ts';
import type { Order } from '../../../domain/order/order.ts';
import { pickListOf } from '../../../domain/order/pick-list.ts';
import { TAKE_BACK } from '../../../domain/order/wants-back.ts';
import { pickListSchema, type PickList } from '../../../domain/partner/floor-port.ts';
import { registerWait } from '../../../domain/wait/deliver-signal.ts';
import type { ReleaseInput } from '../../../workflows/order/contracts.ts';
import type { OrderPorts } from './order-ports.ts';
import { readBoth } from './settle-fulfilment.ts';

type Ports = Pick<
  OrderPorts,
  'now' | 'orders' | 'cases' | 'skus' | 'stocks' | 'floor' | 'rendezvous'
>;

const ANSWER_SECONDS = 2 * 86_400;

/** Throws NotReadyToRelease, StaleVersion. */
export function createReleaseToWarehouse(ports: Ports) {
  return async ({ orderId, n, ...registration }: ReleaseInput) => {
    const key = { tenant: registration.tenant, orderId, n };
    const { order, fulfilment } = await readBoth(ports, key);
    if (!fulfilment) throw new NotFound(`fulfilment ${orderId} ${n}`);
    const released = await release(ports, order, fulfilment);
    if (await isForTheFloor(ports, order, released, fulfilment))
      await sendPickList(ports, order, released);
    const wait = { ...registration, entityId: orderId, lane: laneOf({ n }) };
    return { delivery: await registerWait(ports.rendezvous, wait) };
  };
}

/** Saved before the floor hears of it: its facts find a fulfilment that is released. */
async function release(ports: Ports, order: Order, fulfilment: Fulfilment): Promise<Fulfilment> {
  const { status, n } = fulfilment;
  if (status !== 'RESERVED') {
    if (WITH_THE_FLOOR.includes(status)) return fulfilment;
    throw new NotReadyToRelease(`${order.orderId} ${n} is ${status}`);
  }
  if (order.cancelRequest || order.holds.length > 0)
    throw new NotReadyToRelease(`${order.orderId} is cancelled or on hold`);
  const now = ports.now();
  const pickList = JSON.stringify(await readPickList(ports, order, fulfilment));
  const save = moving({ fulfilment, now }, 'release', { patch: { releasedAt: now, pickList } });
  if (save) await ports.orders.save(save);
  return save?.fulfilments?.[0] ?? fulfilment;
}

const WITH_THE_FLOOR: readonly string[] = ['RELEASED', 'PICKING', 'PACKED'];

/** Sent again after a crash, which is the same pick; not once the floor answered, was stopped or refused. */
async function isForTheFloor(
  ports: Ports,
  order: Order,
  released: Fulfilment,
  before: Fulfilment,
): Promise<boolean> {
  if (before.status === 'RESERVED') return true;
  if (released.status !== 'RELEASED' || Object.keys(released.floor).length > 0) return false;
  if (released.acts?.some(({ act }) => act === `STOP-${released.attempt}`)) return false;
  const cases = await ports.cases.ofEntity(order.tenant, order.orderId);
  const own = ownCases({ order, fulfilment: released, cases, now: ports.now() });
  return !own.some(({ kind, status }) => kind === 'PARTNER_REFUSED' && status === 'OPEN');
}

/** A refusal is a person's: their answer wakes the workflow, which comes here again. */
async function sendPickList(ports: Ports, order: Order, fulfilment: Fulfilment): Promise<void> {
  const { kept, list } = await keptList(ports, order, fulfilment);
  try {
    await ports.floor.pick(list);
  } catch (error) {
    if (!(error instanceof PartnerRefused)) throw error;
    await askAbout(ports, kept, error.message);
    // What was refused was not taken: whoever mends its cause may mean what is in it.
    const next = patchFulfilment(kept, { pickList: undefined }, ports.now());
    await ports.orders.save({ fulfilments: [next] });
  }
}

/** The bytes are kept before they are sent, and sent again as they are: one pickId means one list (design 3.1). */
async function keptList(ports: Ports, order: Order, fulfilment: Fulfilment) {
  const { pickList } = fulfilment;
  if (pickList !== undefined)
    return { kept: fulfilment, list: pickListSchema.parse(JSON.parse(pickList)) };
  const list = await readPickList(ports, order, fulfilment);
  const kept = patchFulfilment(fulfilment, { pickList: JSON.stringify(list) }, ports.now());
  await ports.orders.save({ fulfilments: [kept] });
  return { kept, list };
}

async function readPickList(ports: Ports, order: Order, fulfilment: Fulfilment): Promise<PickList> {
  const { tenant, warehouseId, lines } = fulfilment;
  if (!warehouseId) throw new NotReadyToRelease(`${order.orderId} has no warehouse`);
  const codes = [...new Set(lines.map(({ sku }) => sku))];
  const [skus, ...bins] = await Promise.all([
    ports.skus.findMany(tenant, codes),
    ...codes.map((sku) => ports.stocks.bins(tenant, warehouseId, sku)),
  ]);
  const binsOf = new Map(codes.map((sku, at) => [sku, bins[at] ?? []]));
  return pickListSchema.parse(pickListOf(order, fulfilment, skus, binsOf));
}

async function askAbout(ports: Ports, fulfilment: Fulfilment, message: string): Promise<void> {
  const now = ports.now();
  const cases = await ports.cases.ofEntity(fulfilment.tenant, fulfilment.orderId);
  const before = cases.filter(({ kind }) => kind === 'PARTNER_REFUSED').length;
  const opened = fulfilmentCase(
    { fulfilment, now },
    {
      kind: 'PARTNER_REFUSED',
      matter: `pick-${fulfilment.attempt}-${before + 1}`,
      title: 'The warehouse refused the pick list',
      audience: 'operations',
      responsible: 'OPERATIONS',
      options: ['retry', TAKE_BACK, 'cancel'],
      defaultOption: null,
      deadlineAt: addSeconds(now, ANSWER_SECONDS),
      evidence: { act: 'PICK', attempt: fulfilment.attempt, message },
    },
  );
  await ports.cases.open(opened);
}
