import { describe, expect, it } from 'vitest';
import { holds } from './cases.ts';
import { Fault, Harness, START, invoke, machine, pass } from './harness.ts';

const choice = (Choices: readonly object[], more: object = {}) =>
  machine({
    Ask: { Type: 'Choice', Choices, ...more },
    Yes: pass({ Output: 'yes', End: true }),
    No: pass({ Output: 'no', End: true }),
  });

describe('Pass', () => {
  holds([
    {
      name: 'copies its input to its output',
      rule: 'States Language: Pass State',
      definition: machine({ A: pass() }),
      input: { a: [1, { b: null }] },
      output: { a: [1, { b: null }] },
    },
    {
      name: 'gives its Output instead of its input',
      rule: 'AWS: Pass workflow state, Output',
      definition: machine({ A: pass({ Output: { sum: '{% $states.input.a + 1 %}' }, End: true }) }),
      input: { a: 2 },
      output: { sum: 3 },
    },
    {
      name: 'hands its output to the state named by Next',
      rule: 'States Language: Transitions',
      definition: machine({
        A: pass({ Output: { n: 1 }, Next: 'B' }),
        B: pass({ Output: '{% $states.input.n + 1 %}', Next: 'C' }),
        C: pass(),
      }),
      output: 2,
    },
    {
      name: 'may output any JSON value, null included',
      rule: 'States Language: Data',
      definition: machine({ A: pass({ Output: '{% null %}', End: true }) }),
      output: null,
    },
  ]);
});

describe('Choice', () => {
  holds([
    {
      name: 'takes the first rule that is true',
      rule: 'States Language: Choice State',
      definition: choice([
        { Condition: '{% $states.input.n > 5 %}', Next: 'No' },
        { Condition: '{% $states.input.n > 1 %}', Next: 'Yes' },
        { Condition: '{% true %}', Next: 'No' },
      ]),
      input: { n: 3 },
      output: 'yes',
    },
    {
      name: 'takes Default when no rule is true',
      rule: 'States Language: Choice State, Default',
      definition: choice([{ Condition: '{% false %}', Next: 'Yes' }], { Default: 'No' }),
      output: 'no',
    },
    {
      name: 'fails when no rule is true and there is no Default',
      rule: 'States Language: Appendix A, States.NoChoiceMatched',
      definition: choice([
        { Condition: '{% $states.input.n = 1 %}', Next: 'Yes' },
        { Condition: '{% $states.input.n = 2 %}', Next: 'No' },
      ]),
      input: { n: 3 },
      fails: { error: 'States.NoChoiceMatched' },
    },
    {
      name: 'refuses a condition that is not a boolean',
      rule: 'AWS: Choice workflow state, JSONata Condition must be boolean',
      definition: choice([{ Condition: "{% 'true' %}", Next: 'Yes' }], { Default: 'No' }),
      fails: { error: 'States.QueryEvaluationError', cause: "Expected 'boolean'" },
    },
    {
      name: 'passes its input on when the rule has no Output',
      rule: 'AWS: Choice workflow state, Output',
      definition: machine({
        Ask: { Type: 'Choice', Choices: [{ Condition: '{% true %}', Next: 'End' }] },
        End: { Type: 'Succeed' },
      }),
      input: { kept: true },
      output: { kept: true },
    },
    {
      name: 'uses Assign and Output of the rule taken',
      rule: 'AWS: Choice workflow state, Assign in a Choice Rule',
      definition: machine({
        Ask: {
          Type: 'Choice',
          Choices: [{ Condition: '{% true %}', Assign: { x: 1 }, Output: 'ruled', Next: 'End' }],
          Assign: { x: 2 },
          Output: 'default',
          Default: 'End',
        },
        End: { Type: 'Succeed', Output: ['{% $states.input %}', '{% $x %}'] },
      }),
      output: ['ruled', 1],
    },
    {
      name: 'uses its own Assign and Output when Default is taken',
      rule: 'AWS: Choice workflow state, Assign when no rule matched',
      definition: machine({
        Ask: {
          Type: 'Choice',
          Choices: [{ Condition: '{% false %}', Output: 'ruled', Next: 'End' }],
          Assign: { x: 2 },
          Output: 'default',
          Default: 'End',
        },
        End: { Type: 'Succeed', Output: ['{% $states.input %}', '{% $x %}'] },
      }),
      output: ['default', 2],
    },
  ]);
});

