import { Engine } from '../../../local/step-functions/engine.ts';
import type {
  EngineOptions,
  LambdaOutcome,
  StatusChange,
} from '../../../local/step-functions/engine.ts';
import { openJournal } from '../../../local/step-functions/journal.ts';
import type { Journal } from '../../../local/step-functions/journal.ts';
import { VirtualClock } from '../../../local/step-functions/virtual-clock.ts';

/** A failure that a function reports itself. */
export class Fault extends Error {
  constructor(errorType: string, message = '') {
    super(message);
    this.name = errorType;
  }
}

export interface Invocation {
  readonly name: string;
  readonly payload: unknown;
  readonly atMs: number;
}

/** Given the payload and how often the function was called before. */
export type Lambda = (payload: unknown, earlierCalls: number) => unknown;

export const START = Date.parse('2026-03-01T00:00:00.000Z');

export interface HarnessOptions {
  readonly functions?: Readonly<Record<string, Lambda>>;
  readonly sdkTask?: EngineOptions['sdkTask'];
  readonly random?: () => number;
  readonly journal?: Journal;
  readonly clock?: VirtualClock;
}

/** An engine on virtual time whose functions are plain code in the test. */
export class Harness {
  readonly clock: VirtualClock;
  readonly journal: Journal;
  readonly engine: Engine;
  readonly invocations: Invocation[] = [];
  readonly changes: StatusChange[] = [];
  #ids = 0;

  constructor(options: HarnessOptions = {}) {
    this.clock = options.clock ?? new VirtualClock(START);
    this.journal = options.journal ?? openJournal(':memory:');
    this.engine = new Engine({
      journal: this.journal,
      clock: this.clock,
      random: options.random ?? (() => 0.5),
      newId: () => `id-${(this.#ids += 1)}-${this.clock.now()}`,
      invokeLambda: (name, payload) => this.#invoke(options.functions ?? {}, name, payload),
      ...(options.sdkTask === undefined ? {} : { sdkTask: options.sdkTask }),
      onStatusChange: (change) => this.changes.push(change),
    });
  }

  async #invoke(
    functions: Readonly<Record<string, Lambda>>,
    name: string,
    payload: unknown,
  ): Promise<LambdaOutcome> {
    const earlier = this.invocations.filter((call) => call.name === name).length;
    this.invocations.push({ name, payload, atMs: this.clock.now() });
    try {
      return { ok: true, payload: await functions[name]?.(payload, earlier) };
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      return { ok: false, error: { errorType: error.name, errorMessage: error.message } };
    }
  }

  /** Seconds after the start of each call of the function. */
  callsAt(name: string): number[] {
    return this.invocations
      .filter((call) => call.name === name)
      .map(({ atMs }) => (atMs - START) / 1000);
  }

  create(definition: object, name = 'machine'): string {
    return this.engine.createStateMachine({ name, definition }).arn;
  }

  async start(definition: object, input: unknown = {}, name = 'run'): Promise<string> {
    const stateMachineArn = this.create(definition);
    const start = { stateMachineArn, name, input: JSON.stringify(input) };
    const { executionArn } = await this.engine.startExecution(start);
    await this.clock.settle();
    return executionArn;
  }

  /** Starts an execution, lets all the time pass that it needs, and describes how it ended. */
  async run(definition: object, input: unknown = {}) {
    const arn = await this.start(definition, input);
    await this.clock.runUntilIdle();
    return this.outcome(arn);
  }

  async outcome(arn: string) {
    const { status, output, error, cause } = await this.engine.describeExecution(arn);
    const value: unknown = output === undefined ? undefined : JSON.parse(output);
    return { arn, status, output: value, error, cause };
  }

  async types(arn: string): Promise<string[]> {
    return (await this.engine.getExecutionHistory(arn)).map(({ type }) => type);
  }
}

/** A machine of these states, the first of which starts. */
export function machine(states: Readonly<Record<string, object>>, more: object = {}): object {
  const [StartAt] = Object.keys(states);
  return { QueryLanguage: 'JSONata', StartAt, States: states, ...more };
}

/** A Task that invokes a function with the state's input and gives its answer. */
export const invoke = (name: string, more: object = { End: true }): object => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName: name, Payload: '{% $states.input %}' },
  Output: '{% $states.result.Payload %}',
  ...more,
});

/** A Task that hands its token to the function and waits for it. */
export const awaitToken = (name: string, more: object = { End: true }): object => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
  Arguments: {
    FunctionName: name,
    Payload: {
      token: '{% $states.context.Task.Token %}',
      id: '{% $states.context.Execution.Name %}',
    },
  },
  ...more,
});

export const pass = (more: object = { End: true }): object => ({ Type: 'Pass', ...more });

/** The token that a function was given at its latest call. */
export function tokenOf(harness: Harness, name: string): string {
  const { payload } = harness.invocations.findLast((call) => call.name === name) ?? {};
  if (typeof payload === 'object' && payload !== null && 'token' in payload) {
    return String(payload.token);
  }
  throw new Error(`${name} was given no token`);
}
