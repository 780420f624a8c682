import { describe, expect, it } from 'vitest';
import { Fault, Harness, awaitToken, invoke, machine, pass, tokenOf } from './harness.ts';
import type { Lambda } from './harness.ts';

const REDRIVE = 'AWS: Redriving executions';
const DAY = 86_400_000;
const branch = (name: string, state: object) => ({ StartAt: name, States: { [name]: state } });

/** Fails at its first call, then answers what it is given. */
const mended: Lambda = (payload, earlier) => {
  if (earlier === 0) throw new Fault('Broken', 'once');
  return payload;
};
const notRedrivable: unknown = expect.objectContaining({ name: 'ExecutionNotRedrivable' });

async function failed(
  definition: object,
  functions: Readonly<Record<string, Lambda>>,
  input: unknown = {},
) {
  const harness = new Harness({ functions });
  const { arn, status } = await harness.run(definition, input);
  expect(status).not.toBe('SUCCEEDED');
  return { harness, arn };
}

async function redriven(harness: Harness, arn: string) {
  await harness.engine.redriveExecution(arn);
  await harness.clock.runUntilIdle();
  return harness.outcome(arn);
}

describe('RedriveExecution', () => {
  it(`goes on from the failed state with its variables, and no earlier state runs again [${REDRIVE}]`, async () => {
    const { harness, arn } = await failed(
      machine({
        A: invoke('first', { Assign: { kept: '{% $states.result.Payload %}' }, Next: 'B' }),
        B: invoke('f', { Next: 'C' }),
        C: pass({ Output: ['{% $kept %}', '{% $states.input %}'], End: true }),
      }),
      { first: () => 'kept', f: mended },
    );
    expect(await redriven(harness, arn)).toMatchObject({
      status: 'SUCCEEDED',
      output: ['kept', 'kept'],
    });
    expect(harness.callsAt('first')).toHaveLength(1);
  });

  it(`writes ExecutionRedriven and goes on in the same history [${REDRIVE}]`, async () => {
    const { harness, arn } = await failed(machine({ T: invoke('f') }), { f: mended });
    await redriven(harness, arn);
    expect((await harness.types(arn)).slice(4)).toStrictEqual([
      'TaskFailed',
      'ExecutionFailed',
      'ExecutionRedriven',
      'TaskScheduled',
      'TaskStarted',
      'TaskSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ]);
  });

  it(`counts, in the description and the context object [AWS: Context object, RedriveCount]`, async () => {
    const { harness, arn } = await failed(
      machine({
        T: invoke('f', {
          Output: '{% $states.context.Execution.RedriveCount %}',
          End: true,
        }),
      }),
      { f: mended },
    );
    await harness.clock.advance(60_000);
    expect((await redriven(harness, arn)).output).toBe(1);
    expect(await harness.engine.describeExecution(arn)).toMatchObject({
      redriveCount: 1,
      redriveMs: harness.clock.now(),
    });
  });

  it(`gives the state fresh retries [${REDRIVE}, retries]`, async () => {
    const { harness, arn } = await failed(
      machine({ T: invoke('f', { Retry: [{ ErrorEquals: ['E'], MaxAttempts: 1 }], End: true }) }),
      {
        f: () => {
          throw new Fault('E');
        },
      },
    );
    await redriven(harness, arn);
    expect(harness.callsAt('f')).toHaveLength(4);
  });

  it(`runs only the branches that did not succeed [${REDRIVE}, Parallel]`, async () => {
    const { harness, arn } = await failed(
      machine({
        P: {
          Type: 'Parallel',
          Branches: [
            branch('A', invoke('good')),
            {
              StartAt: 'W',
              States: { W: { Type: 'Wait', Seconds: 5, Next: 'B' }, B: invoke('f') },
            },
          ],
          End: true,
        },
      }),
      { good: () => 'good', f: mended },
      'in',
    );
    expect((await redriven(harness, arn)).output).toStrictEqual(['good', 'in']);
    expect(harness.callsAt('good')).toHaveLength(1);
  });

  it(`runs only the iterations that did not succeed [${REDRIVE}, Inline Map]`, async () => {
    const { harness, arn } = await failed(
      machine({
        M: {
          Type: 'Map',
          MaxConcurrency: 1,
          Items: [1, 2, 3],
          ItemProcessor: branch('I', invoke('f')),
          End: true,
        },
      }),
      {
        f: (item, earlier) => {
          if (earlier === 1) throw new Fault('Broken');
          return item;
        },
      },
    );
    expect((await redriven(harness, arn)).output).toStrictEqual([1, 2, 3]);
    expect(harness.invocations.map(({ payload }) => payload)).toStrictEqual([1, 2, 2, 3]);
  });

  it(`takes up a stopped execution with a new token [${REDRIVE}, aborted]`, async () => {
    const harness = new Harness();
    const arn = await harness.start(machine({ T: awaitToken('f') }));
    const old = tokenOf(harness, 'f');
    await harness.engine.stopExecution(arn);
    await harness.engine.redriveExecution(arn);
    await harness.clock.settle();
    await expect(harness.engine.sendTaskSuccess(old, '1')).rejects.toMatchObject({
      name: 'TaskTimedOut',
    });
    await harness.engine.sendTaskSuccess(tokenOf(harness, 'f'), '2');
    expect((await harness.outcome(arn)).output).toBe(2);
  });

  it(`begins the machine's timeout again [${REDRIVE}, timeout]`, async () => {
    const harness = new Harness();
    const definition = machine({ T: awaitToken('f') }, { TimeoutSeconds: 100 });
    const arn = await harness.start(definition);
    await harness.clock.advance(100_000);
    expect((await harness.outcome(arn)).status).toBe('TIMED_OUT');
    await harness.engine.redriveExecution(arn);
    await harness.clock.advance(99_000);
    expect((await harness.outcome(arn)).status).toBe('RUNNING');
    await harness.clock.advance(1_000);
    expect((await harness.outcome(arn)).status).toBe('TIMED_OUT');
  });

  it(`runs a Fail state again [${REDRIVE}, Fail state]`, async () => {
    const { harness, arn } = await failed(machine({ F: { Type: 'Fail', Error: 'E' } }), {});
    expect(await redriven(harness, arn)).toMatchObject({ status: 'FAILED', error: 'E' });
  });

  it(`refuses what runs, what succeeded and what is unknown [AWS: API RedriveExecution, errors]`, async () => {
    const harness = new Harness();
    const running = await harness.start(machine({ T: awaitToken('f') }));
    await expect(harness.engine.redriveExecution(running)).rejects.toStrictEqual(notRedrivable);
    await harness.engine.sendTaskSuccess(tokenOf(harness, 'f'), '1');
    await expect(harness.engine.redriveExecution(running)).rejects.toStrictEqual(notRedrivable);
    await expect(harness.engine.redriveExecution('arn:none')).rejects.toMatchObject({
      name: 'ExecutionDoesNotExist',
    });
  });

  it(`is possible for 14 days [${REDRIVE}, period]`, async () => {
    const { harness, arn } = await failed(machine({ T: invoke('f') }), { f: mended });
    expect((await harness.engine.describeExecution(arn)).redriveStatus).toBe('REDRIVABLE');
    await harness.clock.advance(14 * DAY + 1);
    expect((await harness.engine.describeExecution(arn)).redriveStatus).toBe('NOT_REDRIVABLE');
    await expect(harness.engine.redriveExecution(arn)).rejects.toStrictEqual(notRedrivable);
  });

  it('with the same clientToken answers as before [AWS: API RedriveExecution, clientToken]', async () => {
    const { harness, arn } = await failed(machine({ T: invoke('f') }), { f: mended });
    const first = await harness.engine.redriveExecution(arn, 'token-1');
    await harness.clock.advance(1_000);
    expect(await harness.engine.redriveExecution(arn, 'token-1')).toBe(first);
  });
});
