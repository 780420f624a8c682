import { ApiError } from './api-error.ts';
import { executionArn } from './arns.ts';
import { describeChild } from './descriptions.ts';
import type { ExecutionRow, Journal } from './journal.ts';
import type { ChildArguments } from './service-calls.ts';
import type { ExecutionStarter, StartedExecution, StartExecution } from './start-execution.ts';
import { StateError } from './state-error.ts';

/** Executions that a Task of another one started, and the attempts that wait for their end. */
export class ChildExecutions {
  readonly #engine: ExecutionStarter;
  readonly #journal: Journal;
  /** The child each waiting attempt of startExecution.sync has. */
  readonly #waitedFor = new Map<string, string>();
  readonly #wakers = new Map<string, ((row: ExecutionRow) => void)[]>();

  constructor(engine: ExecutionStarter, journal: Journal) {
    this.#engine = engine;
    this.#journal = journal;
  }

  /** Starts a child and answers what the Task's result is. */
  async start(args: ChildArguments): Promise<unknown> {
    const { stateMachineArn, input, untilEnd, attempt } = args;
    const name = args.name ?? childName(attempt);
    const arn = executionArn(stateMachineArn, name);
    const started = await this.#startOrFind({ stateMachineArn, name, input }, args, arn);
    if (!untilEnd) return { ExecutionArn: arn, StartDate: started.startMs / 1000 };
    this.#waitedFor.set(attempt, arn);
    const ended = await this.#end(arn);
    this.#waitedFor.delete(attempt);
    return describeChild(ended);
  }

  /** A call made again after a restart finds the child that it started before, running or ended. */
  async #startOrFind(
    start: StartExecution,
    { input, repeated }: ChildArguments,
    arn: string,
  ): Promise<StartedExecution> {
    try {
      return await this.#engine.startExecution(start);
    } catch (fault) {
      const row = this.#journal.execution(arn);
      if (repeated && row?.input === input) {
        return { executionArn: arn, startMs: row.startMs };
      }
      if (!(fault instanceof ApiError)) throw fault;
      throw new StateError(`StepFunctions.${fault.name}Exception`, fault.message);
    }
  }

  async #end(arn: string): Promise<ExecutionRow> {
    await this.#journal.flushed();
    const row = this.#journal.execution(arn);
    if (row !== undefined && row.status !== 'RUNNING') return row;
    return new Promise((resolve) => {
      const waiting = this.#wakers.get(arn) ?? [];
      this.#wakers.set(arn, [...waiting, resolve]);
    });
  }

  /** Tells who waits for it that an execution has ended; its end is on disk. */
  ended(arn: string): void {
    const waiting = this.#wakers.get(arn);
    if (waiting === undefined) return;
    this.#wakers.delete(arn);
    const row = this.#journal.execution(arn);
    if (row !== undefined) for (const wake of waiting) wake(row);
  }

  /** AWS: a `.sync` child is stopped with the task that waits for it. */
  abandon(attempt: string): void {
    const arn = this.#waitedFor.get(attempt);
    this.#waitedFor.delete(attempt);
    if (arn === undefined) return;
    this.#engine.stopExecution(arn, undefined, 'The parent no longer waits').catch(() => undefined);
  }
}

/** Of an attempt's token: unique, and short enough for a name. */
const childName = (attempt: string): string => attempt.slice(-80);
