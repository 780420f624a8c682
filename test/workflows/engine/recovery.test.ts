import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openJournal } from '../../../local/step-functions/journal.ts';
import type { Journal, Write } from '../../../local/step-functions/journal.ts';
import { VirtualClock } from '../../../local/step-functions/virtual-clock.ts';
import { Fault, Harness, START, awaitToken, invoke, machine, pass, tokenOf } from './harness.ts';
import type { Lambda } from './harness.ts';

const directories: string[] = [];
afterEach(() => {
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true });
});

/** Two lives of an engine on one journal; the first is abandoned as a crash would leave it. */
function lives(
  functions: Readonly<Record<string, Lambda>> = {},
  firstJournal: (journal: Journal) => Journal = (journal) => journal,
) {
  const directory = mkdtempSync(join(tmpdir(), 'engine-'));
  directories.push(directory);
  const open = () => openJournal(join(directory, 'journal.db'));
  const first = new Harness({ journal: firstJournal(open()), functions });
  const restart = async (laterMs = 0): Promise<Harness> => {
    await first.journal.close();
    const clock = new VirtualClock(first.clock.now() + laterMs);
    const second = new Harness({ journal: open(), clock, functions });
    second.engine.recover();
    await clock.settle();
    return second;
  };
  return { first, restart };
}

/** A journal that keeps what schedules a task, and never says so. */
const silentAfterScheduling = (journal: Journal): Journal =>
  new Proxy(journal, {
    get(target, key) {
      if (key === 'append') return (write: Write) => appendSilently(target, write);
      const value: unknown = Reflect.get(target, key);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]): unknown => Reflect.apply(value, target, args);
    },
  });

async function appendSilently(journal: Journal, write: Write): Promise<void> {
  await journal.append(write);
  if (write.batch.includes('TaskScheduled')) await new Promise(() => undefined);
}

const CHILD = 'arn:aws:states:us-east-1:000000000000:stateMachine:child';
const SURVIVES = 'design: executions survive kill -9 and restart';

