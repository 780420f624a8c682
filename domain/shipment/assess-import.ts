/** At the destination: file the entry, answer holds, pay or have paid the duty, until customs release or keep the goods. */
import { lastSaid, latestDeclaration, openHold, unpaidDuty } from '../declaration/customs-facts.ts';
import { declarationStatus } from '../declaration/fold-statements.ts';
import type { Declaration } from '../declaration/declaration.ts';
import { addSeconds, latest } from '../kernel/time.ts';
import { awaitFact } from './await-fact.ts';
import { decisionOf, type CaseQuestion } from '../case/case-question.ts';
import { askedCase } from './shipment-case.ts';
import { DWELL_SECONDS } from './dwell.ts';
import { firstOf } from '../kernel/first-of.ts';
import type { Move, Rule } from './next-move.ts';
import { untilMended } from './refusal-case.ts';
import type { ShipmentStatus } from './shipment-lifecycle.ts';
import type { ShipmentView } from './shipment-view.ts';
import { untilAnswered } from './until-answered.ts';

export type ImportOutcome =
  'FILE' | 'ANSWER' | 'PAY' | 'RELEASED' | 'SEIZED' | 'ABANDONED' | 'RETURNED_TO_ORIGIN';
type ImportMove = Move<ImportOutcome>;

const IN_CUSTOMS: readonly ShipmentStatus[] = [
  'ARRIVED',
  'IMPORT_ENTRY_FILED',
  'CUSTOMS_HOLD',
  'CUSTOMS_EXAM',
  'DUTY_PAYMENT_DUE',
];
const DAP_SECONDS = 5 * 86_400;

export function assessImport(view: ShipmentView): ImportMove {
  const declared = latestDeclaration(view.declarations, 'IMPORT');
  const ended = firstOf(view, rules);
  if (ended) return ended;
  if (!declared || view.shipment.status === 'ARRIVED') return { finish: 'FILE' };
  return saidMove(view, declared) ?? pendingMove(view, declared);
}

const rules: readonly Rule<ImportOutcome>[] = [
  ({ shipment }) => finished(shipment.status),
  untilMended,
];

function finished(status: ShipmentStatus): ImportMove | undefined {
  if (status === 'SEIZED' || status === 'ABANDONED' || status === 'RETURNED_TO_ORIGIN')
    return { finish: status };
  return IN_CUSTOMS.includes(status) ? undefined : { finish: 'RELEASED' };
}

/** Where customs' word moves the status; undefined when it is there already. */
function saidMove(view: ShipmentView, declared: Declaration): ImportMove | undefined {
  const { status } = view.shipment;
  if (lastSaid(declared, 'SEIZED'))
    return { move: 'seize', reasonCode: lastSaid(declared, 'SEIZED')?.reasonCode ?? 'SEIZED' };
  if (lastSaid(declared, 'RELEASED')) return { move: 'release_import' };
  if (isHeld(declared))
    return status === 'CUSTOMS_HOLD'
      ? undefined
      : { move: 'hold_import', reasonCode: holdReason(declared) };
  if (declarationStatus(declared) === 'UNDER_EXAMINATION')
    return status === 'CUSTOMS_EXAM' ? undefined : { move: 'examine' };
  if (unpaidDuty(declared))
    return status === 'DUTY_PAYMENT_DUE' ? undefined : { move: 'assess_duty' };
  return undefined;
}

function isHeld(declared: Declaration): boolean {
  return openHold(declared) !== undefined || declarationStatus(declared) === 'REJECTED';
}

function holdReason(declared: Declaration): string {
  return (openHold(declared) ?? lastSaid(declared, 'REJECTED'))?.reasonCode ?? 'HELD';
}

function pendingMove(view: ShipmentView, declared: Declaration): ImportMove {
  if (isHeld(declared)) return heldMove(view, declared);
  if (view.shipment.status === 'CUSTOMS_HOLD') return { move: 'answer_hold' };
  if (unpaidDuty(declared) && declarationStatus(declared) !== 'UNDER_EXAMINATION')
    return dutyMove(view, declared);
  const due = since(view);
  if (view.shipment.status !== 'CUSTOMS_EXAM')
    return awaitFact(view, { awaiting: 'IMPORT_RELEASE', responsible: 'CUSTOMS', ...due });
  const alarm = { kind: 'CUSTOMS_EXAM', title: 'Customs examine the goods', options: [] } as const;
  return awaitFact(view, {
    awaiting: 'CUSTOMS_EXAMINATION',
    responsible: 'CUSTOMS',
    alarm,
    ...due,
  });
}

