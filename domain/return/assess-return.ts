/** What happens next with a return, from all that is known of it (lifecycles 4.3). Level-triggered: who asks, and how often, does not matter. */
import { untilDecided } from '../case/until-decided.ts';
import { BrokenRecord } from '../kernel/domain-error.ts';
import { firstOf } from '../kernel/first-of.ts';
import { allowedEvents } from '../kernel/lifecycle.ts';
import { assessArrival } from './assess-arrival.ts';
import { assessInspection } from './assess-inspection.ts';
import { assessUnclaimed } from './assess-unclaimed.ts';
import { assessUndecided } from './assess-undecided.ts';
import { assessWork } from './assess-work.ts';
import { wasAnswered } from './refused-act.ts';
import { mootCase } from './moot-return-case.ts';
import { returnLifecycle } from './return-lifecycle.ts';
import { isClosed } from './return-record.ts';
import type { ReturnMove, ReturnRule } from './return-move.ts';
import type { ReturnView } from './return-view.ts';

/** Throws BrokenRecord when no rule knows what to do. */
export function assessReturn(view: ReturnView): ReturnMove {
  const move = firstOf(view, rules);
  if (!move) throw new BrokenRecord(`nothing follows for ${view.ret.returnId} ${view.ret.status}`);
  return move;
}

const rules: readonly ReturnRule[] = [
  closeMoot,
  ({ ret }) => (isClosed(ret) ? { finish: 'CLOSED' } : undefined),
  untilMended,
  cancelled,
  assessUnclaimed,
  replaced,
  assessUndecided,
  assessArrival,
  assessInspection,
  assessWork,
];

/** A case whose matter ended by itself, so that nobody decides about the past. */
function closeMoot(view: ReturnView): ReturnMove | undefined {
  const moot = mootCase(view);
  return moot && { close: moot, reason: `the return is ${view.ret.status}` };
}

/** While a refusal is open nothing else is tried. */
function untilMended(view: ReturnView): ReturnMove | undefined {
  const open = view.cases.find(
    ({ kind, status }) => kind === 'PARTNER_REFUSED' && status === 'OPEN',
  );
  return open && untilDecided(view.now, open);
}

/** What was told outside is taken back first; what travels already is not cancelled (lifecycles 4.6). */
function cancelled({ ret, cases }: ReturnView): ReturnMove | undefined {
  const wanted = ret.cancelRequest !== undefined || wasAnswered(cases, 'LABEL', 'cancel');
  if (!wanted || !allowedEvents(returnLifecycle, ret.status).includes('cancel')) return undefined;
  const isTold = (ret.label && !ret.label.voidedAt) || ret.since.AWAITING_ARRIVAL !== undefined;
  if (isTold) return { finish: 'WITHDRAW' };
  return { event: 'cancel', reason: ret.cancelRequest?.reason ?? 'LABEL_REFUSED' };
}

/** A fault is made good at once, anything else once the goods are seen (M-142). */
function replaced({ ret, cases }: ReturnView): ReturnMove | undefined {
  const { resolution, replacementOrderId, orderId, triage, status, since } = ret;
  if (resolution !== 'EXCHANGE' || replacementOrderId || !orderId) return undefined;
  const isFault = triage?.reasonClass === 'FAULT' && since.APPROVED !== undefined;
  const isSeen = status === 'DISPOSITION_PENDING' || status === 'PROCESSING';
  const isRefused = cases.some((c) => c.kind === 'RETURN_INSPECTION' && saysNo(c));
  return (isFault || isSeen) && !isRefused ? { replace: true } : undefined;
}

function saysNo(found: ReturnView['cases'][number]): boolean {
  return 'decision' in found && found.decision?.option === 'no_refund';
}
