/** Whose turn it is (M-002): of the wait only what a person may know, never the token. */
import type { z } from 'zod';
import type { Wait } from '../../../domain/wait/wait.ts';
import type { waitingSchema } from './contract.ts';

/** Undefined when nothing is waited for, or the answer came already. */
export function waitingIn(wait: Wait | undefined): z.input<typeof waitingSchema> | undefined {
  if (wait?.token === undefined || wait.deliveredGen >= wait.tokenGen) return undefined;
  const { awaiting, responsible, deadlineAt } = wait;
  if (awaiting === undefined || !responsible || !deadlineAt) return undefined;
  return { awaiting, responsible, deadlineAt };
}