describe('Wait', () => {
  const waits = [
    { name: 'Seconds as a number', wait: { Seconds: 90 }, until: 90 },
    { name: 'Seconds as an expression', wait: { Seconds: '{% $states.input.s * 2 %}' }, until: 60 },
    { name: 'Seconds of zero', wait: { Seconds: 0 }, until: 0 },
    { name: 'a Timestamp', wait: { Timestamp: '2026-03-01T01:00:00Z' }, until: 3600 },
    {
      name: 'a Timestamp with an offset',
      wait: { Timestamp: '2026-03-01T02:00:00+01:00' },
      until: 3600,
    },
    {
      name: 'a Timestamp as an expression',
      wait: { Timestamp: '{% $states.input.at %}' },
      until: 5,
    },
    { name: 'a Timestamp in the past', wait: { Timestamp: '2020-01-01T00:00:00Z' }, until: 0 },
    { name: 'months', wait: { Seconds: 86_400 * 90 }, until: 86_400 * 90 },
  ];
  it.each(waits)('waits for $name [States Language: Wait State]', async ({ wait, until }) => {
    const harness = new Harness();
    const definition = machine({ W: { Type: 'Wait', ...wait, Next: 'F' }, F: invoke('after') });
    const input = { s: 30, at: '2026-03-01T00:00:05Z' };
    expect((await harness.run(definition, input)).status).toBe('SUCCEEDED');
    expect(harness.callsAt('after')).toStrictEqual([until]);
  });
  holds([
    {
      name: 'passes its input through, and may assign',
      rule: 'States Language: State Type Table, Wait',
      definition: machine({
        W: { Type: 'Wait', Seconds: 1, Assign: { x: '{% $states.input.a %}' }, Next: 'S' },
        S: { Type: 'Succeed', Output: ['{% $states.input %}', '{% $x %}'] },
      }),
      input: { a: 1 },
      output: [{ a: 1 }, 1],
    },
    {
      name: 'refuses seconds that are not a number',
      rule: 'AWS: Wait workflow state, Seconds',
      definition: machine({ W: { Type: 'Wait', Seconds: "{% 'ten' %}", End: true } }),
      fails: { error: 'States.QueryEvaluationError', cause: "'Seconds'" },
    },
    {
      name: 'refuses negative seconds',
      rule: 'AWS: Wait workflow state, Seconds from 0 to 99999999',
      definition: machine({ W: { Type: 'Wait', Seconds: '{% -1 %}', End: true } }),
      fails: { error: 'States.QueryEvaluationError' },
    },
    {
      name: 'refuses a timestamp that is none',
      rule: 'States Language: Timestamps',
      definition: machine({ W: { Type: 'Wait', Timestamp: "{% 'tomorrow' %}", End: true } }),
      fails: { error: 'States.QueryEvaluationError', cause: "'Timestamp'" },
    },
  ]);
});

describe('Succeed and Fail', () => {
  holds([
    {
      name: 'Succeed ends the execution with its Output',
      rule: 'States Language: Succeed State',
      definition: machine({ S: { Type: 'Succeed', Output: { ok: true } } }),
      output: { ok: true },
    },
    {
      name: 'Fail ends it with Error and Cause',
      rule: 'States Language: Fail State',
      definition: machine({ F: { Type: 'Fail', Error: 'NoStock', Cause: 'none left' } }),
      fails: { error: 'NoStock', cause: 'none left' },
    },
    {
      name: 'Fail takes expressions',
      rule: 'AWS: Fail workflow state, JSONata',
      definition: machine({
        F: {
          Type: 'Fail',
          Error: '{% $states.input.e %}',
          Cause: "{% 'because ' & $states.input.c %}",
        },
      }),
      input: { e: 'Held', c: 'customs' },
      fails: { error: 'Held', cause: 'because customs' },
    },
    {
      name: 'Fail needs neither',
      rule: 'AWS: Fail workflow state, Error and Cause are optional',
      definition: machine({ F: { Type: 'Fail' } }),
      fails: { error: '' },
    },
  ]);
});