/** Past the end of free time nobody decides for the seller: operations are asked too, and every day costs. */
function heldMove(view: ShipmentView, declared: Declaration): ImportMove {
  const question = holdQuestion(view, declared);
  const found = askedCase(view, question.kind, question.matter);
  const pending = untilAnswered(view, question);
  if (pending && found?.status === 'OPEN' && view.now >= found.deadlineAt)
    return awaitFact(view, {
      awaiting: 'CUSTOMS_HOLD_ANSWER',
      responsible: 'SELLER',
      dueAt: found.deadlineAt,
      patienceSeconds: DAP_SECONDS,
    });
  if (pending) return pending;
  return declarationStatus(declared) === 'REJECTED' && decisionOf(found) === 'amend'
    ? { finish: 'FILE' }
    : { finish: 'ANSWER' };
}

/** The hold to be answered next; each rejection is a question of its own, with other options. */
export function holdMatter(declared: Declaration): string {
  const { version, answeredHolds, statements } = declared;
  if (declarationStatus(declared) !== 'REJECTED') return `v${version}-${answeredHolds + 1}`;
  return `v${version}-rejected-${statements.filter((s) => s.status === 'REJECTED').length}`;
}

function holdQuestion({ shipment }: ShipmentView, declared: Declaration): CaseQuestion {
  const rejected = declarationStatus(declared) === 'REJECTED';
  const said = openHold(declared) ?? lastSaid(declared, 'REJECTED');
  return {
    kind: 'CUSTOMS_HOLD',
    matter: holdMatter(declared),
    title: rejected ? 'The import entry was rejected' : 'Customs hold the goods',
    audience: 'seller',
    responsible: 'SELLER',
    options: [rejected ? 'amend' : 'provide-documents', 're-export', 'abandon'],
    defaultOption: null,
    deadlineAt: said?.freeTimeEndsAt ?? addSeconds(shipment.statusSince, DWELL_SECONDS.ARRIVED),
    evidence: {
      declarationId: declared.declarationId,
      reasonCode: said?.reasonCode,
      detail: said?.detail,
      requiredDocuments: said?.requiredDocuments,
    },
  };
}

/** DDP: we pay and charge it on. DAP: the seller pays (M-044); silence brings operations in. */
function dutyMove(view: ShipmentView, declared: Declaration): ImportMove {
  if (view.shipment.incoterm === 'DDP') return { finish: 'PAY' };
  const question = dutyQuestion(view, declared);
  const found = askedCase(view, question.kind, question.matter);
  const pending = untilAnswered(view, question);
  if (pending && found?.status === 'OPEN' && view.now >= found.deadlineAt)
    return awaitFact(view, {
      awaiting: 'DUTY_PAYMENT',
      responsible: 'SELLER',
      dueAt: found.deadlineAt,
      patienceSeconds: DAP_SECONDS,
    });
  if (pending) return pending;
  return { finish: decisionOf(found) === 'abandon' ? 'ANSWER' : 'PAY' };
}

/** Each notice is a question of its own: the answer to the first does not pay a reassessment. */
export function dutyMatter(declared: Declaration): string {
  return `v${declared.version}-${lastSaid(declared, 'DUTY_DUE')?.eventId ?? 'none'}`;
}

function dutyQuestion({ shipment }: ShipmentView, declared: Declaration): CaseQuestion {
  const due = unpaidDuty(declared);
  return {
    kind: 'DUTY_PAYMENT_DUE',
    matter: dutyMatter(declared),
    title: 'Duty and tax are due',
    audience: 'seller',
    responsible: 'SELLER',
    options: ['paid', 'abandon'],
    defaultOption: null,
    deadlineAt: addSeconds(latest([shipment.statusSince, due?.statedAt]), DAP_SECONDS),
    evidence: { declarationId: declared.declarationId, amountDue: due?.amountDue },
  };
}

function since({ shipment }: ShipmentView) {
  const exam = shipment.status === 'CUSTOMS_EXAM';
  const patienceSeconds = exam ? DWELL_SECONDS.CUSTOMS_EXAM : DWELL_SECONDS.IMPORT_ENTRY_FILED;
  return { dueAt: addSeconds(shipment.statusSince, patienceSeconds), patienceSeconds };
}
