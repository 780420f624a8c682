import { isObject } from '../json.ts';
import type { World } from '../jsonata/functions.ts';
import { ApiError } from '../api-error.ts';
import { compileMachine } from './compile.ts';
import { checkExpressions } from './check-expressions.ts';
import { checkStates } from './check-states.ts';
import { checkVariables } from './check-variables.ts';
import { MachineDefinition } from './definition.ts';
import { schemaFaults } from './schema-faults.ts';
import type { Machine } from './machine.ts';

/**
 * Reads a definition as CreateStateMachine does, and refuses with the state's name whatever this engine would run
 * differently from AWS. Throws InvalidDefinition with every fault found at that depth.
 */
export function readDefinition(text: string, world: World, hasSdkTask: boolean): Machine {
  const parsed = MachineDefinition.safeParse(parse(text));
  if (!parsed.success) refuse(schemaFaults(parsed.error, parse(text)));
  const definition = parsed.data;
  refuseAny([...checkStates(definition, hasSdkTask), ...checkVariables(definition)]);
  refuseAny(checkExpressions(definition, world));
  return compileMachine(definition, world);
}

/** Of a definition that was accepted before. */
export const compileAccepted = (text: string, world: World): Machine =>
  compileMachine(MachineDefinition.parse(JSON.parse(text)), world);

function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    // Falls through: not JSON and not an object are the same fault.
  }
  return refuse(['INVALID_JSON_DESCRIPTION: the definition is not a JSON object']);
}

function refuseAny(faults: readonly string[]): void {
  if (faults.length > 0) refuse(faults);
}

function refuse(faults: readonly string[]): never {
  throw new ApiError(
    'InvalidDefinition',
    `Invalid State Machine Definition: '${faults.join('; ')}'`,
  );
}
