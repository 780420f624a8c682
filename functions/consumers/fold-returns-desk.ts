/**
 * The returns desk's facts: folded into the inspection, moving stock in the same transaction. What the workflow waits for wakes
 * it, also for a duplicate: a duplicate does not mean done (design 3.3). Single units do not: their inspection's end does.
 */
import { skuCodeSchema } from '../../domain/kernel/ids.ts';
import { wakeBackorders } from '../../domain/order/wake-backorders.ts';
import {
  returnsDeskMessageSchema,
  type ReturnsDeskMessage,
} from '../../domain/partner/returns-desk-port.ts';
import { UNCLAIMED } from '../../domain/return/assess-unclaimed.ts';
import { foldDeskFact, type DeskFact } from '../../domain/return/fold-desk-fact.ts';
import { isInspected, type Inspection } from '../../domain/return/inspection.ts';
import { cameNever } from '../../domain/return/late-return.ts';
import {
  advanceReturn,
  isClosed,
  warehouseOf,
  type ClosedReturn,
} from '../../domain/return/return-record.ts';
import type { ReturnKey } from '../../domain/return/return-store.ts';
import type { Return } from '../../domain/return/return.ts';
import { allowedEvents } from '../../domain/kernel/lifecycle.ts';
import { returnLifecycle } from '../../domain/return/return-lifecycle.ts';
import { againWhenStale } from './again.ts';
import type { DeskPorts } from './desk-ports.ts';
import { returnCase } from '../../domain/return/return-view.ts';
import { settleSuspense } from './settle-suspense.ts';
import { openLate } from './open-late.ts';
import { openUnannounced, type Box } from './open-unannounced.ts';
import { readPartnerMessage, type PartnerMessage } from './partner-message.ts';
import { StockShort } from '../../domain/stock/stock-errors.ts';

/** Whether a message of the warehouse is about a return. */
export function isAboutReturn(type: string): boolean {
  return type.startsWith('warehouse.return.');
}

/** Throws Unreadable: after its tries the delivery is a dead letter, its bytes are kept. */
export async function foldReturnsDesk(ports: DeskPorts, body: Uint8Array): Promise<void> {
  const read = readPartnerMessage(body, returnsDeskMessageSchema, 'rmaId');
  const found = await returnsNamed(ports, read.about);
  if (!read.message) return keepForOperations(ports, read);
  await foldMessage(ports, read, read.message, found);
}

async function foldMessage(
  ports: DeskPorts,
  read: PartnerMessage<ReturnsDeskMessage>,
  message: ReturnsDeskMessage,
  found: readonly Return[],
): Promise<void> {
  const open = found.filter((ret) => !isClosed(ret));
  if (message.type === 'warehouse.return.unannounced') {
    if (open.length === 0) await openBox(ports, message.data, found.filter(isClosed));
    return applyWaiting(ports, read.about);
  }
  for (const ret of open) await receive(ports, ret, message);
  if (open.length > 0) return receiveByOwner(ports, read.about, open, message);
  if (await isFolded(ports, found, read.eventId)) return;
  if (message.type !== 'warehouse.return.arrived') return keepForOperations(ports, read);
  const ended = found.filter(isClosed);
  // A box that had come, and whose return is done: it is said again.
  if (!ended.every(cameNever)) return;
  const [late] = ended;
  if (!late || !(await openLate(ports, late, read.about))) return keepForOperations(ports, read);
  await applyWaiting(ports, read.about);
}

/** `ended`: returns that its name meant. One that came is told of again; one that never did is late. */
async function openBox(ports: DeskPorts, box: Box, ended: readonly ClosedReturn[]): Promise<void> {
  const [late] = ended;
  if (!late) return openUnannounced(ports, box);
  if (ended.every(cameNever)) await openLate(ports, late, box.rmaId, box.warehouseId);
}

/** A box may get its owner while its fact is folded: what was handed over to him before lacks this one. */
async function receiveByOwner(
  ports: DeskPorts,
  deskId: string,
  told: readonly Return[],
  message: DeskFact,
): Promise<void> {
  if (told.every(({ tenant }) => tenant !== UNCLAIMED)) return;
  const found = (await returnsNamed(ports, deskId)).filter((ret) => !isClosed(ret));
  for (const ret of found)
    if (told.every(({ returnId }) => returnId !== ret.returnId)) await receive(ports, ret, message);
}

