import { describe, expect, it } from 'vitest';
import { holds } from './cases.ts';
import { Fault, Harness, awaitToken, invoke, machine, pass } from './harness.ts';
import type { Lambda } from './harness.ts';

const RETRYING = 'States Language: Retrying after error';
const FALLBACK = 'States Language: Fallback states';
const AWS_ERRORS = 'AWS: Handling errors in Step Functions workflows';

/** Fails with each error in turn, then answers 'done'. */
const failing =
  (...errors: readonly string[]): Lambda =>
  (_, earlier) => {
    const error = errors[earlier];
    if (error !== undefined) throw new Fault(error, 'as told');
    return 'done';
  };

const task = (more: object) => machine({ T: invoke('f', { ...more, End: true }) });
const always = (error: string): Lambda => failing(...Array.from({ length: 50 }, () => error));

const caught = (ErrorEquals: readonly string[], more: object = {}) =>
  machine({
    T: invoke('f', { Catch: [{ ErrorEquals, Next: 'C', ...more }], Next: 'Unreached' }),
    Unreached: pass({ Output: 'unreached', End: true }),
    C: pass(),
  });

describe('Retry', () => {
  holds([
    {
      name: 'waits 1 s, doubled each time, three times, by default',
      rule: RETRYING,
      definition: task({ Retry: [{ ErrorEquals: ['E'] }] }),
      functions: { f: always('E') },
      fails: { error: 'E' },
      calls: { f: [0, 1, 3, 7] },
    },
    {
      name: 'waits 3 and 4.5 s with IntervalSeconds 3 and BackoffRate 1.5',
      rule: RETRYING,
      definition: task({
        Retry: [{ ErrorEquals: ['E'], IntervalSeconds: 3, MaxAttempts: 2, BackoffRate: 1.5 }],
      }),
      functions: { f: failing('E', 'E') },
      output: 'done',
      calls: { f: [0, 3, 7.5] },
    },
    {
      name: 'never waits longer than MaxDelaySeconds',
      rule: `${AWS_ERRORS}, MaxDelaySeconds`,
      definition: task({
        Retry: [{ ErrorEquals: ['E'], IntervalSeconds: 2, MaxAttempts: 4, MaxDelaySeconds: 5 }],
      }),
      functions: { f: failing('E', 'E', 'E', 'E') },
      output: 'done',
      calls: { f: [0, 2, 6, 11, 16] },
    },
    {
      name: 'takes a random part of the delay with FULL jitter',
      rule: `${AWS_ERRORS}, JitterStrategy`,
      definition: task({
        Retry: [{ ErrorEquals: ['E'], IntervalSeconds: 4, JitterStrategy: 'FULL' }],
      }),
      functions: { f: failing('E', 'E') },
      random: () => 0.25,
      output: 'done',
      calls: { f: [0, 1, 3] },
    },
    {
      name: 'takes the whole delay with NONE',
      rule: `${AWS_ERRORS}, JitterStrategy`,
      definition: task({
        Retry: [{ ErrorEquals: ['E'], IntervalSeconds: 4, JitterStrategy: 'NONE' }],
      }),
      functions: { f: failing('E') },
      random: () => 0.25,
      output: 'done',
      calls: { f: [0, 4] },
    },
    {
      name: 'never retries with MaxAttempts 0, even if a later retrier would',
      rule: RETRYING,
      definition: task({
        Retry: [{ ErrorEquals: ['E'], MaxAttempts: 0 }, { ErrorEquals: ['States.ALL'] }],
      }),
      functions: { f: always('E') },
      fails: { error: 'E' },
      calls: { f: [0] },
    },
    {
      name: 'does not retry an error that is not named',
      rule: RETRYING,
      definition: task({ Retry: [{ ErrorEquals: ['Other'] }] }),
      functions: { f: always('E') },
      fails: { error: 'E' },
      calls: { f: [0] },
    },
    {
      name: 'counts for each retrier apart, over all visits',
      rule: 'States Language: Complex retry scenarios',
      definition: machine({
        T: invoke('f', {
          Retry: [
            {
              ErrorEquals: ['ErrorA', 'ErrorB'],
              IntervalSeconds: 1,
              BackoffRate: 2,
              MaxAttempts: 2,
            },
            { ErrorEquals: ['ErrorC'], IntervalSeconds: 5 },
          ],
          Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Z' }],
          Next: 'Z',
        }),
        Z: pass({ Output: '{% $states.input.Error %}', End: true }),
      }),
      functions: { f: failing('ErrorA', 'ErrorB', 'ErrorC', 'ErrorB') },
      output: 'ErrorB',
      calls: { f: [0, 1, 3, 8] },
    },
    {
      name: 'begins its counts again when the state is entered again',
      rule: 'States Language: Complex retry scenarios, "all the Retrier parameters reset"',
      definition: machine({
        T: invoke('f', {
          Retry: [{ ErrorEquals: ['E'], MaxAttempts: 1 }],
          Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Again' }],
          Next: 'Done',
        }),
        Again: { Type: 'Wait', Seconds: 10, Next: 'T' },
        Done: { Type: 'Succeed' },
      }),
      functions: { f: failing('E', 'E', 'E') },
      output: 'done',
      calls: { f: [0, 1, 11, 12] },
    },
    {
      name: 'tells the retry count to the context object',
      rule: 'AWS: Context object, State.RetryCount',
      definition: machine({
        T: invoke('f', {
          Arguments: { FunctionName: 'f', Payload: '{% $states.context.State.RetryCount %}' },
          Retry: [{ ErrorEquals: ['E'] }],
          End: true,
        }),
      }),
      functions: {
        f: (count) => {
          if (count !== 2) throw new Fault('E');
          return count;
        },
      },
      output: 2,
    },
    {
      name: 'retries a failing expression too',
      rule: 'AWS: Transforming data with JSONata, errors can be retried and caught',
      definition: task({
        Output: '{% $states.result.Payload.missing %}',
        Retry: [{ ErrorEquals: ['States.QueryEvaluationError'], MaxAttempts: 1 }],
      }),
      functions: { f: () => ({}) },
      fails: { error: 'States.QueryEvaluationError' },
      calls: { f: [0, 1] },
    },
    {
      name: 'comes before Catch',
      rule: FALLBACK,
      definition: machine({
        T: invoke('f', {
          Retry: [{ ErrorEquals: ['E'], MaxAttempts: 1 }],
          Catch: [{ ErrorEquals: ['E'], Next: 'C' }],
          End: true,
        }),
        C: pass({ Output: 'caught', End: true }),
      }),
      functions: { f: failing('E') },
      output: 'done',
    },
  ]);
});

