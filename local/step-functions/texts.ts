import { ApiError } from './api-error.ts';
import { Payload, isTooLarge } from './payload.ts';

/** JSON text from callers. */
export function parseInput(input: string): Payload {
  if (isTooLarge(input)) {
    throw new ApiError('InvalidExecutionInput', 'Invalid State Machine Execution Input: too large');
  }
  try {
    return Payload.parse(input);
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : String(fault);
    throw new ApiError('InvalidExecutionInput', `Invalid State Machine Execution Input: '${why}'`);
  }
}

export function parseOutput(output: string): Payload {
  if (isTooLarge(output)) throw new ApiError('InvalidOutput', 'Invalid Output: too large');
  try {
    return Payload.parse(output);
  } catch {
    throw new ApiError('InvalidOutput', "Invalid Output: 'not valid JSON'");
  }
}
