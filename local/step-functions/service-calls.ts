import { waitsForToken } from './asl/resource.ts';
import type { TaskResource } from './asl/resource.ts';
import type { TaskPhase } from './frame.ts';
import { isObject } from './json.ts';
import type { EngineOptions, LambdaOutcome } from './options.ts';
import { Payload } from './payload.ts';
import { lambdaError, sdkError } from './service-errors.ts';
import { StateError } from './state-error.ts';

/** How a task's call ended: with its result, or handed over to whoever now holds the token. */
export interface Answer {
  readonly kind: 'result' | 'submitted';
  readonly output: Payload;
}

export interface ServiceCalls extends Pick<EngineOptions, 'invokeLambda' | 'sdkTask'> {
  /** Starts a child, or finds the one this very attempt started before a restart. */
  startChild(args: ChildArguments): Promise<unknown>;
}

export interface ChildArguments {
  readonly stateMachineArn: string;
  readonly name: string | undefined;
  readonly input: string;
  /** The task's attempt; it names an unnamed child. */
  readonly attempt: string;
  readonly untilEnd: boolean;
  /** The call may have been made before a restart. */
  readonly repeated: boolean;
}

/** Makes the call of one task attempt. Throws StateError with the name AWS would give. */
export async function callService(
  services: ServiceCalls,
  resource: TaskResource,
  phase: TaskPhase,
  repeated: boolean,
): Promise<Answer> {
  const output = await call(services, resource, phase, repeated);
  const kind = waitsForToken(resource) ? 'submitted' : 'result';
  return { kind, output: Payload.copy(output) };
}

async function call(
  services: ServiceCalls,
  resource: TaskResource,
  phase: TaskPhase,
  repeated: boolean,
): Promise<unknown> {
  switch (resource.kind) {
    case 'function':
      return invokeFunction(services, resource.arn, phase.arguments.clone());
    case 'invoke':
      return invoke(services, phase.arguments.clone());
    case 'execution':
      return startChild(services, phase, { untilEnd: resource.pattern === 'sync', repeated });
    case 'sdk':
      return sdkCall(services, resource, phase.arguments.clone());
  }
}

/** AWS: the optimized Lambda integration answers the Invoke API's response with its Payload parsed. */
async function invoke(services: ServiceCalls, args: unknown): Promise<unknown> {
  if (!isObject(args) || typeof args['FunctionName'] !== 'string') {
    throw new StateError('States.Runtime', "The field 'FunctionName' must be a string");
  }
  const { FunctionName: name, Payload: payload = {}, Qualifier: qualifier } = args;
  const target = typeof qualifier === 'string' ? `${name}:${qualifier}` : name;
  if (args['InvocationType'] === 'Event') {
    void services.invokeLambda(target, payload).catch(() => undefined);
    return { StatusCode: 202 };
  }
  const result = await invokeFunction(services, target, payload);
  return { ExecutedVersion: '$LATEST', Payload: result, StatusCode: 200 };
}

async function invokeFunction(
  { invokeLambda }: ServiceCalls,
  name: string,
  payload: unknown,
): Promise<unknown> {
  const outcome = await invokeLambda(name, payload).catch((fault: unknown) => {
    throw lambdaError(fault);
  });
  if (outcome.ok) return outcome.payload ?? null;
  throw new StateError(outcome.error.errorType, functionCause(outcome));
}

/** AWS: the Cause of a failed function is the JSON text that the function answered. */
function functionCause({ error }: Extract<LambdaOutcome, { ok: false }>): string {
  const { errorType, errorMessage, trace } = error;
  return JSON.stringify({ errorMessage, errorType, trace });
}

async function sdkCall(
  { sdkTask }: ServiceCalls,
  { service, action, optimized }: Extract<TaskResource, { kind: 'sdk' }>,
  args: unknown,
): Promise<unknown> {
  if (sdkTask === undefined)
    throw new StateError('States.Runtime', 'No SDK integrations are given.');
  try {
    return await sdkTask(service, action, args);
  } catch (fault) {
    throw sdkError(service, optimized, fault);
  }
}

async function startChild(
  services: ServiceCalls,
  phase: TaskPhase,
  how: Pick<ChildArguments, 'untilEnd' | 'repeated'>,
): Promise<unknown> {
  const args = phase.arguments.clone();
  if (!isObject(args) || typeof args['StateMachineArn'] !== 'string') {
    throw new StateError('States.Runtime', "The field 'StateMachineArn' must be a string");
  }
  const { StateMachineArn: stateMachineArn, Input: input = {}, Name: name } = args;
  return services.startChild({
    stateMachineArn,
    name: typeof name === 'string' ? name : undefined,
    input: typeof input === 'string' ? input : JSON.stringify(input),
    attempt: phase.token,
    ...how,
  });
}
