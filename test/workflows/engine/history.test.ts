import { describe, expect, it } from 'vitest';
import { Fault, Harness, awaitToken, invoke, machine, pass, tokenOf } from './harness.ts';

const branch = (name: string, state: object) => ({ StartAt: name, States: { [name]: state } });
const PAGE = 'AWS: API GetExecutionHistory, HistoryEvent';
const ARN = 'arn:aws:lambda:us-east-1:123456789012:function:f';

/** Machines and the event types that AWS writes for them. */
const sequences = [
  {
    name: 'a Pass',
    definition: machine({ A: pass() }),
    types: ['ExecutionStarted', 'PassStateEntered', 'PassStateExited', 'ExecutionSucceeded'],
  },
  {
    name: 'a Choice, a Wait and a Succeed',
    definition: machine({
      C: { Type: 'Choice', Choices: [{ Condition: '{% true %}', Next: 'W' }] },
      W: { Type: 'Wait', Seconds: 1, Next: 'S' },
      S: { Type: 'Succeed' },
    }),
    types: [
      'ExecutionStarted',
      'ChoiceStateEntered',
      'ChoiceStateExited',
      'WaitStateEntered',
      'WaitStateExited',
      'SucceedStateEntered',
      'SucceedStateExited',
      'ExecutionSucceeded',
    ],
  },
  {
    name: 'a Fail',
    definition: machine({ F: { Type: 'Fail', Error: 'E' } }),
    types: ['ExecutionStarted', 'FailStateEntered', 'ExecutionFailed'],
  },
  {
    name: 'a Lambda task',
    definition: machine({ T: invoke('f') }),
    types: [
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ],
  },
  {
    name: 'a function ARN',
    definition: machine({ T: { Type: 'Task', Resource: ARN, End: true } }),
    types: [
      'ExecutionStarted',
      'TaskStateEntered',
      'LambdaFunctionScheduled',
      'LambdaFunctionStarted',
      'LambdaFunctionSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ],
  },
  {
    name: 'a task that is retried and caught',
    definition: machine({
      T: invoke('bad', {
        Retry: [{ ErrorEquals: ['E'], MaxAttempts: 1 }],
        Catch: [{ ErrorEquals: ['E'], Next: 'S' }],
        End: true,
      }),
      S: { Type: 'Succeed' },
    }),
    types: [
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskFailed',
      'TaskScheduled',
      'TaskStarted',
      'TaskFailed',
      'TaskStateExited',
      'SucceedStateEntered',
      'SucceedStateExited',
      'ExecutionSucceeded',
    ],
  },
  {
    name: 'a task that times out',
    definition: machine({ T: awaitToken('f', { TimeoutSeconds: 5, End: true }) }),
    types: [
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskSubmitted',
      'TaskTimedOut',
      'ExecutionFailed',
    ],
  },
  {
    name: 'an expression that fails',
    definition: machine({ A: pass({ Output: '{% $nope %}', End: true }) }),
    types: ['ExecutionStarted', 'PassStateEntered', 'EvaluationFailed', 'ExecutionFailed'],
  },
  {
    name: 'a Parallel',
    definition: machine({
      P: { Type: 'Parallel', Branches: [branch('A', pass()), branch('B', pass())], End: true },
    }),
    types: [
      'ExecutionStarted',
      'ParallelStateEntered',
      'ParallelStateStarted',
      'PassStateEntered',
      'PassStateExited',
      'PassStateEntered',
      'PassStateExited',
      'ParallelStateSucceeded',
      'ParallelStateExited',
      'ExecutionSucceeded',
    ],
  },
  {
    name: 'a Parallel that fails',
    definition: machine({
      P: {
        Type: 'Parallel',
        Branches: [
          branch('A', { Type: 'Wait', Seconds: 9, End: true }),
          branch('B', { Type: 'Fail' }),
        ],
        End: true,
      },
    }),
    types: [
      'ExecutionStarted',
      'ParallelStateEntered',
      'ParallelStateStarted',
      'WaitStateEntered',
      'FailStateEntered',
      'WaitStateAborted',
      'ParallelStateFailed',
      'ExecutionFailed',
    ],
  },
  {
    name: 'a Map',
    definition: machine({
      M: { Type: 'Map', Items: [1, 2], ItemProcessor: branch('I', pass()), End: true },
    }),
    types: [
      'ExecutionStarted',
      'MapStateEntered',
      'MapStateStarted',
      'MapIterationStarted',
      'PassStateEntered',
      'PassStateExited',
      'MapIterationSucceeded',
      'MapIterationStarted',
      'PassStateEntered',
      'PassStateExited',
      'MapIterationSucceeded',
      'MapStateSucceeded',
      'MapStateExited',
      'ExecutionSucceeded',
    ],
  },
  {
    name: 'a Map that fails',
    definition: machine({
      M: { Type: 'Map', Items: [1], ItemProcessor: branch('I', { Type: 'Fail' }), End: true },
    }),
    types: [
      'ExecutionStarted',
      'MapStateEntered',
      'MapStateStarted',
      'MapIterationStarted',
      'FailStateEntered',
      'MapIterationFailed',
      'MapStateFailed',
      'ExecutionFailed',
    ],
  },
];

const functions = {
  f: () => 'done',
  [ARN]: () => 'done',
  bad: () => {
    throw new Fault('E', 'bad');
  },
};

async function historyOf(definition: object, input: unknown = { a: 1 }) {
  const harness = new Harness({ functions });
  const { arn } = await harness.run(definition, input);
  return harness.engine.getExecutionHistory(arn);
}

describe('the history', () => {
  it.each(sequences)(
    'of $name has the event types of AWS [AWS: HistoryEvent, type]',
    async (each) => {
      const events = await historyOf(each.definition);
      expect(events.map(({ type }) => type)).toStrictEqual(each.types);
    },
  );

  it.each(sequences)(
    'of $name is numbered from 1, and looks back [AWS: HistoryEvent, id]',
    async (each) => {
      const events = await historyOf(each.definition);
      expect(events.map(({ id }) => id)).toStrictEqual(events.map((_, index) => index + 1));
      for (const { id, previousEventId } of events) {
        expect(previousEventId).toBeLessThan(id);
        if (id > 2) expect(previousEventId).toBeGreaterThan(0);
      }
    },
  );

  it(`has input and output of each state [${PAGE}]`, async () => {
    const events = await historyOf(
      machine({
        A: pass({ Output: { b: '{% $states.input.a %}' }, Assign: { v: [1] }, Next: 'B' }),
        B: pass(),
      }),
    );
    expect(events.map(({ details }) => details)).toMatchObject([
      { input: '{"a":1}' },
      { name: 'A', input: '{"a":1}' },
      { name: 'A', output: '{"b":1}', assignedVariables: { v: '[1]' } },
      { name: 'B', input: '{"b":1}' },
      { name: 'B', output: '{"b":1}' },
      { output: '{"b":1}' },
    ]);
  });

  it(`has resource, parameters and timeouts of a task [${PAGE}]`, async () => {
    const events = await historyOf(
      machine({
        T: awaitToken('f', { TimeoutSeconds: 60, HeartbeatSeconds: 30, End: true }),
      }),
    );
    const scheduled = events.find(({ type }) => type === 'TaskScheduled');
    expect(scheduled).toMatchObject({
      detailsName: 'taskScheduledEventDetails',
      details: {
        resourceType: 'lambda',
        resource: 'invoke.waitForTaskToken',
        region: 'us-east-1',
        timeoutInSeconds: 60,
        heartbeatInSeconds: 30,
      },
    });
    expect(scheduled?.details['parameters']).toContain('"FunctionName":"f"');
    expect(events.find(({ type }) => type === 'TaskTimedOut')?.details).toMatchObject({
      resourceType: 'lambda',
      error: 'States.HeartbeatTimeout',
    });
  });

  it(`says where an expression failed [AWS: EvaluationFailedEventDetails]`, async () => {
    const events = await historyOf(
      machine({ A: pass({ Output: { x: '{% $nope %}' }, End: true }) }),
    );
    expect(events[2]?.details).toMatchObject({
      state: 'A',
      location: 'Output/x',
      error: 'States.QueryEvaluationError',
    });
    expect(events[2]?.details['cause']).toContain("state 'A' (entered at the event id #2)");
  });

  it(`has the items' number and place of a Map [AWS: MapIterationEventDetails]`, async () => {
    const events = await historyOf(
      machine({
        M: { Type: 'Map', Items: ['x', 'y'], ItemProcessor: branch('I', pass()), End: true },
      }),
    );
    const details = (type: string) => events.filter((e) => e.type === type).map((e) => e.details);
    expect(details('MapStateStarted')).toStrictEqual([{ length: 2 }]);
    expect(details('MapIterationStarted')).toStrictEqual([
      { name: 'M', index: 0 },
      { name: 'M', index: 1 },
    ]);
    expect(details('PassStateEntered')).toMatchObject([{ input: '"x"' }, { input: '"y"' }]);
  });

  it('leaves data out when asked [AWS: API GetExecutionHistory, includeExecutionData]', async () => {
    const harness = new Harness({ functions });
    const { arn } = await harness.run(machine({ T: invoke('f') }), { secret: 'abc' });
    const events = await harness.engine.getExecutionHistory(arn, false);
    expect(JSON.stringify(events)).not.toContain('abc');
    expect(events[1]?.details).toMatchObject({ name: 'T' });
  });

  it('carries the time of each event [AWS: HistoryEvent, timestamp]', async () => {
    const events = await historyOf(machine({ W: { Type: 'Wait', Seconds: 30, End: true } }));
    const [first, , exited] = events;
    expect((exited?.timestampMs ?? 0) - (first?.timestampMs ?? 0)).toBe(30_000);
  });

  it('can be read while the execution runs [AWS: API GetExecutionHistory]', async () => {
    const harness = new Harness();
    const arn = await harness.start(machine({ T: awaitToken('f') }));
    expect((await harness.types(arn)).at(-1)).toBe('TaskSubmitted');
    await harness.engine.sendTaskSuccess(tokenOf(harness, 'f'), '1');
    expect((await harness.types(arn)).at(-1)).toBe('ExecutionSucceeded');
  });

  it('of a retried Parallel shows the new branches their input [States Language: Retry]', async () => {
    const harness = new Harness({
      functions: {
        f: (_, earlier) => {
          if (earlier === 0) throw new Fault('E');
          return 'ok';
        },
      },
    });
    const { arn } = await harness.run(
      machine({
        P: {
          Type: 'Parallel',
          Branches: [
            { StartAt: 'A', States: { A: pass({ Output: 'changed', Next: 'B' }), B: invoke('f') } },
          ],
          Retry: [{ ErrorEquals: ['E'] }],
          End: true,
        },
      }),
      'original',
    );
    const events = await harness.engine.getExecutionHistory(arn);
    const inputs = events
      .filter(({ type }) => type === 'PassStateEntered')
      .map(({ details }) => details['input']);
    expect(inputs).toStrictEqual(['"original"', '"original"']);
  });
});
