/**
 * A task token names its execution, so that a token of an ended task is told from one that never was
 * (TaskTimedOut against InvalidToken), and is otherwise opaque.
 */
export const makeToken = (execution: number, id: string): string =>
  Buffer.from(`${PREFIX}${execution}.${id}`).toString('base64url');

const PREFIX = 'task.';

/** The number of the execution, or undefined for text that is no token. */
export function executionOf(token: string): number | undefined {
  const text = Buffer.from(token, 'base64url').toString();
  const [, number] = /^task\.(\d+)\..+$/.exec(text) ?? [];
  return number === undefined ? undefined : Number(number);
}
