import { describe, expect, it } from 'vitest';
import { Harness, awaitToken, machine, pass, tokenOf } from './harness.ts';

const waiting = (more: object = {}) => machine({ T: awaitToken('f', { ...more, End: true }) });

async function waitingExecution(more: object = {}) {
  const harness = new Harness();
  const arn = await harness.start(waiting(more));
  return { harness, arn, token: tokenOf(harness, 'f') };
}

const refusal = async (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'accepted',
    (error: unknown) => (error instanceof Error ? error.name : String(error)),
  );

const GARBAGE = Buffer.from('no token at all').toString('base64');
const UNKNOWN = Buffer.from('task.999.abc').toString('base64url');

describe('a task token', () => {
  it('ends its task with the output given [AWS: API SendTaskSuccess]', async () => {
    const { harness, arn, token } = await waitingExecution();
    await harness.engine.sendTaskSuccess(token, '{"ok":[1]}');
    expect(await harness.outcome(arn)).toMatchObject({ status: 'SUCCEEDED', output: { ok: [1] } });
  });

  it('fails its task with error and cause [AWS: API SendTaskFailure]', async () => {
    const { harness, arn, token } = await waitingExecution();
    await harness.engine.sendTaskFailure(token, 'Declined', 'no space');
    expect(await harness.outcome(arn)).toMatchObject({
      status: 'FAILED',
      error: 'Declined',
      cause: 'no space',
    });
  });

  it('lets Retry and Catch see the failure [AWS: Service integration patterns, callback]', async () => {
    const harness = new Harness();
    const arn = await harness.start(
      machine({
        T: awaitToken('f', { Catch: [{ ErrorEquals: ['Declined'], Next: 'C' }], End: true }),
        C: pass({ Output: '{% $states.input.Cause %}', End: true }),
      }),
    );
    await harness.engine.sendTaskFailure(tokenOf(harness, 'f'), 'Declined', 'no space');
    expect((await harness.outcome(arn)).output).toBe('no space');
  });

  it('does not end the task by the answer of the call that hands it out [AWS: callback]', async () => {
    const { harness, arn } = await waitingExecution();
    await harness.clock.advance(86_400_000);
    expect((await harness.outcome(arn)).status).toBe('RUNNING');
  });

  it('may be used before that call answers [AWS: callback]', async () => {
    const harness: Harness = new Harness({
      functions: {
        f: async () => harness.engine.sendTaskSuccess(tokenOf(harness, 'f'), '"early"'),
      },
    });
    const arn = await harness.start(waiting());
    expect(await harness.outcome(arn)).toMatchObject({ status: 'SUCCEEDED', output: 'early' });
  });

  it('works once: the second answer is TaskTimedOut [AWS: API SendTaskSuccess, errors]', async () => {
    const { harness, token } = await waitingExecution();
    const [first, second] = await Promise.all([
      refusal(harness.engine.sendTaskSuccess(token, '1')),
      refusal(harness.engine.sendTaskSuccess(token, '2')),
    ]);
    expect([first, second]).toStrictEqual(['accepted', 'TaskTimedOut']);
    expect(await refusal(harness.engine.sendTaskFailure(token))).toBe('TaskTimedOut');
    expect(await refusal(harness.engine.sendTaskHeartbeat(token))).toBe('TaskTimedOut');
  });

  it.each([
    { name: 'garbage is InvalidToken', token: GARBAGE, error: 'InvalidToken' },
    { name: 'a task of nobody is TaskDoesNotExist', token: UNKNOWN, error: 'TaskDoesNotExist' },
  ])('$name [AWS: API SendTaskSuccess, errors]', async ({ token, error }) => {
    const { harness } = await waitingExecution();
    expect(await refusal(harness.engine.sendTaskSuccess(token, '{}'))).toBe(error);
    expect(await refusal(harness.engine.sendTaskFailure(token))).toBe(error);
    expect(await refusal(harness.engine.sendTaskHeartbeat(token))).toBe(error);
  });

  it.each([
    { name: 'is not JSON', output: '{broken' },
    { name: 'is larger than 256 KiB', output: JSON.stringify('x'.repeat(262_144)) },
  ])(
    'refuses an output that $name [AWS: API SendTaskSuccess, InvalidOutput]',
    async ({ output }) => {
      const { harness, arn, token } = await waitingExecution();
      await expect(
        Promise.resolve().then(() => harness.engine.sendTaskSuccess(token, output)),
      ).rejects.toMatchObject({ name: 'InvalidOutput' });
      expect((await harness.outcome(arn)).status).toBe('RUNNING');
    },
  );

  it('is refused after the timeout [AWS: API SendTaskSuccess, TaskTimedOut]', async () => {
    const { harness, arn, token } = await waitingExecution({ TimeoutSeconds: 60 });
    await harness.clock.advance(61_000);
    expect(await refusal(harness.engine.sendTaskSuccess(token, '{}'))).toBe('TaskTimedOut');
    expect((await harness.outcome(arn)).error).toBe('States.Timeout');
  });

  it('is refused after the execution was stopped [AWS: API SendTaskSuccess, TaskTimedOut]', async () => {
    const { harness, arn, token } = await waitingExecution();
    await harness.engine.stopExecution(arn);
    expect(await refusal(harness.engine.sendTaskSuccess(token, '{}'))).toBe('TaskTimedOut');
  });

  it('is a new one at each retry, and the old one is refused [AWS: callback]', async () => {
    const { harness, arn, token } = await waitingExecution({
      TimeoutSeconds: 60,
      Retry: [{ ErrorEquals: ['States.Timeout'] }],
    });
    await harness.clock.advance(61_000);
    const second = tokenOf(harness, 'f');
    expect(second).not.toBe(token);
    expect(await refusal(harness.engine.sendTaskSuccess(token, '"old"'))).toBe('TaskTimedOut');
    await harness.engine.sendTaskSuccess(second, '"new"');
    expect((await harness.outcome(arn)).output).toBe('new');
  });

  it('does not outlive the failure of the call that hands it out [AWS: callback]', async () => {
    const harness = new Harness({
      functions: {
        f: () => {
          throw new Error('down');
        },
      },
    });
    const arn = await harness.start(waiting());
    expect((await harness.outcome(arn)).error).toBe('Lambda.SdkClientException');
    expect(await refusal(harness.engine.sendTaskSuccess(tokenOf(harness, 'f'), '1'))).toBe(
      'TaskTimedOut',
    );
  });

  it('cannot end a task twice, by timer and by answer at once [AWS: callback]', async () => {
    const { harness, arn, token } = await waitingExecution({ TimeoutSeconds: 60 });
    await harness.clock.advance(59_999);
    await harness.engine.sendTaskSuccess(token, '"just in time"');
    await harness.clock.advance(10_000);
    expect((await harness.outcome(arn)).output).toBe('just in time');
  });
});