describe('Catch', () => {
  holds([
    {
      name: 'goes on with the error output',
      rule: 'States Language: Error output',
      definition: caught(['E']),
      functions: { f: always('E') },
      output: { Error: 'E', Cause: '{"errorMessage":"as told","errorType":"E"}' },
    },
    {
      name: 'tries catchers in their order',
      rule: FALLBACK,
      definition: machine({
        T: invoke('f', {
          Catch: [
            { ErrorEquals: ['Other'], Next: 'A' },
            { ErrorEquals: ['E', 'F'], Next: 'B' },
            { ErrorEquals: ['States.ALL'], Next: 'A' },
          ],
          End: true,
        }),
        A: pass({ Output: 'a', End: true }),
        B: pass({ Output: 'b', End: true }),
      }),
      functions: { f: always('F') },
      output: 'b',
    },
    {
      name: 'fails the execution when no catcher takes the error',
      rule: FALLBACK,
      definition: caught(['Other']),
      functions: { f: always('E') },
      fails: { error: 'E', cause: 'as told' },
    },
    {
      name: 'may choose its Output from input and error',
      rule: 'AWS: Handling errors, Catch Output in JSONata',
      definition: caught(['E'], {
        Output: { id: '{% $states.input.id %}', why: '{% $states.errorOutput.Error %}' },
      }),
      functions: { f: always('E') },
      input: { id: 7 },
      output: { id: 7, why: 'E' },
    },
    {
      name: 'may assign variables from the error',
      rule: 'AWS: Passing data between states with variables, Assign in Catch',
      definition: machine({
        T: invoke('f', {
          Assign: { code: 'none' },
          Catch: [
            { ErrorEquals: ['E'], Assign: { code: '{% $states.errorOutput.Error %}' }, Next: 'C' },
          ],
          End: true,
        }),
        C: pass({ Output: '{% $code %}', End: true }),
      }),
      functions: { f: always('E') },
      output: 'E',
    },
    {
      name: 'catches a failing expression',
      rule: 'States Language: States.QueryEvaluationError',
      definition: machine({
        T: invoke('f', {
          Arguments: { FunctionName: 'f', Payload: '{% $states.input.missing %}' },
          Catch: [{ ErrorEquals: ['States.QueryEvaluationError'], Next: 'C' }],
          End: true,
        }),
        C: pass({ Output: '{% $states.input.Error %}', End: true }),
      }),
      output: 'States.QueryEvaluationError',
    },
    {
      name: 'does not catch what goes wrong in itself',
      rule: FALLBACK,
      definition: caught(['States.ALL'], { Output: '{% $states.errorOutput.Nothing %}' }),
      functions: { f: always('E') },
      fails: { error: 'States.QueryEvaluationError', cause: 'Catch[0]/Output' },
    },
  ]);
});

