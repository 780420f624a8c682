/** From the grades to what becomes of the units, and until the last of it is done and proved. */
import { formatMoney, parseMoney, type Money } from '../kernel/money.ts';
import { addSeconds, dayOf } from '../kernel/time.ts';
import { dispositionSchema, rulesFor } from '../return-policy/return-policy.ts';
import { decisionOf, type CaseQuestion } from '../case/case-question.ts';
import { awaitFact, untilAnswer } from './ask-return.ts';
import {
  allowedDispositions,
  chooseDisposition,
  chosenBy,
  chosenByRule,
  type Chosen,
  type UnitsToDispose,
} from './choose-disposition.ts';
import { needsProofOfDestruction } from './destruction-proof.ts';
import type { GoingHome, GoodsState } from './going-home.ts';
import { categoryOf, returnToOriginRelief } from './return-to-origin-relief.ts';
import type { ReturnMove } from './return-move.ts';
import { answerTo, askedAbout, type ReturnView } from './return-view.ts';
import { dispositionByShop } from './shop-word.ts';
import type { Graded, Work } from './return.ts';

const DAY_SECONDS = 86_400;
const WORK_DAYS = 5;
const PROOF_DAYS = 7;

export function assessWork(view: ReturnView): ReturnMove | undefined {
  if (view.ret.status === 'DISPOSITION_PENDING') return disposed(view);
  return view.ret.status === 'PROCESSING' ? worked(view) : undefined;
}

function disposed(view: ReturnView): ReturnMove {
  const open = view.ret.graded.find(({ disposition }) => disposition === undefined);
  if (!open) return { event: 'dispose', patch: { works: worksOf(view) } };
  const units = toDispose(view, open);
  const chosen = units ? chosenFor(view, open, units) : NOT_IDENTIFIED;
  if (!('disposition' in chosen)) return chosen;
  const { disposition, why } = chosen;
  const recovery = 'net' in chosen && formatMoney(times(chosen.net, open.quantity));
  const done: Graded = {
    ...open,
    disposition,
    why: [...why],
    ...(recovery && { recovery }),
    ...(disposition === 'RETURN_TO_ORIGIN' && { home: homeward(view, open) }),
  };
  const graded = view.ret.graded.map((group) => (group === open ? done : group));
  return { patch: { graded } };
}

/** In no ledger and of nobody's list: it stays where it lies. */
const NOT_IDENTIFIED = { disposition: 'QUARANTINE', why: ['NOT_IDENTIFIED'] } as const;

function chosenFor(view: ReturnView, group: Graded, units: UnitsToDispose): Chosen | ReturnMove {
  const wish = decisionOf(askedAbout(view, 'UNIDENTIFIED_RETURN', 'box'));
  if (wish === 'dispose') return chosenBy(units, 'DESTROY', 'UNCLAIMED');
  const chosen = chooseDisposition(units);
  if (chosen) return chosen;
  const question = dispositionQuestion(view, group, units);
  const byShop = answerTo(view, question) ? undefined : dispositionByShop(view.ret, group, units);
  if (byShop) return chosenBy(units, byShop, 'BY_SHOP');
  const pending = untilAnswer(view, question);
  if (pending) return pending;
  const said = dispositionSchema.safeParse(answerTo(view, question));
  return said.success ? chosenBy(units, said.data, 'BY_DECISION') : chosenByRule(units);
}

/** Silence takes the seller's default for the grade (lifecycles 4.7: 7 days). */
function dispositionQuestion(
  { ret }: ReturnView,
  { groupId, sku, quantity, grade, fault }: Graded,
  units: UnitsToDispose,
): CaseQuestion {
  const deadline = units.rules.decisionDays * DAY_SECONDS;
  return {
    kind: 'DISPOSITION',
    matter: groupId,
    title: `What becomes of ${quantity} of ${sku ?? 'an unknown item'}: ${grade}`,
    audience: 'seller',
    responsible: 'SELLER',
    options: allowedDispositions(units),
    defaultOption: chosenByRule(units).disposition,
    deadlineAt: addSeconds(ret.since.DISPOSITION_PENDING ?? ret.statusSince, deadline),
    evidence: { sku, quantity, grade, fault, sums: chosenByRule(units).why.slice(1) },
  };
}