describe('a heartbeat', () => {
  const beating = { TimeoutSeconds: 600, HeartbeatSeconds: 60 };

  it('keeps a task alive past HeartbeatSeconds [AWS: API SendTaskHeartbeat]', async () => {
    const { harness, arn, token } = await waitingExecution(beating);
    for (let beat = 0; beat < 5; beat += 1) {
      await harness.clock.advance(50_000);
      await harness.engine.sendTaskHeartbeat(token);
    }
    expect((await harness.outcome(arn)).status).toBe('RUNNING');
    await harness.clock.advance(60_000);
    expect((await harness.outcome(arn)).error).toBe('States.HeartbeatTimeout');
  });

  it('does not extend TimeoutSeconds [AWS: API SendTaskHeartbeat]', async () => {
    const { harness, arn, token } = await waitingExecution({
      TimeoutSeconds: 100,
      HeartbeatSeconds: 60,
    });
    await harness.clock.advance(50_000);
    await harness.engine.sendTaskHeartbeat(token);
    await harness.clock.advance(50_000);
    expect((await harness.outcome(arn)).error).toBe('States.Timeout');
  });

  it('leaves no event in the history [AWS: API SendTaskHeartbeat]', async () => {
    const { harness, arn, token } = await waitingExecution(beating);
    const before = await harness.types(arn);
    await harness.engine.sendTaskHeartbeat(token);
    expect(await harness.types(arn)).toStrictEqual(before);
  });
});
