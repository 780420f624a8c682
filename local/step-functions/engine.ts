import { ApiError } from './api-error.ts';
import { executionArn, isName } from './arns.ts';
import { ChildExecutions } from './child-executions.ts';
import { describe } from './descriptions.ts';
import type { ExecutionDescription } from './descriptions.ts';
import { decodeBatch } from './events.ts';
import { newExecution } from './execution.ts';
import type { Execution, ExecutionStatus } from './execution.ts';
import { Executions } from './executions.ts';
import { fold } from './fold.ts';
import { framesIn } from './frame.ts';
import { historyOf } from './history.ts';
import type { HistoryEvent } from './history.ts';
import type { ExecutionRow, Journal, MachineRow, StartRow } from './journal.ts';
import { Machines } from './machines.ts';
import type { CreateStateMachine } from './machines.ts';
import type { EngineOptions } from './options.ts';
import { Payload } from './payload.ts';
import { checkRedrivable } from './redrive.ts';
import { StateError } from './state-error.ts';
import { advanceFrom } from './states/advance.ts';
import { abort } from './states/flow.ts';
import { parseInput, parseOutput } from './texts.ts';
import type { StartedExecution, StartExecution } from './start-execution.ts';
import { TaskRunner } from './task-runner.ts';
import type { Turn } from './turn.ts';

export type { EngineOptions, LambdaOutcome, StatusChange } from './options.ts';

/**
 * AWS Step Functions Standard workflows, JSONata only, in one process. Every method throws ApiError with the name that
 * AWS gives the fault; none answers before what it says is on disk.
 */
export class Engine {
  readonly #options: EngineOptions;
  readonly #journal: Journal;
  readonly #machines: Machines;
  readonly #executions: Executions;
  readonly #tasks: TaskRunner;
  readonly #children: ChildExecutions;

  constructor(options: EngineOptions) {
    const { journal, clock, random } = options;
    this.#options = options;
    this.#journal = journal;
    const world = { now: () => clock.now(), random };
    this.#machines = new Machines(journal, world, options.sdkTask !== undefined);
    this.#executions = new Executions(journal, clock, (turn) => this.#whenClosed(turn));
    this.#children = new ChildExecutions(this, journal);
    this.#tasks = new TaskRunner(options, this.#executions, this.#children);
  }

  createStateMachine(machine: CreateStateMachine): MachineRow {
    return this.#machines.create(machine, this.#options.clock.now());
  }

  /** Running executions keep the definition they began with. */
  updateStateMachine(update: { stateMachineArn: string; definition: string | object }): MachineRow {
    const { stateMachineArn, definition } = update;
    return this.#machines.update(stateMachineArn, definition, this.#options.clock.now());
  }

