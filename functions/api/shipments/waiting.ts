/** Whose turn it is (M-002): of the wait only what a person may know, never the token. */
import type { z } from 'zod';
import type { Case } from '../../../domain/case/case.ts';
import type { Wait } from '../../../domain/wait/wait.ts';
import type { operationsWaitingSchema, waitingSchema } from './contract.ts';

/** Undefined when nothing is waited for, or the answer came already. */
export function waitingIn(wait: Wait | undefined): z.input<typeof waitingSchema> | undefined {
  if (wait?.token === undefined || wait.deliveredGen >= wait.tokenGen) return undefined;
  const { awaiting, responsible, deadlineAt } = wait;
  if (awaiting === undefined || !responsible || !deadlineAt) return undefined;
  return { awaiting, responsible, deadlineAt };
}

/** Operations also see the state of the workflow. */
export function waitingTold(
  wait: Wait | undefined,
  reader: Case['audience'],
): z.input<typeof operationsWaitingSchema> | undefined {
  const waiting = waitingIn(wait);
  return waiting && reader === 'operations' ? { ...waiting, state: wait?.state } : waiting;
}