function toDispose(view: ReturnView, group: Graded): UnitsToDispose | undefined {
  const { sku, grade } = group;
  const { warehouse, policy, now } = view;
  const unitValue = valueOf(view, group);
  if (!sku || !warehouse || !unitValue) return undefined;
  const rules = rulesFor(policy, sku);
  return { grade, unitValue, rules, warehouse, relief: homeward(view, group), day: dayOf(now) };
}

/** What the buyer paid for one, else what its seller declares it to be worth. */
function valueOf({ ret, skus }: ReturnView, { sku, lineId }: Graded): Money | undefined {
  const line = ret.lines.find((one) => one.lineId === lineId && one.sku === sku);
  const wire = line?.unitPrice ?? skus.get(sku ?? '')?.declaredValue;
  return wire && parseMoney(wire);
}

/** Use that was needed to find the fault leaves the goods in their original state (domain-facts 3.6). */
function homeward({ exports, skus, now }: ReturnView, { sku, used, fault }: Graded): GoingHome {
  const exported = exports.get(sku ?? '');
  const known = skus.get(sku ?? '');
  const state: GoodsState = used && fault !== 'DEFECTIVE' ? 'USED' : 'ORIGINAL';
  const left = exported && known && { ...exported, category: categoryOf(known.hsCode), state };
  const relief = returnToOriginRelief(left, dayOf(now));
  return { ...relief, state, ...(exported && { export: exported }) };
}

/** Quarantine is where the units are already: nothing to do. */
function worksOf({ ret, warehouse, now }: ReturnView): Work[] {
  const country = warehouse?.address.country ?? '';
  return ret.graded.flatMap(({ groupId, sku, quantity, disposition }): Work[] => {
    if (!sku || !disposition || disposition === 'QUARANTINE') return [];
    const workId = `${ret.returnId}-w${groupId.slice(1)}`;
    const needsProof = disposition === 'DESTROY' && needsProofOfDestruction(country, dayOf(now));
    return [{ workId, groupId, sku, quantity, disposition, needsProof }];
  });
}

function worked(view: ReturnView): ReturnMove {
  const { ret, inspection } = view;
  const unordered = ret.works.find(({ orderedAt }) => orderedAt === undefined);
  if (unordered) return { order: unordered };
  const undone = ret.works.some(({ workId }) => !inspection.worked[workId]);
  if (undone) return untilWorked(view);
  const unproved = ret.works.find((work) => !isProved(view, work));
  return unproved ? untilProved(view, unproved) : { event: 'complete', reason: 'PROCESSED' };
}

function untilWorked(view: ReturnView): ReturnMove {
  return awaitFact(view, {
    kind: 'FLOOR_OVERDUE',
    awaiting: 'WORK',
    responsible: 'WAREHOUSE',
    dueAt: addSeconds(view.ret.since.PROCESSING ?? view.ret.statusSince, WORK_DAYS * DAY_SECONDS),
    patienceSeconds: WORK_DAYS * DAY_SECONDS,
    title: 'Work on returned units is not done',
  });
}

function isProved({ inspection }: ReturnView, { workId, needsProof, proofKey }: Work): boolean {
  return !needsProof || proofKey !== undefined || inspection.worked[workId]?.proof !== undefined;
}

/** No default: without a proof it stays open (M-131). */
function untilProved(view: ReturnView, { workId, sku, quantity }: Work): ReturnMove {
  const question: CaseQuestion = {
    kind: 'DESTRUCTION_PROOF',
    matter: workId,
    title: `The destruction of ${quantity} of ${sku} is to be proved`,
    audience: 'operations',
    responsible: 'WAREHOUSE',
    options: [],
    defaultOption: null,
    deadlineAt: addSeconds(view.now, PROOF_DAYS * DAY_SECONDS),
    evidence: { workId, sku, quantity },
  };
  const later = addSeconds(view.now, PROOF_DAYS * DAY_SECONDS);
  return (
    untilAnswer(view, question) ?? {
      wait: { awaiting: 'DESTRUCTION_PROOF', responsible: 'WAREHOUSE', deadlineAt: later },
    }
  );
}

const times = (money: Money, n: number): Money => ({ ...money, minor: money.minor * BigInt(n) });
