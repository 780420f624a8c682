import { ApiError } from './api-error.ts';
import type { TaskState } from './asl/machine.ts';
import type { ChildExecutions } from './child-executions.ts';
import type { Execution } from './execution.ts';
import type { Executions } from './executions.ts';
import { framesIn, letGo } from './frame.ts';
import type { Frame, Phase, TaskPhase } from './frame.ts';
import type { EngineOptions } from './options.ts';
import { callService } from './service-calls.ts';
import type { Answer, ServiceCalls } from './service-calls.ts';
import { StateError } from './state-error.ts';
import { advanceFrom, guard } from './states/advance.ts';
import { abort } from './states/flow.ts';
import type { Runner } from './states/runner.ts';
import { endWait } from './states/simple.ts';
import { failTask, succeedTask, timeOutTask } from './states/task.ts';
import { executionOf, makeToken } from './tokens.ts';
import type { Cancel } from './clock.ts';
import type { Turn } from './turn.ts';

interface Holder {
  readonly execution: Execution;
  readonly frame: Frame;
}

/** Calls, tokens and timers: everything by which a waiting frame is woken. */
export class TaskRunner implements Runner {
  readonly random: () => number;
  readonly #options: EngineOptions;
  readonly #executions: Executions;
  readonly #services: ServiceCalls;
  readonly #children: ChildExecutions;
  readonly #tokens = new Map<string, Holder>();
  readonly #deadlines = new Map<Execution, Cancel>();

