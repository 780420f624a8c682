import { describe, expect, it } from 'vitest';
import { Harness, START, awaitToken, machine, pass } from './harness.ts';

const WAITING = machine({ T: awaitToken('f') });
const PASSING = machine({ A: pass() });
const fault = (name: string): unknown => expect.objectContaining({ name });
const IDEMPOTENT = 'AWS: API StartExecution, idempotent';

describe('StartExecution', () => {
  it(`of a running execution with the same input answers as at first [${IDEMPOTENT}]`, async () => {
    const { engine, clock, create, ...harness } = bind(new Harness());
    const start = { stateMachineArn: create(WAITING), name: 'one', input: '{"a":1}' };
    const first = await engine.startExecution(start);
    await clock.advance(5_000);
    expect(await engine.startExecution(start)).toStrictEqual(first);
    expect(harness.invocations).toHaveLength(1);
  });

  it(`sent twice at once starts one execution [${IDEMPOTENT}]`, async () => {
    const { engine, clock, create, invocations } = bind(new Harness());
    const start = { stateMachineArn: create(WAITING), name: 'one', input: '{}' };
    const [first, second] = await Promise.all([
      engine.startExecution(start),
      engine.startExecution(start),
    ]);
    await clock.settle();
    expect(first).toStrictEqual(second);
    expect(invocations).toHaveLength(1);
  });

  it(`with another input is ExecutionAlreadyExists [${IDEMPOTENT}]`, async () => {
    const { engine, create } = bind(new Harness());
    const stateMachineArn = create(WAITING);
    await engine.startExecution({ stateMachineArn, name: 'one', input: '{"a":1}' });
    await expect(
      engine.startExecution({ stateMachineArn, name: 'one', input: '{"a": 1}' }),
    ).rejects.toStrictEqual(fault('ExecutionAlreadyExists'));
  });

  it(`of a closed execution is ExecutionAlreadyExists [${IDEMPOTENT}]`, async () => {
    const { engine, create } = bind(new Harness());
    const start = { stateMachineArn: create(PASSING), name: 'one', input: '{}' };
    await engine.startExecution(start);
    await expect(engine.startExecution(start)).rejects.toStrictEqual(
      fault('ExecutionAlreadyExists'),
    );
  });

  it.each([
    { name: '', why: 'empty' },
    { name: 'x'.repeat(81), why: '81 characters' },
    { name: 'a b', why: 'white space' },
    { name: 'a*b', why: 'a wildcard' },
    { name: 'a/b', why: 'a slash' },
    { name: 'a{b}', why: 'brackets' },
    { name: 'a:b', why: 'a colon' },
  ])('refuses a name with $why [AWS: API StartExecution, name]', async ({ name }) => {
    const { engine, create } = bind(new Harness());
    await expect(
      engine.startExecution({ stateMachineArn: create(PASSING), name }),
    ).rejects.toStrictEqual(fault('InvalidName'));
  });

  it.each(['x'.repeat(80), 'a-b_c.d', '运单-1'])(
    'takes the name %s [AWS: API StartExecution, name]',
    async (name) => {
      const { engine, create } = bind(new Harness());
      const { executionArn } = await engine.startExecution({
        stateMachineArn: create(PASSING),
        name,
      });
      expect(executionArn.endsWith(`:execution:machine:${name}`)).toBe(true);
    },
  );

  it('names an unnamed execution [AWS: API StartExecution, name]', async () => {
    const { engine, create } = bind(new Harness());
    const { executionArn } = await engine.startExecution({ stateMachineArn: create(PASSING) });
    expect((await engine.describeExecution(executionArn)).name).toMatch(/^id-/);
  });

  it.each([
    { input: '{broken', why: 'is not JSON' },
    { input: JSON.stringify('x'.repeat(262_144)), why: 'is larger than 256 KiB' },
  ])(
    'refuses an input that $why [AWS: API StartExecution, InvalidExecutionInput]',
    async ({ input }) => {
      const { engine, create } = bind(new Harness());
      await expect(
        engine.startExecution({ stateMachineArn: create(PASSING), input }),
      ).rejects.toStrictEqual(fault('InvalidExecutionInput'));
    },
  );

  it('needs a machine that exists [AWS: API StartExecution, errors]', async () => {
    const { engine } = bind(new Harness());
    const missing = 'arn:aws:states:us-east-1:000000000000:stateMachine:none';
    await expect(engine.startExecution({ stateMachineArn: missing })).rejects.toStrictEqual(
      fault('StateMachineDoesNotExist'),
    );
    await expect(engine.startExecution({ stateMachineArn: 'none' })).rejects.toStrictEqual(
      fault('InvalidArn'),
    );
  });
});

describe('DescribeExecution and ListExecutions', () => {
  it('tell input, output and times [AWS: API DescribeExecution]', async () => {
    const harness = new Harness();
    const W = { Type: 'Wait', Seconds: 5, End: true };
    const { arn } = await harness.run(machine({ W }), { a: 1 });
    expect(await harness.engine.describeExecution(arn)).toMatchObject({
      arn,
      name: 'run',
      status: 'SUCCEEDED',
      startMs: START,
      stopMs: START + 5_000,
      input: '{"a":1}',
      output: '{"a":1}',
      redriveStatus: 'NOT_REDRIVABLE',
    });
  });

  it('do not know what was never started [AWS: API DescribeExecution, errors]', async () => {
    const { engine } = new Harness();
    await expect(engine.describeExecution('arn:none')).rejects.toStrictEqual(
      fault('ExecutionDoesNotExist'),
    );
    await expect(engine.getExecutionHistory('arn:none')).rejects.toStrictEqual(
      fault('ExecutionDoesNotExist'),
    );
  });

  it('list the latest first, by status, in pages [AWS: API ListExecutions]', async () => {
    const { engine, clock, create } = bind(new Harness());
    const stateMachineArn = create(WAITING);
    for (const name of ['a', 'b', 'c']) {
      await engine.startExecution({ stateMachineArn, name });
      await clock.advance(1_000);
    }
    await engine.stopExecution('arn:aws:states:us-east-1:000000000000:execution:machine:b');
    const names = async (query: object) =>
      (await engine.listExecutions({ stateMachineArn, limit: 10, offset: 0, ...query })).map(
        ({ name }) => name,
      );
    expect(await names({})).toStrictEqual(['c', 'b', 'a']);
    expect(await names({ statusFilter: 'RUNNING' })).toStrictEqual(['c', 'a']);
    expect(await names({ statusFilter: 'ABORTED' })).toStrictEqual(['b']);
    expect(await names({ limit: 1, offset: 1 })).toStrictEqual(['b']);
  });
});

