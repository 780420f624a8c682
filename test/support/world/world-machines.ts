/** The workflows as they are deployed: the same YAML, its tokens replaced by the ARNs of this world. */
import { readWorkflow, workflowNames } from '../../../infra/workflow-definition.ts';
import type { Engine } from '../../../local/step-functions/engine.ts';

const ACCOUNT = 'us-east-1:000000000000';
const FUNCTION = `arn:aws:lambda:${ACCOUNT}:function:`;

export const stateMachineArnOf = (name: string) => `arn:aws:states:${ACCOUNT}:stateMachine:${name}`;

export function createMachines(engine: Engine): void {
  for (const [name, definition] of definitions()) {
    engine.createStateMachine({ name, definition, arn: stateMachineArnOf(name) });
  }
}

let read: readonly (readonly [string, string])[] | undefined;

/** Read and checked once: a thousand worlds share them. */
function definitions(): readonly (readonly [string, string])[] {
  read ??= workflowNames()
    .filter((name) => name.startsWith('shipment') || name === 'order' || name === 'return')
    .map((name) => {
      const text = JSON.stringify(readWorkflow(name).definition);
      return [name, text.replaceAll(/\$\{([^}]*)\}/g, (_, token: string) => arnOf(token))] as const;
    });
  return read;
}

/** `PrecheckShipmentFunctionArn`, `ShipmentBookingStateMachineArn` */
function arnOf(token: string): string {
  const [, machine] = /^(.+)StateMachineArn$/.exec(token) ?? [];
  if (machine !== undefined) return stateMachineArnOf(kebab(machine));
  return FUNCTION + token.replace(/FunctionArn$/, '');
}

/** The name in a function's ARN: `PrecheckShipment`. */
export function functionNameOf(arn: string): string {
  return arn.replace(FUNCTION, '');
}

function kebab(name: string): string {
  return name.replaceAll(/(?<!^)([A-Z])/g, '-$1').toLowerCase();
}
