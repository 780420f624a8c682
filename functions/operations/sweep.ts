/**
 * Once a minute, the truth behind everything that is only fast: what was not dispatched is dispatched, what was not sent is
 * sent, a case nobody decided gets its default, and what is overdue becomes a case (design 3.5). Bounded: the rest is next
 * minute's.
 */
import { waitOf, type Case } from '../../domain/case/case.ts';
import type { CaseStore } from '../../domain/case/case-store.ts';
import { Conflict, StaleVersion } from '../../domain/kernel/domain-error.ts';
import { addSeconds, type Now, type Timestamp } from '../../domain/kernel/time.ts';
import { dispatchPending, type Dispatcher } from '../../domain/outbox/dispatch.ts';
import type { OrderStore } from '../../domain/order/order-store.ts';
import type { RemovalKey, RemovalStore } from '../../domain/removal/removal-store.ts';
import type { ReturnStore } from '../../domain/return/return-store.ts';
import type { ShipmentKey, ShipmentStore } from '../../domain/shipment/shipment-store.ts';
import { deliverOverdue, signalWait, type Rendezvous } from '../../domain/wait/deliver-signal.ts';
import type { WaitKey } from '../../domain/wait/wait.ts';
import { sweepFulfilment } from './sweep-fulfilment.ts';
import { sweepReturn } from './sweep-return.ts';
import { sweepShipment } from './sweep-shipment.ts';

export interface SweepPorts {
  readonly now: Now;
  readonly dispatcher: Dispatcher;
  readonly rendezvous: Rendezvous;
  readonly cases: CaseStore;
  readonly shipments: Pick<ShipmentStore, 'find' | 'save' | 'overdue'>;
  readonly orders: Pick<OrderStore, 'findFulfilment' | 'overdue' | 'save'>;
  readonly returns: Pick<ReturnStore, 'find' | 'overdue' | 'save'>;
  readonly removals: Pick<RemovalStore, 'overdue'> & {
    /** Does what follows from all that is known of it; its deadline is one of these facts. */
    readonly settle: (key: RemovalKey) => Promise<unknown>;
  };
  readonly signal: (key: ShipmentKey, eventId: string) => Promise<void>;
}

export interface Swept {
  readonly dispatched: number;
  readonly defaultsTaken: number;
  readonly overdueShipments: number;
  readonly overdueFulfilments: number;
  readonly overdueReturns: number;
  readonly overdueRemovals: number;
  readonly overdueWaits: number;
  /** Errors of single items; the others were swept nevertheless. */
  readonly failures: readonly unknown[];
}

const MOST = 100;
/** The stream consumer gets a minute before we do its work. */
const DISPATCH_GRACE_SECONDS = 60;
/** A half that just came is usually being sent by whoever wrote it. */
const DELIVERY_GRACE_SECONDS = 30;
/** The workflow takes its own default first. */
const DEFAULT_GRACE_SECONDS = 300;

/** Throws AggregateError of all failures when no part could be swept: nobody may count that as a sweep. */
export async function sweep(ports: SweepPorts): Promise<Swept> {
  const now = ports.now();
  const failures: unknown[] = [];
  const dispatched = await part(failures, async () => {
    const since = before(now, DISPATCH_GRACE_SECONDS);
    const { dispatched, failures: undispatched } = await dispatchPending(
      ports.dispatcher,
      since,
      MOST,
    );
    failures.push(...undispatched);
    return dispatched;
  });
  const overdueWaits = await part(failures, async () => {
    const since = before(now, DELIVERY_GRACE_SECONDS);
    return (await deliverOverdue(ports.rendezvous, since, MOST)).length;
  });
  const defaultsTaken = await part(failures, async () => {
    const late = await ports.cases.overdue(before(now, DEFAULT_GRACE_SECONDS), MOST);
    return each(late, failures, (found) => takeDefault(ports, found));
  });
  const overdueShipments = await part(failures, async () => {
    const overdue = await ports.shipments.overdue(now, MOST);
    return each(overdue, failures, (shipment) => sweepShipment(ports, shipment));
  });
  const overdueFulfilments = await part(failures, async () => {
    const overdue = await ports.orders.overdue(now, MOST);
    return each(overdue, failures, (fulfilment) =>
      sweepFulfilment({ ...ports, wake: waking(ports) }, fulfilment),
    );
  });
  const overdueReturns = await part(failures, async () => {
    const overdue = await ports.returns.overdue(now, MOST);
    return each(overdue, failures, (ret) => sweepReturn({ ...ports, wake: waking(ports) }, ret));
  });
  const overdueRemovals = await part(failures, async () => {
    const overdue = await ports.removals.overdue(now, MOST);
    return each(overdue, failures, async (removal) => {
      await ports.removals.settle(removal);
      return true;
    });
  });
  const parts = [
    dispatched,
    overdueWaits,
    defaultsTaken,
    overdueShipments,
    overdueFulfilments,
    overdueReturns,
    overdueRemovals,
  ];
  if (parts.every((done) => done === undefined))
    throw new AggregateError(failures, 'nothing could be swept');
  return {
    dispatched: dispatched ?? 0,
    defaultsTaken: defaultsTaken ?? 0,
    overdueShipments: overdueShipments ?? 0,
    overdueFulfilments: overdueFulfilments ?? 0,
    overdueReturns: overdueReturns ?? 0,
    overdueRemovals: overdueRemovals ?? 0,
    overdueWaits: overdueWaits ?? 0,
    failures,
  };
}

/** A list that cannot be read, by one record that is broken, does not stop the other lists: undefined. */
async function part(failures: unknown[], act: () => Promise<number>): Promise<number | undefined> {
  try {
    return await act();
  } catch (error) {
    failures.push(error);
    return undefined;
  }
}

function before(now: Timestamp, seconds: number): Timestamp {
  return addSeconds(now, -seconds);
}

/** One that fails does not stop the rest; who lost a race needs nothing any more. Counts what was done. */
async function each<T>(
  items: readonly T[],
  failures: unknown[],
  act: (item: T) => Promise<boolean>,
): Promise<number> {
  let count = 0;
  for (const item of items) {
    try {
      if (await act(item)) count += 1;
    } catch (error) {
      if (!(error instanceof Conflict) && !(error instanceof StaleVersion)) failures.push(error);
    }
  }
  return count;
}

/**
 * A case without a default stays open: its own deadline is an alarm, not an answer. A decided case is not listed again, so the
 * signal is written before the decision and sent after it: what dies between leaves it for the next sweep to deliver.
 */
async function takeDefault(ports: SweepPorts, found: Case): Promise<boolean> {
  const { defaultOption, caseId } = found;
  if (defaultOption === null) return false;
  const eventId = `default-${caseId}`;
  const wait = waitOf(found);
  if (wait) await ports.rendezvous.waits.signal(wait, { eventId, at: ports.now() });
  const taken = await decideUnlessDecided(ports, found, defaultOption);
  if (wait) await waking(ports)(wait, eventId);
  return taken;
}

function waking({ rendezvous, now }: SweepPorts) {
  return async (wait: WaitKey, eventId: string): Promise<void> => {
    await signalWait(rendezvous, wait, { eventId, at: now() });
  };
}

/** False when somebody else decided first, or the case was closed. */
async function decideUnlessDecided(
  { cases, now }: SweepPorts,
  found: Case,
  option: string,
): Promise<boolean> {
  try {
    await cases.decide(found, { option, by: 'system:deadline', at: now() });
    return true;
  } catch (error) {
    if (error instanceof Conflict) return false;
    throw error;
  }
}
