import { randomUUID } from 'node:crypto';
import { json } from './assembly/json.ts';
import type { Json } from './assembly/json.ts';
import type { StateMachineSpec } from './assembly/state-machines.ts';
import { callJson } from './aws-json.ts';
import type { InvokeResult } from './lambda/invocation.ts';
import type { Stores } from './start-stores.ts';
import { ApiError } from './step-functions/api-error.ts';
import type { Clock } from './step-functions/clock.ts';
import { Engine } from './step-functions/engine.ts';
import { openJournal } from './step-functions/journal.ts';
import { startStepFunctionsServer } from './step-functions/server.ts';

export interface StatesOptions {
  machines: readonly StateMachineSpec[];
  /** The journal's SQLite file. */
  journal: string;
  port: number;
  clock: Clock;
  stores: Stores;
  invoke: (name: string, payload: unknown) => Promise<InvokeResult>;
}

export interface States {
  engine: Engine;
  stop(): Promise<void>;
}

/** Starts the engine with the machines of the templates and the executions of the last run. */
export async function startStates(options: StatesOptions): Promise<States> {
  const engine = new Engine({
    journal: openJournal(options.journal),
    clock: options.clock,
    random: Math.random,
    newId: randomUUID,
    invokeLambda: (name, payload) => invokeOrThrow(options, name, payload),
    sdkTask: (service, action, args) => sdkTask(options.stores, service, action, json.parse(args)),
  });
  for (const machine of options.machines) install(engine, machine);
  const server = await startStepFunctionsServer(engine, {
    port: options.port,
    host: '127.0.0.1',
  });
  engine.recover();
  return {
    engine,
    stop: async () => {
      await server.close();
      await engine.close();
    },
  };
}

/** A changed definition becomes a new revision; running executions keep theirs. */
function install(engine: Engine, { name, arn, definition }: StateMachineSpec): void {
  const text = JSON.stringify(definition);
  try {
    engine.createStateMachine({ name, arn, definition: text });
  } catch (error) {
    if (!(error instanceof ApiError) || error.name !== 'StateMachineAlreadyExists') throw error;
    engine.updateStateMachine({ stateMachineArn: arn, definition: text });
  }
}

/** A failure of the service, not of the function, is thrown under its name. */
async function invokeOrThrow(
  { invoke }: StatesOptions,
  name: string,
  payload: unknown,
): Promise<InvokeResult> {
  const result = await invoke(name, payload);
  if (result.ok || !result.error.errorType.startsWith('Lambda.')) return result;
  const failure = new Error(result.error.errorMessage);
  failure.name = result.error.errorType;
  throw failure;
}

/** The SDK integrations of workflows: `dynamodb:putItem`, `sqs:sendMessage` and their kind. */
async function sdkTask(
  { dynamodb, sqs }: Stores,
  service: string,
  action: string,
  args: Json,
): Promise<unknown> {
  const target = { dynamodb, sqs }[service];
  if (target === undefined) throw new Error(`no ${service} integration on this machine`);
  return callJson(target, action.charAt(0).toUpperCase() + action.slice(1), args);
}
