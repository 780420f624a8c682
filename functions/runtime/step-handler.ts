/**
 * The bundle of a workflow step: zod in, zod out. Errors go out as they are, because the class name is what the ASL
 * matches in ErrorEquals.
 */
import middy from '@middy/core';
import type { z } from 'zod';
import { loggable, telemetryOf } from './telemetry.ts';

/** The workflow and the step disagree on the contract: no retry helps, an operator must act. */
class ContractBroken extends Error {
  constructor(side: 'input' | 'output', issues: readonly z.core.$ZodIssue[]) {
    super(`${side}: ${issues.map((i) => `/${i.path.join('/')} ${i.message}`).join('; ')}`);
    this.name = 'ContractBroken';
  }
}

export interface StepContract<I extends z.ZodType, O extends z.ZodType> {
  /** The step's name in kebab case, for logs and metrics. */
  readonly step: string;
  readonly input: I;
  readonly output: O;
}

/** A Lambda handler: parses the input, runs the step, parses the output. Throws ContractBroken and whatever `run` throws. */
export function stepHandler<I extends z.ZodType, O extends z.ZodType>(
  contract: StepContract<I, O>,
  run: (input: z.output<I>) => Promise<z.input<O>>,
) {
  const telemetry = telemetryOf(contract.step);
  return middy<unknown, z.output<O>>()
    .use([...telemetry.middleware])
    .onError(({ error }) => {
      telemetry.count('StepError');
      telemetry.logger.warn('step failed', { error: loggable(error) });
    })
    .handler(async (event) => {
      const input = parsed('input', contract.input, event);
      telemetry.logger.appendKeys(idsOf(event));
      return parsed('output', contract.output, await run(input));
    });
}

function parsed<S extends z.ZodType>(
  side: 'input' | 'output',
  schema: S,
  data: unknown,
): z.output<S> {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  throw new ContractBroken(side, result.error.issues);
}

/** The ids that let a log line be found by tenant and shipment; nothing else of the input is logged. */
function idsOf(event: unknown): Record<string, string> {
  if (typeof event !== 'object' || event === null) return {};
  return Object.fromEntries(
    Object.entries(event).filter(
      (entry): entry is [string, string] => LOGGED.has(entry[0]) && typeof entry[1] === 'string',
    ),
  );
}

const LOGGED = new Set(['tenant', 'shipmentId', 'executionName', 'caseId', 'state']);
