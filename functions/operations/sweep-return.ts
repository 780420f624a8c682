import { startReturn } from '../../domain/return/return-outbox.ts';
import { patchReturn } from '../../domain/return/return-record.ts';
import type { ReturnStore } from '../../domain/return/return-store.ts';
import { returnCase } from '../../domain/return/return-view.ts';
import type { Return } from '../../domain/return/return.ts';
import type { Wake } from '../../domain/wait/wait.ts';
import { sweepStanding, type StandingPorts } from './sweep-standing.ts';

export interface ReturnSweepPorts extends StandingPorts {
  readonly returns: Pick<ReturnStore, 'find' | 'save'>;
  readonly wake: Wake;
}

const RESUMED_SECONDS = 3600;

/** True when it became a case. Throws StaleVersion when somebody else was faster. */
export function sweepReturn(ports: ReturnSweepPorts, ret: Return): Promise<boolean> {
  const { tenant, returnId: entityId } = ret;
  return sweepStanding(ports, {
    ...ret,
    entityId,
    resumedSeconds: RESUMED_SECONDS,
    caseOf: (question, now) => returnCase({ ret, now }, question),
    putOff: (nextDeadlineAt, now) =>
      ports.returns.save({ next: patchReturn(ret, { nextDeadlineAt }, now) }),
    stands: async () => (await ports.returns.find(ret))?.status === ret.status,
    resume: (epoch, nextDeadlineAt, now) => {
      const next = patchReturn(ret, { epoch, nextDeadlineAt }, now);
      return ports.returns.save({ next, outbox: startReturn(next, now) });
    },
    wake: (eventId) => ports.wake({ tenant, entityId, lane: 'main' }, eventId),
  });
}
