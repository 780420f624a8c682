/** At the origin: declare, follow what customs says, and for ocean freight to the US have the ISF accepted before loading. */
import { needsIsf } from '../declaration/build-isf.ts';
import { lastSaid, latestDeclaration } from '../declaration/customs-facts.ts';
import { declarationStatus } from '../declaration/fold-statements.ts';
import type { Declaration } from '../declaration/declaration.ts';
import { addSeconds } from '../kernel/time.ts';
import { actualFacts } from '../tracking/tracking-facts.ts';
import { awaitFact } from './await-fact.ts';
import type { CaseQuestion } from '../case/case-question.ts';
import { DWELL_SECONDS } from './dwell.ts';
import { firstOf } from '../kernel/first-of.ts';
import type { Move, Rule } from './next-move.ts';
import { untilMended, wantsCancel } from './refusal-case.ts';
import type { ShipmentStatus } from './shipment-lifecycle.ts';
import type { ShipmentView } from './shipment-view.ts';
import { untilAnswered } from './until-answered.ts';

export type ExportOutcome = 'DECLARE' | 'FILE_ISF' | 'RELEASED' | 'CANCELLED';
type ExportMove = Move<ExportOutcome>;

const HERE: readonly ShipmentStatus[] = [
  'ACCEPTED',
  'ORIGIN_RECEIVED',
  'EXPORT_DECLARED',
  'EXPORT_REJECTED',
  'EXPORT_HOLD',
  'EXPORT_RELEASED',
];

export function assessExport(view: ShipmentView): ExportMove {
  return firstOf(view, rules) ?? byStatus(view);
}

const rules: readonly Rule<ExportOutcome>[] = [
  ({ shipment }) => (shipment.status === 'CANCELLED' ? { finish: 'CANCELLED' } : undefined),
  ({ shipment }) => (HERE.includes(shipment.status) ? undefined : { finish: 'RELEASED' }),
  (view) => (wantsCancel(view) ? { finish: 'CANCELLED' } : undefined),
  untilMended,
];

function byStatus(view: ShipmentView): ExportMove {
  const declared = latestDeclaration(view.declarations, 'EXPORT');
  const { status } = view.shipment;
  if (!declared || status === 'ACCEPTED' || status === 'ORIGIN_RECEIVED')
    return { finish: 'DECLARE' };
  if (status === 'EXPORT_DECLARED') return declaredMove(view, declared);
  if (status === 'EXPORT_HOLD') return heldMove(view, declared);
  if (status === 'EXPORT_REJECTED')
    return untilAnswered(view, rejectionQuestion(view, declared)) ?? { finish: 'DECLARE' };
  return isfMove(view) ?? { finish: 'RELEASED' };
}

function declaredMove(view: ShipmentView, declared: Declaration): ExportMove {
  const said = declarationStatus(declared);
  if (said === 'RELEASED') return { move: 'release_export' };
  if (said === 'REJECTED') return rejected(declared);
  if (said === 'HELD' || said === 'UNDER_EXAMINATION' || said === 'SEIZED')
    return { move: 'hold_export', reasonCode: lastSaid(declared, said)?.reasonCode ?? said };
  // Filed beside the declaration: 24 hours before loading are soon gone.
  if (isIsfNeeded(view) && !latestDeclaration(view.declarations, 'ISF'))
    return { finish: 'FILE_ISF' };
  return awaitFact(view, {
    awaiting: 'EXPORT_RELEASE',
    responsible: 'CUSTOMS',
    ...since(view, 'EXPORT_DECLARED'),
  });
}

function heldMove(view: ShipmentView, declared: Declaration): ExportMove {
  const said = declarationStatus(declared);
  if (said === 'RELEASED') return { move: 'release_export' };
  if (said === 'REJECTED') return rejected(declared);
  const alarm = {
    kind: 'EXPORT_HOLD',
    title: 'Export customs hold the goods',
    options: ['cancel'],
  } as const;
  const due = { dueAt: view.shipment.statusSince, patienceSeconds: DWELL_SECONDS.EXPORT_HOLD };
  return awaitFact(view, { awaiting: 'EXPORT_RELEASE', responsible: 'CUSTOMS', alarm, ...due });
}

function rejected(declared: Declaration): ExportMove {
  return {
    move: 'reject_export',
    reasonCode: lastSaid(declared, 'REJECTED')?.reasonCode ?? 'REJECTED',
  };
}

/** Undefined when there is nothing (more) to do: not needed, accepted, or the vessel has gone without it. */
function isfMove(view: ShipmentView): ExportMove | undefined {
  if (!isIsfNeeded(view)) return undefined;
  const filed = latestDeclaration(view.declarations, 'ISF');
  if (!filed) return { finish: 'FILE_ISF' };
  if (lastSaid(filed, 'ACCEPTED') || hasSailed(view)) return undefined;
  if (declarationStatus(filed) === 'REJECTED')
    return untilAnswered(view, rejectionQuestion(view, filed)) ?? { finish: 'FILE_ISF' };
  return awaitFact(view, {
    awaiting: 'ISF_ACCEPTANCE',
    responsible: 'CUSTOMS_BROKER',
    ...since(view, 'EXPORT_DECLARED'),
  });
}

function isIsfNeeded({ shipment, warehouse }: ShipmentView): boolean {
  return warehouse !== undefined && needsIsf(shipment, warehouse);
}

function hasSailed({ tracking, shipment }: ShipmentView): boolean {
  return actualFacts(tracking, ['departed_port'], shipment.origin.port).length > 0;
}

function rejectionQuestion({ now }: ShipmentView, declared: Declaration): CaseQuestion {
  const said = lastSaid(declared, 'REJECTED');
  return {
    kind: 'EXPORT_REJECTED',
    matter: `${declared.kind}-v${declared.version}`,
    title: `${declared.kind === 'ISF' ? 'The ISF' : 'The export declaration'} was rejected`,
    audience: 'seller',
    responsible: 'SELLER',
    options: ['amend', 'cancel'],
    defaultOption: 'cancel',
    deadlineAt: addSeconds(now, DWELL_SECONDS.EXPORT_REJECTED),
    evidence: {
      declarationId: declared.declarationId,
      reasonCode: said?.reasonCode,
      detail: said?.detail,
    },
  };
}

function since({ shipment }: ShipmentView, status: 'EXPORT_DECLARED') {
  const patienceSeconds = DWELL_SECONDS[status];
  return { dueAt: addSeconds(shipment.statusSince, patienceSeconds), patienceSeconds };
}
