/**
 * The body of every assessing step. It takes the signal away first and reads second, so that whatever is signalled from
 * then on wakes it again (design 3.2). Then it makes one move after the other until there is nothing to do but wait.
 */
import { Conflict, StaleVersion } from '../../domain/kernel/domain-error.ts';
import { addSeconds } from '../../domain/kernel/time.ts';
import { caseOf } from '../../domain/shipment/shipment-case.ts';
import { mootCase } from '../../domain/shipment/moot-case.ts';
import type { Move } from '../../domain/shipment/next-move.ts';
import type { AwaitedThing } from '../../domain/wait/wait.ts';
import type { ShipmentView } from '../../domain/shipment/shipment-view.ts';
import type { AssessInput, Assessed, StepWait } from '../../workflows/shipment/contracts.ts';
import { contentOf, moveTo, mustFind, patchTo } from './shipment-records.ts';
import type { StepPorts } from './step-ports.ts';
import { stepWait } from './step-wait.ts';

export type AssessPorts = Pick<
  StepPorts,
  'now' | 'waits' | 'shipments' | 'cases' | 'declarations' | 'tracking' | 'receiving' | 'warehouses'
>;

/** A shipment's longest way through one stage has about ten moves; more is a loop in the rules. */
const MOST_MOVES = 40;
/** The sweeper comes an hour after the workflow should have acted by itself. */
const SWEEP_GRACE_SECONDS = 3600;

/** Throws StaleVersion when others write faster than this can decide. */
export async function settle<O extends string>(
  ports: AssessPorts,
  { enteredAt, ...key }: AssessInput,
  assess: (view: ShipmentView) => Move<O> | Promise<Move<O>>,
): Promise<Assessed<O>> {
  await ports.waits.consume(
    { tenant: key.tenant, entityId: key.shipmentId, lane: 'main' },
    enteredAt,
  );
  for (let moves = 0; moves < MOST_MOVES; moves += 1) {
    const view = await readView(ports, key);
    const ended = await make(ports, view, await nextMove(view, assess));
    if (ended) return ended;
  }
  throw new StaleVersion(`shipment ${key.shipmentId}`);
}

async function nextMove<O extends string>(
  view: ShipmentView,
  assess: (view: ShipmentView) => Move<O> | Promise<Move<O>>,
): Promise<Move<O>> {
  const moot = mootCase(view);
  return moot ? { close: moot, reason: `the shipment is ${view.shipment.status}` } : assess(view);
}

/** Undefined: look again. Who lost a race looks again too. */
async function make<O extends string>(
  ports: AssessPorts,
  view: ShipmentView,
  move: Move<O>,
): Promise<Assessed<O> | undefined> {
  if ('finish' in move) return { outcome: move.finish };
  try {
    if ('wait' in move) return await waiting(ports, view, move.wait);
    await done(ports, view, move);
    return undefined;
  } catch (error) {
    if (error instanceof StaleVersion || error instanceof Conflict) return undefined;
    throw error;
  }
}

async function done(
  ports: AssessPorts,
  { shipment, now }: ShipmentView,
  move: Exclude<Move<never>, { wait: unknown } | { finish: unknown }>,
): Promise<void> {
  if ('move' in move) await moveTo(ports, shipment, move.move, move);
  else if ('patch' in move) await patchTo(ports, shipment, move.patch);
  else if ('ask' in move) await ports.cases.open(caseOf({ shipment, now }, move.ask));
  else if ('close' in move) await ports.cases.close(move.close, move.reason, now);
  else
    await ports.cases.decide(move.takeDefault, {
      option: move.option,
      by: 'system:deadline',
      at: now,
    });
}

async function waiting(
  ports: AssessPorts,
  { shipment, now }: ShipmentView,
  wait: AwaitedThing,
): Promise<{ outcome: 'WAIT'; wait: StepWait }> {
  const nextDeadlineAt = addSeconds(wait.deadlineAt, SWEEP_GRACE_SECONDS);
  if (shipment.nextDeadlineAt !== nextDeadlineAt)
    await patchTo(ports, shipment, { nextDeadlineAt });
  return { outcome: 'WAIT', wait: stepWait(wait, now) };
}

async function readView(
  ports: AssessPorts,
  key: Omit<AssessInput, 'enteredAt'>,
): Promise<ShipmentView> {
  const { tenant, shipmentId } = key;
  const shipment = await mustFind(ports, key);
  const [content, warehouse, tracking, declarations, receiving, cases] = await Promise.all([
    contentOf(ports, shipment),
    ports.warehouses.find(shipment.destination.warehouseId),
    ports.tracking.projection(key),
    ports.declarations.ofShipment(tenant, shipmentId),
    ports.receiving.find(key),
    ports.cases.ofEntity(tenant, shipmentId),
  ]);
  return {
    shipment,
    content,
    warehouse,
    tracking,
    declarations,
    receiving,
    cases,
    now: ports.now(),
  };
}
