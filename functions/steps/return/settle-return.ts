/**
 * The body of the assessing step of a return. The signal is taken away first and all is read second (design 3.2); then one move
 * after the other. What only changes the record is gathered and written once, before anything is asked or said outside.
 */
import {
  Conflict,
  NotFound,
  PartnerRefused,
  StaleVersion,
} from '../../../domain/kernel/domain-error.ts';
import { returnIdSchema, tenantSchema } from '../../../domain/kernel/ids.ts';
import type { AwaitedThing } from '../../../domain/wait/wait.ts';
import { digestIdOf } from '../../runtime/digest-id-of.ts';
import { assessReturn } from '../../../domain/return/assess-return.ts';
import { handOverInspection } from '../../../domain/return/hand-over-inspection.ts';
import { openReturn } from '../../../domain/return/open-return.ts';
import type { ReturnKey } from '../../../domain/return/return-store.ts';
import { DONE_BY_HAND, refusedAct, wasAnswered } from '../../../domain/return/refused-act.ts';
import { startReplacement } from '../../../domain/return/start-replacement.ts';
import type { ReturnMove, ReturnOutcome } from '../../../domain/return/return-move.ts';
import { workOrderOf } from '../../../domain/return/return-notice.ts';
import {
  advanceReturn,
  awaiting,
  patchReturn,
  warehouseOf,
} from '../../../domain/return/return-record.ts';
import { returnCase, type ReturnView } from '../../../domain/return/return-view.ts';
import type { Return, Work } from '../../../domain/return/return.ts';
import type { ReturnAssessInput } from '../../../workflows/return/contracts.ts';
import type { StepWait } from '../../../workflows/shipment/contracts.ts';
import { stepWait } from '../step-wait.ts';
import { drawOriginPapers } from './draw-origin-papers.ts';
import { registerRefurbished } from './register-refurbished.ts';
import { readReturnView } from './read-return.ts';
import type { ReturnPorts } from './return-ports.ts';
import { saveReturn } from './save-return.ts';

/** A return's longest way through one assessment has about fifteen moves; more is a loop in the rules. */
const MOST_MOVES = 60;

export type SettledReturn =
  | { readonly outcome: 'LABEL' | 'WAIT'; readonly wait: StepWait }
  | { readonly outcome: 'WITHDRAW' | 'CLOSED' };

/** Throws StaleVersion when others write faster than this can decide. */
export async function settleReturn(
  ports: ReturnPorts,
  { enteredAt, ...key }: ReturnAssessInput,
): Promise<SettledReturn> {
  await ports.waits.consume({ ...key, entityId: key.returnId, lane: 'main' }, enteredAt);
  for (let tries = 0; tries < 5; tries += 1) {
    const settled = await unlessStale(() => settleOnce(ports, key));
    if (settled) return settled;
  }
  throw new StaleVersion(`return ${key.returnId}`);
}

/** Who lost a race looks again. */
async function unlessStale<T>(once: () => Promise<T>): Promise<T | undefined> {
  try {
    return await once();
  } catch (error) {
    if (error instanceof StaleVersion || error instanceof Conflict) return undefined;
    throw error;
  }
}

type Key = Omit<ReturnAssessInput, 'enteredAt'>;

async function settleOnce(ports: ReturnPorts, key: Key): Promise<SettledReturn> {
  let read = await readReturnView(ports, key);
  let ret = read.ret;
  for (let moves = 0; moves < MOST_MOVES; moves += 1) {
    const view = { ...read, ret };
    const move = assessReturn(view);
    if ('event' in move || 'patch' in move) {
      ret = changedBy(view, move);
      continue;
    }
    const next = 'wait' in move ? awaiting(ret, move.wait.deadlineAt, view.now) : ret;
    const kept = next === read.ret ? next : await saveReturn(ports, read.ret, next);
    if ('wait' in move) return { outcome: 'WAIT', wait: stepWait(move.wait, view.now) };
    if ('finish' in move) return finished(move.finish, { now: view.now, ret: kept });
    const ordered = 'order' in move && (await orderWork(ports, { ...view, ret: kept }, move.order));
    if (ordered) {
      // Kept with what is awaited next: ordered again after a crash, it is the same work.
      read = { ...read, ret: kept };
      ret = ordered;
      continue;
    }
    if (!('order' in move)) await act(ports, { ...view, ret: kept }, move);
    read = await readReturnView(ports, key);
    ret = read.ret;
  }
  throw new RangeError(`return ${key.returnId} does not settle`);
}

type Change = Extract<ReturnMove, { event: unknown } | { patch: unknown }>;