describe('error names', () => {
  const long = 'x'.repeat(262_145);
  const named = (
    ErrorEquals: string,
    functions: Readonly<Record<string, Lambda>>,
    caughtIt: boolean,
  ) => ({
    definition: machine({
      T: invoke('f', {
        Catch: [{ ErrorEquals: [ErrorEquals], Next: 'C' }],
        TimeoutSeconds: 5,
        End: true,
      }),
      C: pass({ Output: '{% $states.input.Error %}', End: true }),
    }),
    functions,
    caughtIt,
  });
  const hanging = { f: () => new Promise(() => undefined) };
  const broken = { f: always('E') };
  const large = { f: () => long };
  const cases = [
    { name: 'States.ALL takes any error', ...named('States.ALL', broken, true), error: 'E' },
    {
      name: 'States.ALL takes a timeout',
      ...named('States.ALL', hanging, true),
      error: 'States.Timeout',
    },
    {
      name: 'States.TaskFailed takes any error',
      ...named('States.TaskFailed', broken, true),
      error: 'E',
    },
    {
      name: 'States.TaskFailed does not take a timeout',
      ...named('States.TaskFailed', hanging, false),
      error: 'States.Timeout',
    },
    {
      name: 'States.Timeout takes a timeout',
      ...named('States.Timeout', hanging, true),
      error: 'States.Timeout',
    },
    {
      name: 'States.Timeout takes nothing else',
      ...named('States.Timeout', broken, false),
      error: 'E',
    },
    {
      name: 'States.ALL does not take States.DataLimitExceeded',
      ...named('States.ALL', large, false),
      error: 'States.DataLimitExceeded',
    },
    {
      name: 'States.TaskFailed does not take States.DataLimitExceeded',
      ...named('States.TaskFailed', large, false),
      error: 'States.DataLimitExceeded',
    },
    {
      name: 'States.DataLimitExceeded is taken by its name',
      ...named('States.DataLimitExceeded', large, true),
      error: 'States.DataLimitExceeded',
    },
    { name: 'names are compared with their case', ...named('e', broken, false), error: 'E' },
  ];
  it.each(cases)('$name [AWS: Handling errors, error names]', async (each) => {
    const ended = await new Harness(each).run(each.definition);
    if (each.caughtIt) expect(ended).toMatchObject({ status: 'SUCCEEDED', output: each.error });
    else expect(ended).toMatchObject({ status: 'FAILED', error: each.error });
  });

  it('States.Runtime is never caught [AWS: Handling errors, States.Runtime]', async () => {
    const definition = machine({
      T: invoke('f', {
        Arguments: { FunctionName: '{% 5 %}' },
        Retry: [{ ErrorEquals: ['States.Runtime'] }],
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'C' }],
        End: true,
      }),
      C: pass(),
    });
    expect(await new Harness().run(definition)).toMatchObject({
      status: 'FAILED',
      error: 'States.Runtime',
    });
  });
});

describe('limits', () => {
  const half = 'y'.repeat(150_000);
  holds([
    {
      name: 'a result of more than 256 KiB fails with States.DataLimitExceeded',
      rule: 'AWS: Quotas, maximum input or output size',
      definition: task({}),
      functions: { f: () => 'z'.repeat(262_145) },
      fails: { error: 'States.DataLimitExceeded', cause: "state/task 'T'" },
    },
    {
      name: 'the limit counts bytes, not characters',
      rule: 'AWS: Quotas, 256 KiB of data as a UTF-8 encoded string',
      definition: task({}),
      functions: { f: () => '长'.repeat(90_000) },
      fails: { error: 'States.DataLimitExceeded' },
    },
    {
      name: 'an Output of more than 256 KiB fails too',
      rule: 'AWS: Quotas, maximum input or output size',
      definition: machine({
        A: pass({ Output: ['{% $states.input.x %}', '{% $states.input.x %}'], End: true }),
      }),
      input: { x: half },
      fails: { error: 'States.DataLimitExceeded' },
    },
    {
      name: 'an execution ends at 25,000 events',
      rule: 'AWS: Quotas, maximum execution history size',
      definition: machine({
        A: pass({ Next: 'B' }),
        B: { Type: 'Choice', Choices: [{ Condition: '{% false %}', Next: 'C' }], Default: 'A' },
        C: { Type: 'Succeed' },
      }),
      fails: { error: 'States.Runtime', cause: 'maximum number of history events (25000)' },
    },
  ]);

  it('that last event is the 25,000th [AWS: Quotas, maximum execution history size]', async () => {
    const harness = new Harness();
    const { arn } = await harness.run(
      machine({
        A: pass({ Next: 'B' }),
        B: { Type: 'Choice', Choices: [{ Condition: '{% false %}', Next: 'C' }], Default: 'A' },
        C: { Type: 'Succeed' },
      }),
    );
    const last = (await harness.engine.getExecutionHistory(arn)).at(-1);
    expect(last).toMatchObject({ id: 25_000, type: 'ExecutionFailed' });
  });
});