describe('Task', () => {
  const ARN = 'arn:aws:lambda:us-east-1:123456789012:function:double';
  holds([
    {
      name: 'gives the Invoke response as its result',
      rule: 'AWS: Invoke a Lambda function with Step Functions, output',
      definition: machine({
        T: invoke('f', { Output: '{% $states.result %}', End: true }),
      }),
      functions: { f: () => ({ x: 1 }) },
      output: { ExecutedVersion: '$LATEST', Payload: { x: 1 }, StatusCode: 200 },
    },
    {
      name: 'of a function ARN gets its input and gives its answer',
      rule: 'States Language: Task State, Resource',
      definition: machine({ T: { Type: 'Task', Resource: ARN, End: true } }),
      functions: { [ARN]: (n) => Number(n) * 2 },
      input: 21,
      output: 42,
    },
    {
      name: 'sends its Arguments instead of its input',
      rule: 'AWS: Transforming data with JSONata, Arguments',
      definition: machine({
        T: { Type: 'Task', Resource: ARN, Arguments: '{% $states.input.n %}', End: true },
      }),
      functions: { [ARN]: (n) => Number(n) * 2 },
      input: { n: 4 },
      output: 8,
    },
    {
      name: 'without Output gives its result, not its input',
      rule: 'AWS: Transforming data with JSONata, default output',
      definition: machine({ T: { Type: 'Task', Resource: ARN, End: true } }),
      functions: { [ARN]: () => 'result' },
      input: { lost: true },
      output: 'result',
    },
    {
      name: 'sends a constant Payload as it is',
      rule: 'AWS: Invoke a Lambda function with Step Functions, Payload',
      definition: machine({
        T: invoke('f', {
          Arguments: { FunctionName: 'f', Payload: { fixed: [1, 'two'] } },
          End: true,
        }),
      }),
      functions: { f: (payload) => payload },
      output: { fixed: [1, 'two'] },
    },
    {
      name: 'knows no token unless it waits for one',
      rule: 'AWS: Context object, Task.Token only for .waitForTaskToken',
      definition: machine({
        T: invoke('f', {
          Arguments: { FunctionName: 'f', Payload: '{% $states.context.Task.Token %}' },
          End: true,
        }),
      }),
      fails: { error: 'States.QueryEvaluationError' },
    },
    {
      name: 'addresses a function by Qualifier',
      rule: 'AWS: Lambda Invoke, Qualifier',
      definition: machine({
        T: invoke('f', { Arguments: { FunctionName: 'f', Qualifier: 'live' }, End: true }),
      }),
      functions: { 'f:live': () => 'alias' },
      output: 'alias',
    },
    {
      name: 'gives null for a function that answers nothing',
      rule: 'AWS: Lambda Invoke, null payload',
      definition: machine({ T: invoke('f') }),
      functions: { f: () => undefined },
      output: null,
    },
    {
      name: 'fails with the error type of the function, and its answer as the cause',
      rule: 'AWS: Handling errors, Lambda errors by name',
      definition: machine({ T: invoke('f') }),
      functions: {
        f: () => {
          throw new Fault('ShipmentRejected', 'no such port');
        },
      },
      fails: {
        error: 'ShipmentRejected',
        cause: '{"errorMessage":"no such port","errorType":"ShipmentRejected"}',
      },
    },
    {
      name: 'fails as Lambda.SdkClientException when the call itself fails',
      rule: 'AWS: Handle transient Lambda service exceptions',
      definition: machine({ T: invoke('f') }),
      functions: {
        f: () => {
          throw new Error('connection reset');
        },
      },
      fails: { error: 'Lambda.SdkClientException', cause: 'connection reset' },
    },
  ]);

  it('does not wait for a function invoked as an Event [AWS: Lambda Invoke, InvocationType]', async () => {
    const harness = new Harness();
    const Arguments = { FunctionName: 'f', InvocationType: 'Event' };
    const ended = await harness.run(
      machine({ T: invoke('f', { Arguments, Output: '{% $states.result %}', End: true }) }),
    );
    expect(ended.output).toStrictEqual({ StatusCode: 202 });
    expect(harness.callsAt('f')).toStrictEqual([0]);
  });
});

describe('the context object', () => {
  it('names execution, state and machine [AWS: Context object]', async () => {
    const harness = new Harness();
    const definition = machine({ A: pass({ Output: '{% $states.context %}', End: true }) });
    const { arn, output } = await harness.run(definition, { a: 1 });
    expect(output).toStrictEqual({
      Execution: {
        Id: arn,
        Input: { a: 1 },
        Name: 'run',
        RoleArn: 'arn:aws:iam::000000000000:role/not-used-locally',
        StartTime: new Date(START).toISOString(),
        RedriveCount: 0,
      },
      State: { EnteredTime: new Date(START).toISOString(), Name: 'A', RetryCount: 0 },
      StateMachine: { Id: harness.create(definition), Name: 'machine' },
    });
  });
});
