/**
 * The floor's facts about picks: folded into the fulfilment by one conditional put, in any order. What is decisive wakes its
 * execution, also for a duplicate: a duplicate does not mean done (design 3.3). What left the dock leaves the stock at once.
 */
import type { CaseQuestion } from '../../domain/case/case-question.ts';
import { addSeconds } from '../../domain/kernel/time.ts';
import { fulfilmentCase } from '../../domain/order/fulfilment-view.ts';
import { floorMessageSchema, type FloorMessage } from '../../domain/partner/floor-port.ts';
import { foldFloorFact, isDecisiveFact } from '../../domain/order/fold-floor-fact.ts';
import { laneOf, type Fulfilment } from '../../domain/order/fulfilment.ts';
import type { OrderStore } from '../../domain/order/order-store.ts';
import { readPickId } from '../../domain/order/pick-id.ts';
import { shipFulfilment, type ShipPorts } from '../../domain/order/ship-fulfilment.ts';
import type { Wake } from '../../domain/wait/wait.ts';
import { againWhenStale } from './again.ts';
import type { ConsumerPorts } from './consumer-ports.ts';
import { readPartnerMessage } from './partner-message.ts';

export interface FloorPorts extends ShipPorts {
  readonly orders: Pick<OrderStore, 'find' | 'findFulfilment' | 'save'>;
  readonly tracking: Pick<ConsumerPorts['tracking'], 'keepUnmatched'>;
  readonly wake: Wake;
}

/** Whether a message of the warehouse is about a pick. */
export function isAboutPick(type: string): boolean {
  return type.startsWith('warehouse.pick.') || type.startsWith('warehouse.parcel.');
}

/** Throws Unreadable: after its tries the delivery is a dead letter, its bytes are kept. */
export async function foldFloor(ports: FloorPorts, body: Uint8Array): Promise<void> {
  const read = readPartnerMessage(body, floorMessageSchema, 'pickId');
  const key = readPickId(read.about);
  const known = key && (await ports.orders.findFulfilment(key));
  if (!read.message || !known) return keepForOperations(ports, read);
  const folded = await fold(ports, known, read.message);
  if (isGoneAfterAll(folded, read.message, key.attempt))
    await askAboutGone(ports, folded, key.attempt);
  if (isNews(folded, read.message))
    await ports.wake(
      { tenant: known.tenant, entityId: known.orderId, lane: laneOf(known) },
      read.eventId,
    );
}

/** An unknown pick, or a type nobody knows: told at /operations/webhooks/unmatched. */
function keepForOperations(
  { tracking, now }: FloorPorts,
  { about, eventId, text }: { about: string; eventId: string; text: string },
): Promise<void> {
  const reference = { type: 'PICK', value: about } as const;
  return tracking.keepUnmatched(reference, 'warehouse', eventId, text, now());
}

async function fold(
  ports: FloorPorts,
  known: Fulfilment,
  message: FloorMessage,
): Promise<Fulfilment> {
  let read: Fulfilment | undefined = known;
  return againWhenStale(async () => {
    const before = read ?? (await ports.orders.findFulfilment(known)) ?? known;
    read = undefined;
    const next = foldFloorFact(before, message, ports.now());
    const isLeaving = before.status === 'LABELED' && (next ?? before).floor.handedOverAt;
    if (isLeaving) await ship(ports, next ? { ...next, version: before.version } : before);
    else if (next) await ports.orders.save({ fulfilments: [next] });
    return next ?? before;
  });
}

/** The fact and what it does to the stock are one write. */
async function ship(ports: FloorPorts, fulfilment: Fulfilment): Promise<void> {
  const order = await ports.orders.find(fulfilment);
  if (order) await shipFulfilment(ports, order, fulfilment);
}

/** That a parcel left is no news, unless somebody waits to hear whether it could be stopped. */
function isNews({ acts = [] }: Fulfilment, message: FloorMessage): boolean {
  return isDecisiveFact(message) || acts.some(({ act }) => act.startsWith('STOP'));
}

/** The plan was given up: somebody said that its goods were put back, or the floor stopped and then did not. */
function isGoneAfterAll(
  { status, attempt }: Fulfilment,
  { type }: FloorMessage,
  told: number,
): boolean {
  const isOver = status === 'CANCELLED' || told < attempt;
  return type === 'warehouse.parcel.handed_over' && isOver;
}

/** The floor's truth wins, but no book can follow it: its units were free again, and may be somebody else's by now. */
async function askAboutGone(
  { cases, now }: FloorPorts,
  fulfilment: Fulfilment,
  attempt: number,
): Promise<void> {
  const { lines, warehouseId } = fulfilment;
  const at = now();
  const question: CaseQuestion = {
    kind: 'STOCK_SUSPENSE',
    matter: `gone-${attempt}`,
    title: 'A parcel left the warehouse that had been called back',
    audience: 'operations',
    responsible: 'OPERATIONS',
    options: ['explained'],
    defaultOption: null,
    deadlineAt: addSeconds(at, ANSWER_SECONDS),
    evidence: { what: 'GONE_AFTER_ALL', attempt, warehouseId, lines },
  };
  await cases.open(fulfilmentCase({ fulfilment, now: at }, question));
}

const ANSWER_SECONDS = 7 * 86_400;