/** What was told before its return ended, and comes again. */
async function isFolded(ports: DeskPorts, found: readonly Return[], eventId: string) {
  const inspections = await Promise.all(found.map((ret) => ports.returns.inspection(ret)));
  return inspections.some(({ events }) => events.includes(eventId));
}

async function returnsNamed(ports: DeskPorts, deskId: string): Promise<Return[]> {
  const keys = await ports.returns.findByDeskId(deskId);
  const found = await Promise.all(keys.map((key) => ports.returns.find(key)));
  return found.flatMap((ret) => ret ?? []);
}

/** What the desk told of a box before we knew its name. */
async function applyWaiting(ports: DeskPorts, deskId: string): Promise<void> {
  const reference = { type: 'RMA', value: deskId } as const;
  for (const { body, eventKey } of await ports.tracking.unmatched(reference)) {
    const read = readPartnerMessage(
      new TextEncoder().encode(body),
      returnsDeskMessageSchema,
      'rmaId',
    );
    const open = (await returnsNamed(ports, deskId)).filter((ret) => !isClosed(ret));
    if (open.length === 0) return;
    if (!read.message) continue;
    await foldMessage(ports, read, read.message, open);
    await ports.tracking.forgetUnmatched(reference, eventKey);
  }
}

async function receive(ports: DeskPorts, ret: Return, fact: DeskFact): Promise<void> {
  if (fact.type === 'warehouse.return.arrived') return arrive(ports, ret);
  const inspection = await againWhenStale(() => fold(ports, ret, fact));
  const isNews = fact.type === 'warehouse.return.worked' ? isWorked : isLookedThrough;
  if (isNews(inspection, ret)) await wake(ports, ret, fact.eventId);
  if (fact.type === 'warehouse.return.worked') await wakeBuyers(ports, ret, fact.data.workId);
}

/** Said in the return alone: nothing was seen of it yet, but it cannot be cancelled any more. */
async function arrive(ports: DeskPorts, key: ReturnKey): Promise<void> {
  await againWhenStale(async () => {
    const ret = await ports.returns.find(key);
    if (!ret || !allowedEvents(returnLifecycle, ret.status).includes('arrive')) return;
    await ports.returns.save({ next: advanceReturn(ret, 'arrive', { at: ports.now() }) });
  });
}

async function fold(ports: DeskPorts, { tenant, returnId }: ReturnKey, fact: DeskFact) {
  const key = { tenant, returnId };
  const [ret, before] = await Promise.all([ports.returns.find(key), ports.returns.inspection(key)]);
  const warehouseId = ret && warehouseOf(ret);
  if (!ret || !warehouseId) return before;
  const sku = 'sku' in fact.data ? skuCodeSchema.safeParse(fact.data.sku).data : undefined;
  const known = new Set((sku ? await ports.skus.findMany(tenant, [sku]) : []).map((s) => s.sku));
  const folded = foldDeskFact(before, fact, { ret, warehouseId, known });
  if (!folded) return before;
  try {
    await ports.returns.inspect(key, folded.next, folded.movements);
  } catch (error) {
    if (!(error instanceof StockShort)) throw error;
    const fitted = await settleSuspense(ports, error.movements, (question, now) =>
      returnCase({ ret, now }, question),
    );
    await ports.returns.inspect(key, folded.next, fitted.movements, fitted.cases);
  }
  return folded.next;
}

const isLookedThrough = (inspection: Inspection) => isInspected(inspection);

const isWorked = ({ worked }: Inspection, { works }: Return) =>
  works.every(({ workId }) => worked[workId] !== undefined);

async function wake(ports: DeskPorts, { tenant, returnId }: ReturnKey, eventId: string) {
  await ports.wake({ tenant, entityId: returnId, lane: 'main' }, eventId);
}

/** What is on its shelf again may be sold the same day (M-085). */
async function wakeBuyers(ports: DeskPorts, { tenant, works }: Return, workId: string) {
  const work = works.find((one) => one.workId === workId);
  if (work?.disposition === 'RESTOCK') await wakeBackorders(ports, tenant, work.sku, work.quantity);
}

/**
 * An unknown box, or a type nobody knows: told at /operations/webhooks/unmatched. Whoever opens the box meanwhile looks at what
 * waits before this is kept: so it is looked at again.
 */
async function keepForOperations(
  ports: DeskPorts,
  { about, eventId, text }: PartnerMessage<ReturnsDeskMessage>,
): Promise<void> {
  const reference = { type: 'RMA', value: about } as const;
  await ports.tracking.keepUnmatched(reference, 'warehouse', eventId, text, ports.now());
  await applyWaiting(ports, about);
}
