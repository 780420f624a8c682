/**
 * The body of every assessing step of a fulfilment, as settle.ts is a shipment's: the signal is taken away first and all is read
 * second (design 3.2); then one move after the other, until there is nothing to do but wait.
 */
import { Conflict, NotFound, StaleVersion } from '../../../domain/kernel/domain-error.ts';
import type { FulfilmentMove } from '../../../domain/order/fulfilment-move.ts';
import { withAct } from '../../../domain/order/fulfilment-record.ts';
import {
  fulfilmentCase,
  ownCases,
  type FulfilmentView,
} from '../../../domain/order/fulfilment-view.ts';
import { laneOf } from '../../../domain/order/fulfilment.ts';
import type { FulfilmentKey } from '../../../domain/order/order-store.ts';
import { shipFulfilment } from '../../../domain/order/ship-fulfilment.ts';
import type { FulfilmentAssessInput } from '../../../workflows/order/contracts.ts';
import type { StepWait } from '../../../workflows/shipment/contracts.ts';
import { askOutside } from './ask-outside.ts';
import { stepWait } from '../step-wait.ts';
import type { OrderPorts } from './order-ports.ts';

/** A fulfilment's longest way through one assessment has about ten moves; more is a loop in the rules. */
const MOST_MOVES = 40;

export type SettlePorts = Pick<
  OrderPorts,
  'now' | 'orders' | 'cases' | 'stocks' | 'floor' | 'link' | 'parcelCarrier' | 'openReturn'
>;

export type Settled<O extends string> = { outcome: O } | { outcome: 'WAIT'; wait: StepWait };

/** Throws StaleVersion when others write faster than this can decide. */
export async function settleFulfilment<O extends string, V extends FulfilmentView>(
  ports: SettlePorts,
  read: () => Promise<V>,
  decide: (view: V) => FulfilmentMove<O>,
): Promise<Settled<O>> {
  for (let moves = 0; moves < MOST_MOVES; moves += 1) {
    const view = await read();
    const move = alarmOver(view) ?? decide(view);
    if ('finish' in move) return { outcome: move.finish };
    if ('wait' in move) return { outcome: 'WAIT', wait: stepWait(move.wait, view.now) };
    await makeOrLookAgain(ports, view, move);
  }
  throw new StaleVersion('a fulfilment');
}

/** The sweeper found that nothing happened; now something did. */
function alarmOver(view: FulfilmentView): FulfilmentMove<never> | undefined {
  const over = ownCases(view).find(
    ({ kind, status, evidence }) =>
      kind === 'OVERDUE' && status === 'OPEN' && evidence['status'] !== view.fulfilment.status,
  );
  return over && { close: over, reason: 'it went on' };
}

type Made = Exclude<FulfilmentMove<never>, { wait: unknown } | { finish: unknown }>;

/** Who lost a race looks again. */
async function makeOrLookAgain(ports: SettlePorts, view: FulfilmentView, move: Made) {
  try {
    await make(ports, view, move);
  } catch (error) {
    if (!(error instanceof StaleVersion) && !(error instanceof Conflict)) throw error;
  }
}

async function make(ports: SettlePorts, view: FulfilmentView, move: Made): Promise<void> {
  const { order, fulfilment, now } = view;
  if ('save' in move) await ports.orders.save(move.save);
  else if ('ship' in move) await shipFulfilment(ports, order, fulfilment);
  else if ('ask' in move) await ports.cases.open(fulfilmentCase(view, move.ask));
  else if ('close' in move) await ports.cases.close(move.close, move.reason, now);
  else if ('takeDefault' in move) {
    const decision = { option: move.option, by: 'system:deadline', at: now };
    await ports.cases.decide(move.takeDefault, decision);
  } else {
    const answer = await askOutside(ports, fulfilment, move.act);
    await ports.orders.save({ fulfilments: [withAct(fulfilment, move.act, answer, now)] });
  }
}

/** The signal is taken away before anything is read. */
export async function takeSignal(
  { waits }: Pick<OrderPorts, 'waits'>,
  { tenant, orderId, n, enteredAt }: FulfilmentAssessInput,
): Promise<void> {
  await waits.consume({ tenant, entityId: orderId, lane: laneOf({ n }) }, enteredAt);
}

/** Order and fulfilment, strongly. Throws NotFound. */
export async function readBoth({ orders }: Pick<OrderPorts, 'orders'>, key: FulfilmentKey) {
  const [order, fulfilment] = await Promise.all([orders.find(key), orders.findFulfilment(key)]);
  if (!order) throw new NotFound(`order ${key.orderId}`);
  return { order, fulfilment };
}

/** With its cases, for a fulfilment that was planned. Throws NotFound. */
export async function readFulfilmentView(
  ports: Pick<OrderPorts, 'orders' | 'cases' | 'now'>,
  key: FulfilmentKey,
): Promise<FulfilmentView> {
  const [{ order, fulfilment }, cases] = await Promise.all([
    readBoth(ports, key),
    ports.cases.ofEntity(key.tenant, key.orderId),
  ]);
  if (!fulfilment) throw new NotFound(`fulfilment ${key.orderId} ${key.n}`);
  return { order, fulfilment, cases, now: ports.now() };
}