describe('after a restart', () => {
  it(`a waiting execution keeps its token [${SURVIVES}]`, async () => {
    const { first, restart } = lives();
    const arn = await first.start(machine({ T: awaitToken('f') }));
    const second = await restart();
    expect(second.invocations).toHaveLength(0);
    await second.engine.sendTaskSuccess(tokenOf(first, 'f'), '"late"');
    expect((await second.outcome(arn)).output).toBe('late');
  });

  it(`a timer rings at its original time [${SURVIVES}]`, async () => {
    const { first, restart } = lives();
    const arn = await first.start(machine({ W: { Type: 'Wait', Seconds: 100, End: true } }));
    await first.clock.advance(30_000);
    const second = await restart(10_000);
    await second.clock.runUntilIdle();
    expect((await second.engine.describeExecution(arn)).stopMs).toBe(START + 100_000);
  });

  it(`a timer that rang meanwhile rings at once [${SURVIVES}]`, async () => {
    const { first, restart } = lives();
    const arn = await first.start(machine({ W: { Type: 'Wait', Seconds: 100, End: true } }));
    const second = await restart(500_000);
    await second.clock.advance(0);
    expect((await second.outcome(arn)).status).toBe('SUCCEEDED');
  });

  it(`a task times out at its original time, a heartbeat at the last one heard [${SURVIVES}]`, async () => {
    const { first, restart } = lives();
    const arn = await first.start(
      machine({ T: awaitToken('f', { TimeoutSeconds: 600, HeartbeatSeconds: 60, End: true }) }),
    );
    await first.clock.advance(50_000);
    await first.engine.sendTaskHeartbeat(tokenOf(first, 'f'));
    const second = await restart(20_000);
    expect((await second.outcome(arn)).status).toBe('RUNNING');
    await second.clock.advance(40_000);
    expect(await second.outcome(arn)).toMatchObject({ error: 'States.HeartbeatTimeout' });
  });

  it(`a call whose answer was lost is made again [${SURVIVES}: at least once]`, async () => {
    let life = 1;
    const { first, restart } = lives({
      f: () => (life === 1 ? new Promise(() => undefined) : 'again'),
    });
    const arn = await first.start(machine({ T: invoke('f') }), { a: 1 });
    life = 2;
    const second = await restart();
    expect(second.invocations).toMatchObject([{ name: 'f', payload: { a: 1 } }]);
    expect((await second.outcome(arn)).output).toBe('again');
  });

  it(`a retry goes on with its count and delay [${SURVIVES}]`, async () => {
    const { first, restart } = lives({
      f: () => {
        throw new Fault('E');
      },
    });
    const arn = await first.start(
      machine({
        T: invoke('f', {
          Retry: [{ ErrorEquals: ['E'], IntervalSeconds: 10, MaxAttempts: 2 }],
          End: true,
        }),
      }),
    );
    await first.clock.advance(12_000);
    const second = await restart();
    await second.clock.runUntilIdle();
    expect((await second.outcome(arn)).error).toBe('E');
    expect([...first.callsAt('f'), ...second.callsAt('f')]).toStrictEqual([0, 10, 30]);
  });

  it(`variables, branches and iterations are where they were [${SURVIVES}]`, async () => {
    const { first, restart } = lives({ f: () => 1 });
    const wait = (name: string, next: string) => ({
      [name]: { Type: 'Wait', Seconds: 60, Next: next },
    });
    const arn = await first.start(
      machine({
        A: pass({ Assign: { x: 'kept' }, Next: 'P' }),
        P: {
          Type: 'Parallel',
          Branches: [
            {
              StartAt: 'W1',
              States: { ...wait('W1', 'O1'), O1: pass({ Output: '{% $x %}', End: true }) },
            },
            {
              StartAt: 'M',
              States: {
                M: {
                  Type: 'Map',
                  Items: [1, 2, 3],
                  MaxConcurrency: 1,
                  ItemProcessor: {
                    StartAt: 'W2',
                    States: {
                      ...wait('W2', 'O2'),
                      O2: pass({ Output: '{% $states.context.Map.Item.Index %}', End: true }),
                    },
                  },
                  End: true,
                },
              },
            },
          ],
          End: true,
        },
      }),
    );
    await first.clock.advance(90_000);
    const second = await restart();
    await second.clock.runUntilIdle();
    expect((await second.outcome(arn)).output).toStrictEqual(['kept', [0, 1, 2]]);
    expect((await second.engine.describeExecution(arn)).stopMs).toBe(START + 180_000);
  });

  it(`the machine's timeout stands [${SURVIVES}]`, async () => {
    const { first, restart } = lives();
    const arn = await first.start(machine({ T: awaitToken('f') }, { TimeoutSeconds: 60 }));
    const second = await restart(59_000);
    expect((await second.outcome(arn)).status).toBe('RUNNING');
    await second.clock.advance(1_000);
    expect((await second.outcome(arn)).status).toBe('TIMED_OUT');
  });

  it(`a parent still waits for its child, and starts no other [${SURVIVES}]`, async () => {
    const { first, restart } = lives();
    first.create(machine({ T: awaitToken('f') }), 'child');
    const arn = await first.start(
      machine({
        S: {
          Type: 'Task',
          Resource: 'arn:aws:states:::states:startExecution.sync:2',
          Arguments: {
            StateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:child',
          },
          Output: '{% $states.result.Output %}',
          End: true,
        },
      }),
    );
    const second = await restart();
    await second.engine.sendTaskSuccess(tokenOf(first, 'f'), '"child"');
    await second.clock.settle();
    expect((await second.outcome(arn)).output).toBe('child');
    expect(second.invocations).toHaveLength(0);
  });

  it(`a named child that ended unseen is not started again [${SURVIVES}: at least once]`, async () => {
    const { first, restart } = lives({}, silentAfterScheduling);
    first.create(machine({ P: pass({ Output: 'child', End: true }) }), 'child');
    const definition = machine({
      S: {
        Type: 'Task',
        Resource: 'arn:aws:states:::states:startExecution.sync:2',
        Arguments: { StateMachineArn: CHILD, Name: 'kid', Input: { a: 1 } },
        Output: '{% $states.result.Output %}',
        End: true,
      },
    });
    const stateMachineArn = first.create(definition);
    // The parent's scheduling is on disk, and the process ends before anyone hears of it; the child has run meanwhile.
    void first.engine.startExecution({ stateMachineArn, name: 'run' });
    await first.engine.startExecution({ stateMachineArn: CHILD, name: 'kid', input: '{"a":1}' });
    const second = await restart();
    await second.clock.settle();
    const [parent] = await second.engine.listExecutions({ stateMachineArn, limit: 1, offset: 0 });
    expect(parent).toMatchObject({ status: 'SUCCEEDED', output: '"child"' });
  });

  it(`what is closed stays closed, with its history [${SURVIVES}]`, async () => {
    const { first, restart } = lives();
    const { arn } = await first.run(machine({ A: pass() }), { a: 1 });
    const before = await first.engine.getExecutionHistory(arn);
    const second = await restart();
    expect(await second.engine.getExecutionHistory(arn)).toStrictEqual(before);
    await expect(
      second.engine.startExecution({
        stateMachineArn: second.create(machine({ A: pass() })),
        name: 'run',
        input: '{"a":1}',
      }),
    ).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
  });

  it(`a running execution answers a repeated start as before [${SURVIVES}]`, async () => {
    const { first, restart } = lives();
    const definition = machine({ T: awaitToken('f') });
    const stateMachineArn = first.create(definition);
    const start = { stateMachineArn, name: 'run', input: '{"a": 1}' };
    const begun = await first.engine.startExecution(start);
    await first.clock.settle();
    const second = await restart();
    expect(await second.engine.startExecution(start)).toStrictEqual(begun);
  });
});