  constructor(options: EngineOptions, executions: Executions, children: ChildExecutions) {
    this.random = options.random;
    this.#options = options;
    this.#executions = executions;
    this.#children = children;
    this.#services = {
      invokeLambda: options.invokeLambda,
      ...(options.sdkTask === undefined ? {} : { sdkTask: options.sdkTask }),
      startChild: (args) => children.start(args),
    };
  }

  issueToken(turn: Turn): string {
    return makeToken(turn.execution.number, this.#options.newId());
  }

  invoke(turn: Turn, frame: Frame, phase: TaskPhase): void {
    const { execution } = turn;
    this.#hold(execution, frame, phase);
    turn.effect(() => {
      this.#call(execution, frame, phase, false);
    });
  }

  arm(turn: Turn, frame: Frame): void {
    this.#arm(turn.execution, frame);
  }

  /** Takes up a frame after a restart. */
  resume(execution: Execution, frame: Frame): void {
    const { phase } = frame;
    this.#arm(execution, frame);
    if (phase.kind !== 'task') return;
    this.#hold(execution, frame, phase);
    // The call may have been made before the crash and its answer lost: at least once is all that a crash leaves.
    if (!phase.submitted) this.#call(execution, frame, phase, true);
  }

  #hold(execution: Execution, frame: Frame, { token }: TaskPhase): void {
    this.#tokens.set(token, { execution, frame });
    frame.release = () => {
      this.#tokens.delete(token);
      this.#children.abandon(token);
    };
  }

  #call(execution: Execution, frame: Frame, phase: TaskPhase, repeated: boolean): void {
    const { state } = frame;
    if (frame.phase !== phase || state?.type !== 'Task') return;
    callService(this.#services, state.resource, phase, repeated)
      .catch((fault: unknown) =>
        fault instanceof StateError ? fault : new StateError('States.Runtime', String(fault)),
      )
      .then((answer) => this.#answer(execution, frame, phase, state, answer))
      .catch(() => undefined);
  }

  async #answer(
    execution: Execution,
    frame: Frame,
    phase: TaskPhase,
    state: TaskState,
    answer: Answer | StateError,
  ): Promise<void> {
    if (!this.#executions.isLive(execution)) return;
    await this.#executions.turn(execution, async (turn) => {
      if (frame.phase === phase) await this.#settle(turn, frame, state, answer);
    });
  }

  async #settle(
    turn: Turn,
    frame: Frame,
    state: TaskState,
    answer: Answer | StateError,
  ): Promise<void> {
    if (!(answer instanceof StateError) && answer.kind === 'submitted') {
      turn.append(frame, { k: 'TaskSubmitted', output: answer.output });
      return;
    }
    await guard(this, turn, frame, () =>
      answer instanceof StateError
        ? failTask(this, turn, frame, answer)
        : succeedTask(this, turn, frame, state, answer.output),
    );
    await advanceFrom(this, turn, frame);
  }

  /** Throws InvalidToken, TaskDoesNotExist or TaskTimedOut; the second answer of two is always refused. */
  async answerToken(token: string, answer: Answer | StateError): Promise<void> {
    await this.#withToken(token, (turn, frame, state) => this.#settle(turn, frame, state, answer));
  }

  async heartbeat(token: string): Promise<void> {
    await this.#withToken(token, async (turn, frame) => {
      if (frame.phase.kind !== 'task' || frame.phase.heartbeatSeconds === undefined) return;
      const untilMs = turn.nowMs + frame.phase.heartbeatSeconds * 1000;
      turn.append(frame, { k: 'heartbeat', untilMs });
      this.#arm(turn.execution, frame);
    });
  }

  async #withToken(
    token: string,
    work: (turn: Turn, frame: Frame, state: TaskState) => Promise<void>,
  ): Promise<void> {
    const holder = this.#tokens.get(token);
    if (holder === undefined) throw this.#refusal(token);
    const { execution, frame } = holder;
    await this.#executions.turn(execution, async (turn) => {
      const { phase, state } = frame;
      const pending = phase.kind === 'task' && phase.token === token && frame.outcome === undefined;
      if (execution.status !== 'RUNNING' || !pending || state?.type !== 'Task') throw timedOut();
      await work(turn, frame, state);
    });
  }

  #refusal(token: string): ApiError {
    const number = executionOf(token);
    if (number === undefined) return new ApiError('InvalidToken', "Invalid Token: 'Invalid token'");
    if (this.#options.journal.executionByNumber(number) !== undefined) return timedOut();
    return new ApiError('TaskDoesNotExist', "Task does not exist: 'Provided task does not exist'");
  }

  /** One timer for the phase, at the first moment something can happen to it. */
  #arm(execution: Execution, frame: Frame): void {
    frame.timer?.();
    frame.timer = undefined;
    const { phase } = frame;
    const atMs = dueMs(phase);
    if (atMs === undefined) return;
    frame.timer = this.#options.clock.schedule(atMs, () => {
      this.#ring(execution, frame, phase);
    });
  }

  #ring(execution: Execution, frame: Frame, phase: Phase): void {
    if (!this.#executions.isLive(execution)) return;
    const rung = this.#executions.turn(execution, async (turn) => {
      if (frame.phase !== phase || execution.status !== 'RUNNING') return;
      await guard(this, turn, frame, () => this.#wake(turn, frame, phase));
      await advanceFrom(this, turn, frame);
    });
    rung.catch(() => undefined);
  }

  async #wake(turn: Turn, frame: Frame, phase: Phase): Promise<void> {
    if (phase.kind === 'task') await this.#timeOut(turn, frame, phase);
    if (phase.kind === 'wait' && frame.state?.type === 'Wait')
      await endWait(turn, frame, frame.state);
    if (phase.kind === 'retry') frame.phase = { kind: 'ready' };
  }

  async #timeOut(turn: Turn, frame: Frame, phase: TaskPhase): Promise<void> {
    const due = dueMs(phase);
    if (due === undefined || due > turn.nowMs) {
      this.#arm(turn.execution, frame);
      return;
    }
    const missedHeartbeat = phase.heartbeatDueMs === due && phase.deadlineMs !== due;
    const error = missedHeartbeat ? 'States.HeartbeatTimeout' : 'States.Timeout';
    await timeOutTask(this, turn, frame, new StateError(error, ''));
  }

  /** The machine's own TimeoutSeconds. */
  armExecution(execution: Execution): void {
    const { deadlineMs } = execution;
    this.#deadlines.get(execution)?.();
    if (deadlineMs === undefined) return;
    const cancel = this.#options.clock.schedule(deadlineMs, () => {
      if (!this.#executions.isLive(execution)) return;
      const ended = this.#executions.turn(execution, (turn) => {
        if (execution.status !== 'RUNNING') return;
        abort(turn, execution.root);
        turn.append(execution.root, { k: 'ExecutionTimedOut' });
      });
      ended.catch(() => undefined);
    });
    this.#deadlines.set(execution, cancel);
  }

  disarm(execution: Execution): void {
    this.#deadlines.get(execution)?.();
    this.#deadlines.delete(execution);
    for (const frame of framesIn(execution.root)) letGo(frame);
  }
}

const timedOut = () =>
  new ApiError('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");

function dueMs(phase: Phase): number | undefined {
  if (phase.kind === 'wait' || phase.kind === 'retry') return phase.untilMs;
  if (phase.kind !== 'task') return undefined;
  const times = [phase.deadlineMs, phase.heartbeatDueMs].filter((ms) => ms !== undefined);
  return times.length === 0 ? undefined : Math.min(...times);
}