describe('timeouts', () => {
  const TIMEOUTS = 'States Language: Task State, Timeouts';
  const hangs = { f: () => new Promise(() => undefined) };
  const caughtTimeout = (more: object) =>
    machine({
      T: awaitToken('f', {
        ...more,
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'C' }],
        End: true,
      }),
      C: invoke('after', { Output: '{% $states.input.Error %}', End: true }),
    });
  holds([
    {
      name: 'TimeoutSeconds ends a task that does not answer',
      rule: TIMEOUTS,
      definition: task({ TimeoutSeconds: 30 }),
      functions: hangs,
      fails: { error: 'States.Timeout' },
    },
    {
      name: 'TimeoutSeconds counts from the scheduling of each attempt',
      rule: TIMEOUTS,
      definition: task({ TimeoutSeconds: 30, Retry: [{ ErrorEquals: ['States.Timeout'] }] }),
      functions: hangs,
      fails: { error: 'States.Timeout' },
      calls: { f: [0, 31, 63, 97] },
    },
    {
      name: 'TimeoutSeconds may be an expression',
      rule: 'AWS: Task workflow state, TimeoutSeconds in JSONata',
      definition: caughtTimeout({ TimeoutSeconds: '{% $states.input.limit * 60 %}' }),
      input: { limit: 2 },
      output: 'States.Timeout',
      calls: { after: [120] },
    },
    {
      name: 'TimeoutSeconds must come to a positive integer',
      rule: 'AWS: Task workflow state, TimeoutSeconds in JSONata',
      definition: caughtTimeout({ TimeoutSeconds: '{% 1.5 %}' }),
      output: 'States.QueryEvaluationError',
    },
    {
      name: 'HeartbeatSeconds ends a task that does not say it lives',
      rule: 'States Language: Appendix A, States.HeartbeatTimeout',
      definition: caughtTimeout({ TimeoutSeconds: 600, HeartbeatSeconds: 60 }),
      output: 'States.HeartbeatTimeout',
      calls: { after: [60] },
    },
    {
      name: 'HeartbeatSeconds may be an expression',
      rule: 'AWS: Task workflow state, HeartbeatSeconds in JSONata',
      definition: caughtTimeout({ TimeoutSeconds: 600, HeartbeatSeconds: '{% 45 %}' }),
      output: 'States.HeartbeatTimeout',
      calls: { after: [45] },
    },
    {
      name: 'a missed heartbeat is also taken by States.Timeout',
      rule: 'States Language: Appendix A, States.Timeout',
      definition: machine({
        T: awaitToken('f', {
          TimeoutSeconds: 600,
          HeartbeatSeconds: 60,
          Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'C' }],
          End: true,
        }),
        C: pass({ Output: '{% $states.input.Error %}', End: true }),
      }),
      output: 'States.HeartbeatTimeout',
    },
    {
      name: 'an answer in time is not undone by the timer',
      rule: TIMEOUTS,
      definition: machine({
        T: invoke('f', { TimeoutSeconds: 5, Next: 'W' }),
        W: { Type: 'Wait', Seconds: 60, End: true },
      }),
      functions: { f: () => 'in time' },
      output: 'in time',
    },
  ]);

  it('the machine has its own TimeoutSeconds [States Language: top-level TimeoutSeconds]', async () => {
    const harness = new Harness();
    const states = { W: { Type: 'Wait', Seconds: 600, End: true } };
    const { arn, ...ended } = await harness.run(machine(states, { TimeoutSeconds: 90 }));
    expect(ended).toMatchObject({ status: 'TIMED_OUT' });
    const { startMs, stopMs } = await harness.engine.describeExecution(arn);
    expect((stopMs ?? 0) - startMs).toBe(90_000);
    expect((await harness.types(arn)).slice(-2)).toStrictEqual([
      'WaitStateAborted',
      'ExecutionTimedOut',
    ]);
  });
});
