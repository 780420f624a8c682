/**
 * How much of a bare durable server does the engine keep?
 *
 * A workflow is 8 steps and 3 callbacks, 11 states in all: 2 Pass, 2 Choice and 4 Lambda tasks (answered at once, in the
 * engine's process), and 3 `lambda:invoke.waitForTaskToken` tasks that this process ends by SendTaskSuccess over HTTP.
 * That makes 4 requests for each workflow (a start and 3 callbacks) and 8 moments at which the engine must wait for the
 * disk before it goes on. Everything is synced (WAL, synchronous=FULL, group commit) to a file beside the repository.
 *
 * The bare server is what any durable server pays: over the same HTTP, it appends each request's body to a file, syncs
 * once for all requests of one turn of the event loop, and answers. It gets the same 4 requests, one after the other.
 *
 * Engine and client are two processes; with two cores they share nothing but the loopback. Each row is measured for
 * SECONDS after a warm-up; the last callback's answer means that the workflow's end is on disk.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { awaitToken, invoke, machine, pass } from '../workflows/engine/harness.ts';
import { LoopbackClient } from './loopback-client.ts';
import { startServer } from './forked-server.ts';
import type { ServerProcess } from './forked-server.ts';

const CONCURRENCIES = [1, 16, 64];
const WARM_UP_SECONDS = 2;
const SECONDS = 6;

const ask = (path: string, next: string) => ({
  Type: 'Choice',
  Choices: [{ Condition: `{% ${path} > 0 %}`, Next: next }],
  Default: 'Refused',
});

const DEFINITION = machine({
  Receive: pass({ Assign: { id: '{% $states.input.id %}' }, Next: 'Book' }),
  Book: invoke('book', { Next: 'IsBooked' }),
  IsBooked: ask('$states.input.weight', 'Label'),
  Label: invoke('label', { Next: 'AwaitPickup' }),
  AwaitPickup: awaitToken('pickup', { TimeoutSeconds: 3600, Next: 'Declare' }),
  Declare: invoke('declare', { Next: 'AwaitClearance' }),
  AwaitClearance: awaitToken('clearance', { TimeoutSeconds: 3600, Next: 'Notify' }),
  Notify: invoke('notify', { Next: 'AwaitDelivery' }),
  AwaitDelivery: awaitToken('delivery', { TimeoutSeconds: 3600, Next: 'IsDelivered' }),
  IsDelivered: ask('$states.input.step', 'Delivered'),
  Delivered: pass({ Output: { id: '{% $id %}', done: true }, End: true }),
  Refused: { Type: 'Fail', Error: 'Refused' },
});
const CALLBACKS = 3;

interface Measured {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/** Runs `workflow` on `concurrency` lanes; it reports the milliseconds of each callback. */
async function measure(
  concurrency: number,
  workflow: (lane: number, tell: (ms: number) => void) => Promise<void>,
): Promise<Measured> {
  let done = 0;
  let callbacks: number[] = [];
  let stop = false;
  const lanes = Array.from({ length: concurrency }, async (_, lane) => {
    while (!stop) {
      await workflow(lane, (ms) => callbacks.push(ms));
      done += 1;
    }
  });
  await sleep(WARM_UP_SECONDS);
  [done, callbacks] = [0, []];
  const begun = performance.now();
  await sleep(SECONDS);
  const [finished, elapsed] = [done, (performance.now() - begun) / 1000];
  const times = callbacks.toSorted((a, b) => a - b);
  stop = true;
  await Promise.all(lanes);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  return { perSecond: finished / elapsed, p50: at(0.5), p99: at(0.99) };
}

const sleep = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

let started = 0;

async function measureEngine(server: ServerProcess, concurrency: number): Promise<Measured> {
  const client = new LoopbackClient(server.port, concurrency);
  const measured = await measure(concurrency, async (lane, tell) => {
    started += 1;
    const name = `run-${started}`;
    const input = JSON.stringify({ id: name, lane, weight: 1200, to: { port: 'USLAX' } });
    const next = server.tokensOf(name);
    await client.call('StartExecution', { stateMachineArn: ARN, name, input });
    for (let step = 1; step <= CALLBACKS; step += 1) {
      const taskToken = await next();
      const begun = performance.now();
      await client.call('SendTaskSuccess', { taskToken, output: JSON.stringify({ step }) });
      tell(performance.now() - begun);
    }
  });
  client.close();
  return measured;
}

const ARN = 'arn:aws:states:us-east-1:000000000000:stateMachine:bench';

async function measureBare(server: ServerProcess, concurrency: number): Promise<Measured> {
  const client = new LoopbackClient(server.port, concurrency);
  const body = { taskToken: 'x'.repeat(60), output: JSON.stringify({ step: 1 }) };
  const measured = await measure(concurrency, async (_, tell) => {
    for (let step = 0; step <= CALLBACKS; step += 1) {
      const begun = performance.now();
      await client.call('SendTaskSuccess', body);
      if (step > 0) tell(performance.now() - begun);
    }
  });
  client.close();
  return measured;
}

const directory = mkdtempSync(join(import.meta.dirname, '.engine-bench-'));
const rows: Record<string, string | number>[] = [];
try {
  for (const concurrency of CONCURRENCIES) {
    const engine = await startServer('../workflows/engine/engine-process.ts', [
      join(directory, `engine-${concurrency}.db`),
    ]);
    const setup = new LoopbackClient(engine.port, 1);
    await setup.call('CreateStateMachine', {
      name: 'bench',
      definition: JSON.stringify(DEFINITION),
    });
    setup.close();
    const ours = await measureEngine(engine, concurrency);
    await engine.stop();
    const bare = await startServer('./bare-process.ts', [
      join(directory, `bare-${concurrency}.log`),
    ]);
    const theirs = await measureBare(bare, concurrency);
    await bare.stop();
    rows.push({
      concurrency,
      'workflows/s': Math.round(ours.perSecond),
      'callback p50 ms': round(ours.p50),
      'callback p99 ms': round(ours.p99),
      'bare workflows/s': Math.round(theirs.perSecond),
      'bare p99 ms': round(theirs.p99),
      ratio: `${Math.round((100 * ours.perSecond) / theirs.perSecond)} %`,
    });
  }
} finally {
  rmSync(directory, { recursive: true });
}
console.table(rows);

function round(ms: number): number {
  return Math.round(ms * 100) / 100;
}
