/**
 * The timeline of a shipment (M-002, M-060): each leg with who answers for it and its milestones planned, estimated and actual;
 * what is awaited, from whom, until when; the status log; the open cases. Pure: a view of records, made anew for each reader.
 */
import type { Case } from '../case/case.ts';
import type { Timestamp } from '../kernel/time.ts';
import type { Party, Wait } from '../wait/wait.ts';
import type { Shipment, StatusChange } from './shipment.ts';
import type { TimelineFacts } from './timeline-facts.ts';
import { legsOf, type TimelineLeg } from './timeline-legs.ts';

export interface Timeline {
  readonly status: Shipment['status'];
  readonly statusSince: Timestamp;
  readonly legs: readonly TimelineLeg[];
  /** Absent when nothing is awaited: a machine is at work, or the shipment is closed. */
  readonly awaiting?: {
    readonly what: string;
    readonly responsible: Party;
    readonly until?: Timestamp;
  };
  readonly changes: readonly StatusChange[];
  readonly openCases: readonly Pick<
    Case,
    'caseId' | 'kind' | 'title' | 'audience' | 'responsible' | 'deadlineAt'
  >[];
}

export function timelineOf(facts: TimelineFacts): Timeline {
  const { shipment, changes, cases } = facts;
  const awaiting = 'closedAt' in shipment ? undefined : awaitedIn(facts.wait);
  return {
    status: shipment.status,
    statusSince: shipment.statusSince,
    legs: legsOf(facts),
    ...(awaiting && { awaiting }),
    changes: [...changes].sort((a, b) => a.version - b.version),
    openCases: cases.filter((c) => c.status === 'OPEN').map(caseLine),
  };
}

/** A wait is open while its token stands and was not answered. */
function awaitedIn(wait: Wait | undefined): Timeline['awaiting'] {
  if (!wait?.token || !wait.awaiting || !wait.responsible) return undefined;
  if (wait.deliveredGen === wait.tokenGen) return undefined;
  const { awaiting: what, responsible, deadlineAt: until } = wait;
  return { what, responsible, ...(until && { until }) };
}

function caseLine({ caseId, kind, title, audience, responsible, deadlineAt }: Case) {
  return { caseId, kind, title, audience, responsible, deadlineAt };
}