describe('StopExecution', () => {
  it('aborts with error and cause [AWS: API StopExecution]', async () => {
    const harness = new Harness();
    const arn = await harness.start(WAITING);
    await harness.clock.advance(1_000);
    expect(await harness.engine.stopExecution(arn, 'Cancelled', 'by the seller')).toBe(
      START + 1_000,
    );
    expect(await harness.outcome(arn)).toMatchObject({
      status: 'ABORTED',
      error: 'Cancelled',
      cause: 'by the seller',
    });
    expect((await harness.types(arn)).slice(-2)).toStrictEqual([
      'TaskStateAborted',
      'ExecutionAborted',
    ]);
  });

  it('changes nothing that has ended [AWS: API StopExecution]', async () => {
    const harness = new Harness();
    const { arn } = await harness.run(PASSING);
    expect(await harness.engine.stopExecution(arn)).toBe(START);
    expect((await harness.outcome(arn)).status).toBe('SUCCEEDED');
  });

  it('lets no timer fire afterwards [AWS: API StopExecution]', async () => {
    const harness = new Harness();
    const arn = await harness.start(machine({ W: { Type: 'Wait', Seconds: 60, End: true } }));
    await harness.engine.stopExecution(arn);
    const before = await harness.types(arn);
    await harness.clock.advance(120_000);
    expect(await harness.types(arn)).toStrictEqual(before);
  });
});

describe('state machines', () => {
  it('are created once with one definition [AWS: API CreateStateMachine, idempotent]', () => {
    const { engine } = new Harness();
    const { arn } = engine.createStateMachine({ name: 'm', definition: PASSING });
    expect(engine.createStateMachine({ name: 'm', definition: PASSING }).arn).toBe(arn);
    expect(() => engine.createStateMachine({ name: 'm', definition: WAITING })).toThrow(
      expect.objectContaining({ name: 'StateMachineAlreadyExists' }),
    );
  });

  it('may be given their ARN [the cloud assembly names it]', () => {
    const { engine } = new Harness();
    const arn = 'arn:aws:states:eu-central-1:123456789012:stateMachine:given';
    expect(engine.createStateMachine({ name: 'm', definition: PASSING, arn }).arn).toBe(arn);
    expect(engine.describeStateMachine(arn).text).toBe(JSON.stringify(PASSING));
  });

  it('change for later executions only [AWS: API UpdateStateMachine]', async () => {
    const harness = new Harness();
    const W = { Type: 'Wait', Seconds: 60, Next: 'A' };
    const old = machine({ W, A: pass({ Output: 'old', End: true }) });
    const now = machine({ W, A: pass({ Output: 'new', End: true }) });
    const first = await harness.start(old);
    const stateMachineArn = harness.create(old);
    harness.engine.updateStateMachine({ stateMachineArn, definition: now });
    const second = await harness.engine.startExecution({ stateMachineArn, name: 'second' });
    await harness.clock.runUntilIdle();
    expect((await harness.outcome(first)).output).toBe('old');
    expect((await harness.outcome(second.executionArn)).output).toBe('new');
    const described = await harness.engine.describeStateMachineForExecution(first);
    expect(described.text).toBe(JSON.stringify(old));
  });

  it('are listed [AWS: API ListStateMachines]', () => {
    const { engine } = new Harness();
    for (const name of ['b', 'a']) engine.createStateMachine({ name, definition: PASSING });
    expect(engine.listStateMachines().map(({ name }) => name)).toStrictEqual(['a', 'b']);
  });
});

describe('status changes', () => {
  it('tell the start and the end [AWS: EventBridge, Execution Status Change]', async () => {
    const harness = new Harness();
    const { arn } = await harness.run(machine({ W: { Type: 'Wait', Seconds: 5, End: true } }));
    expect(harness.changes).toStrictEqual([
      {
        executionArn: arn,
        stateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:machine',
        name: 'run',
        status: 'RUNNING',
        startDate: START,
        stopDate: null,
      },
      expect.objectContaining({ status: 'SUCCEEDED', stopDate: START + 5_000 }),
    ]);
  });

  it.each([
    { state: { Type: 'Fail' }, status: 'FAILED' },
    { state: { Type: 'Wait', Seconds: 99, End: true }, status: 'TIMED_OUT' },
  ])('tell $status [AWS: EventBridge, Execution Status Change]', async ({ state, status }) => {
    const harness = new Harness();
    await harness.run(machine({ S: state }, { TimeoutSeconds: 10 }));
    expect(harness.changes.at(-1)).toMatchObject({ status });
  });
});

function bind(harness: Harness) {
  const { engine, clock, invocations } = harness;
  return { engine, clock, invocations, create: (definition: object) => harness.create(definition) };
}