function changedBy({ ret, now }: ReturnView, move: Change): Return {
  if (!('event' in move)) return patchReturn(ret, move.patch, now);
  const { event, patch, reason } = move;
  return advanceReturn(ret, event, {
    at: now,
    ...(patch && { patch }),
    ...(reason !== undefined && { reason }),
  });
}

function finished(
  outcome: ReturnOutcome,
  { now, ret }: Pick<ReturnView, 'now' | 'ret'>,
): SettledReturn {
  if (outcome !== 'LABEL') return { outcome };
  const wait: AwaitedThing = {
    awaiting: 'ARRIVAL',
    responsible: 'SELLER',
    deadlineAt: ret.nextDeadlineAt ?? now,
  };
  return { outcome, wait: stepWait(wait, now) };
}

type Act = Exclude<
  ReturnMove,
  | { event: unknown }
  | { patch: unknown }
  | { order: unknown }
  | { wait: unknown }
  | { finish: unknown }
>;

async function act(ports: ReturnPorts, view: ReturnView, move: Act): Promise<void> {
  const { ret, now } = view;
  if ('ask' in move) await ports.cases.open(returnCase(view, move.ask));
  else if ('close' in move) await ports.cases.close(move.close, move.reason, now);
  else if ('replace' in move) await startReplacement(ports, ret, now);
  else if ('assignTo' in move) await assign(ports, ret, move.assignTo);
  else {
    const decision = { option: move.option, by: 'system:deadline', at: now };
    await ports.cases.decide(move.takeDefault, decision);
  }
}

/** The return that knows it was ordered; undefined: the desk will not do it, and a person is asked to mend that. */
async function orderWork(
  ports: ReturnPorts,
  view: ReturnView,
  work: Work,
): Promise<Return | undefined> {
  const { ret, now, cases } = view;
  const act = `WORK-${work.groupId}`;
  const enclosed = await enclosedWith(ports, view, work);
  try {
    if (!wasAnswered(cases, act, DONE_BY_HAND))
      await ports.returnsDesk.work(workOrderOf(ret, work, enclosed));
  } catch (error) {
    if (!(error instanceof PartnerRefused)) throw error;
    await ports.cases.open(returnCase(view, refusedAct(view, act, error.message)));
    return undefined;
  }
  const works = ret.works.map((one) =>
    one.workId === work.workId ? { ...one, orderedAt: now } : one,
  );
  return patchReturn(ret, { works }, now);
}

/** Also of work done by hand: whoever does it needs the papers and the label. */
async function enclosedWith(ports: ReturnPorts, view: ReturnView, work: Work) {
  switch (work.disposition) {
    case 'RETURN_TO_ORIGIN':
      return { papers: await drawOriginPapers(ports, view) };
    case 'REFURBISH':
      return { relabel: await registerRefurbished(ports, view, work) };
    default:
      return {};
  }
}

/** The box under its owner's name: the desk's name of it means that one, too, and what the desk told already is its. */
async function assign(ports: ReturnPorts, ret: Return, owner: string): Promise<void> {
  const warehouseId = warehouseOf(ret);
  if (!warehouseId) throw new NotFound(`the warehouse of ${ret.returnId}`);
  const returnId = returnIdSchema.parse(`ret_${digestIdOf(`${ret.returnId}|${owner}`)}`);
  const tenant = tenantSchema.parse(owner);
  await openReturn(ports, {
    kind: 'UNANNOUNCED',
    tenant,
    returnId,
    warehouseId,
    lines: [],
    trackingNumbers: ret.trackingNumbers,
    orderReference: ret.orderReference,
    causeId: ret.returnId,
    deskId: ret.deskId,
  });
  await handOver(ports, ret, { tenant, returnId });
  await saveReturn(ports, ret, patchReturn(ret, { causeId: returnId }, ports.now()));
}

/** Who folds a fact meanwhile sees the owner's return, too (fold-returns-desk.ts). Throws StaleVersion. */
async function handOver(ports: ReturnPorts, from: ReturnKey, to: ReturnKey): Promise<void> {
  const [ret, own, told] = await Promise.all([
    ports.returns.find(to),
    ports.returns.inspection(to),
    ports.returns.inspection(from),
  ]);
  const warehouseId = ret && warehouseOf(ret);
  if (!ret || !warehouseId) throw new NotFound(`return ${to.returnId}`);
  const codes = told.units.flatMap(({ sku }) => sku ?? []);
  const skus = codes.length === 0 ? [] : await ports.skus.findMany(to.tenant, codes);
  const known = new Set<string>(skus.map(({ sku }) => sku));
  const handed = handOverInspection(own, told, { ret, warehouseId, known });
  if (!handed) return;
  await ports.returns.inspect(to, handed.next, handed.movements);
  await ports.wake({ tenant: to.tenant, entityId: to.returnId, lane: 'main' }, 'handed-over');
}
