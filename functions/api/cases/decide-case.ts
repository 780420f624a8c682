/** A person's decision: written first, then the waiting execution is woken. The same for sellers and operations. */
import type { z } from 'zod';
import type { CaseStore } from '../../../domain/case/case-store.ts';
import { waitOf, type Case } from '../../../domain/case/case.ts';
import { Conflict, InvalidRequest } from '../../../domain/kernel/domain-error.ts';
import { fault } from '../../../domain/kernel/fault.ts';
import type { Now } from '../../../domain/kernel/time.ts';
import type { Wake } from '../../../domain/wait/wait.ts';
import type { decideCaseRequest } from './contract.ts';

export interface DecidePorts {
  readonly now: Now;
  readonly cases: Pick<CaseStore, 'decide'>;
  /** Wakes the execution that asked. */
  readonly wake: Wake;
}

/**
 * The decided case. Throws InvalidRequest for an option it does not have, Conflict CASE_CLOSED when it ended by itself,
 * ALREADY_DECIDED when somebody decided otherwise.
 */
export async function decideCase(
  ports: DecidePorts,
  found: Case,
  asked: z.output<typeof decideCaseRequest>,
  actor: string,
): Promise<Case> {
  if (!found.options.includes(asked.option)) throw unknownOption(found);
  if (found.status === 'CLOSED') throw new Conflict('CASE_CLOSED', 'the case is closed');
  const decided = await ports.cases.decide(found, { ...asked, by: actor, at: ports.now() });
  const wait = waitOf(decided);
  if (wait) await ports.wake(wait, `decision-${decided.caseId}`);
  return decided;
}

function unknownOption({ options }: Case): InvalidRequest {
  const allowed = options.join(', ');
  return new InvalidRequest('INVALID_REQUEST', 'no such option', [
    fault('/option', 'OPTION_UNKNOWN', `must be one of ${allowed}`, { allowed }),
  ]);
}