  describeStateMachine(stateMachineArn: string): MachineRow & { readonly text: string } {
    const row = this.#machines.get(stateMachineArn);
    return { ...row, text: this.#machines.definition(row).text };
  }

  async describeStateMachineForExecution(
    arn: string,
  ): Promise<MachineRow & { readonly text: string }> {
    const row = await this.#row(arn);
    const { createdMs, text } = this.#machines.definition(row);
    return { ...this.#machines.get(row.machine), updatedMs: createdMs, text };
  }

  listStateMachines(): MachineRow[] {
    return this.#machines.all();
  }

  /** Idempotent by name while the execution runs: the same input gets the same answer. */
  async startExecution(start: StartExecution): Promise<StartedExecution> {
    const { stateMachineArn, name = this.#options.newId(), input = '{}' } = start;
    const machine = this.#machines.get(stateMachineArn);
    if (!isName(name)) throw new ApiError('InvalidName', `Invalid Name: '${name}'`);
    const payload = parseInput(input);
    const arn = executionArn(stateMachineArn, name);
    const existing = this.#existing(arn);
    if (existing !== undefined) return this.#again(existing, input);
    const startMs = this.#options.clock.now();
    const row = {
      arn,
      name,
      machine: stateMachineArn,
      definition: machine.definition,
      startMs,
      input,
    };
    await this.#begin(row, payload);
    return { executionArn: arn, startMs };
  }

  /** Looked up without waiting: between this and adding the execution no other start may come. */
  #existing(arn: string): Pick<ExecutionRow, 'arn' | 'status' | 'startMs' | 'input'> | undefined {
    const running = this.#executions.get(arn);
    if (running === undefined) return this.#journal.execution(arn);
    return { ...running, input: running.input.text };
  }

  async #again(
    { arn, status, startMs, input }: Pick<ExecutionRow, 'arn' | 'status' | 'startMs' | 'input'>,
    sent: string,
  ): Promise<StartedExecution> {
    if (status !== 'RUNNING' || input !== sent) {
      throw new ApiError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
    }
    await this.#journal.flushed();
    return { executionArn: arn, startMs };
  }

  async #begin(row: StartRow, input: Payload): Promise<void> {
    const execution = newExecution({
      number: this.#journal.nextNumber(),
      arn: row.arn,
      name: row.name,
      stateMachineArn: row.machine,
      machine: this.#machines.compiled(row.definition),
      input,
      startMs: row.startMs,
    });
    this.#executions.add(execution);
    await this.#executions.turn(
      execution,
      async (turn) => {
        turn.append(execution.root, { k: 'ExecutionStarted' });
        turn.effect(() => this.#tellStatus(execution, 'RUNNING'));
        this.#tasks.armExecution(execution);
        await advanceFrom(this.#tasks, turn, execution.root);
      },
      row,
    );
  }

  /** `output` is JSON text. */
  sendTaskSuccess(taskToken: string, output: string): Promise<void> {
    return this.#tasks.answerToken(taskToken, { kind: 'result', output: parseOutput(output) });
  }

  sendTaskFailure(taskToken: string, error?: string, cause?: string): Promise<void> {
    const fault = new StateError(error ?? 'States.TaskFailed', cause ?? '');
    return this.#tasks.answerToken(taskToken, fault);
  }

  sendTaskHeartbeat(taskToken: string): Promise<void> {
    return this.#tasks.heartbeat(taskToken);
  }

  async describeExecution(arn: string): Promise<ExecutionDescription> {
    return describe(await this.#row(arn), this.#options.clock.now());
  }

  /** Latest start first; `offset` counts from there. */
  async listExecutions(query: {
    stateMachineArn: string;
    statusFilter?: ExecutionStatus | undefined;
    limit: number;
    offset: number;
  }): Promise<ExecutionRow[]> {
    const { stateMachineArn, statusFilter, limit, offset } = query;
    this.#machines.get(stateMachineArn);
    await this.#journal.flushed();
    return this.#journal.list(stateMachineArn, statusFilter, limit, offset);
  }

  /** The whole history, oldest first. */
  async getExecutionHistory(arn: string, includeExecutionData = true): Promise<HistoryEvent[]> {
    const row = await this.#row(arn);
    return historyOf(
      row,
      this.#journal.batches(row.number).flatMap(decodeBatch),
      includeExecutionData,
    );
  }

  /** Stopping what has ended already changes nothing. Answers the stop time. */
  async stopExecution(arn: string, error?: string, cause?: string): Promise<number> {
    const execution = this.#executions.get(arn);
    if (execution === undefined) return (await this.#row(arn)).stopMs ?? 0;
    await this.#executions.turn(execution, (turn) => {
      if (execution.status !== 'RUNNING') return;
      abort(turn, execution.root);
      turn.append(execution.root, { k: 'ExecutionAborted', error, cause });
    });
    return execution.stopMs ?? 0;
  }

  /** Goes on from the state that failed, with its variables. Answers the redrive time. */
  async redriveExecution(arn: string, clientToken?: string): Promise<number> {
    const row = await this.#row(arn);
    const running = this.#executions.get(arn);
    const events = this.#journal.batches(row.number).flatMap(decodeBatch);
    const repeated = checkRedrivable(row, events, clientToken, this.#options.clock.now());
    if (repeated !== undefined) return repeated;
    if (running !== undefined)
      throw new ApiError('ExecutionNotRedrivable', `Execution is running: '${arn}'`);
    const execution = this.#load(row);
    this.#executions.add(execution);
    await this.#executions.turn(execution, async (turn) => {
      const redriveCount = execution.redriveCount + 1;
      turn.append(execution.root, { k: 'ExecutionRedriven', redriveCount, clientToken });
      turn.effect(() => this.#tellStatus(execution, 'RUNNING'));
      this.#tasks.armExecution(execution);
      await advanceFrom(this.#tasks, turn, execution.root);
    });
    return execution.redriveMs ?? 0;
  }

  /**
   * Takes up every execution that was running when the process ended: timers keep their deadlines, tokens stay
   * valid, and calls whose answer was never recorded are made again.
   */
  recover(): number {
    const rows = this.#journal.running();
    for (const row of rows) {
      const execution = this.#load(row);
      this.#executions.add(execution);
      for (const frame of framesIn(execution.root)) this.#tasks.resume(execution, frame);
      this.#tasks.armExecution(execution);
    }
    return rows.length;
  }

  /** Writes what is left and closes the journal; timers die with the engine. */
  async close(): Promise<void> {
    for (const execution of this.#executions.all()) this.#tasks.disarm(execution);
    await this.#journal.close();
  }

  #load(row: ExecutionRow): Execution {
    const execution = newExecution({
      number: row.number,
      arn: row.arn,
      name: row.name,
      stateMachineArn: row.machine,
      machine: this.#machines.compiled(row.definition),
      input: Payload.parse(row.input),
      startMs: row.startMs,
    });
    for (const event of this.#journal.batches(row.number).flatMap(decodeBatch))
      fold(execution, event);
    return execution;
  }

  async #row(arn: string): Promise<ExecutionRow> {
    await this.#journal.flushed();
    const row = this.#journal.execution(arn);
    if (row !== undefined) return row;
    throw new ApiError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
  }

  #whenClosed(turn: Turn): void {
    const { execution } = turn;
    this.#tasks.disarm(execution);
    turn.effect(() => {
      this.#tellStatus(execution, execution.status);
      this.#children.ended(execution.arn);
    });
  }

  #tellStatus(execution: Execution, status: ExecutionStatus): void {
    const { arn, stateMachineArn, name, startMs, stopMs } = execution;
    const stopDate = status === 'RUNNING' ? null : (stopMs ?? null);
    const change = {
      executionArn: arn,
      stateMachineArn,
      name,
      status,
      startDate: startMs,
      stopDate,
    };
    // A listener that throws must not keep the turn's other effects from happening.
    queueMicrotask(() => this.#options.onStatusChange?.(change));
  }
}
