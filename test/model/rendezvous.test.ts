/**
 * A model check of the rendezvous: random interleavings, at every await, of a workflow that waits, re-reads and waits again, of
 * signallers that write a fact and then signal, of crashes, lost responses, retries, duplicates and timeouts. Whatever happens,
 * once the sweeper has run nobody waits for a fact that is there, and no token is answered twice.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWaitStore } from '../../adapters/dynamodb/wait-store.ts';
import { shipmentIdSchema, tenantSchema } from '../../domain/kernel/ids.ts';
import { fromEpochMs, type Timestamp } from '../../domain/kernel/time.ts';
import {
  deliverOverdue,
  registerWait,
  signalWait,
  type Rendezvous,
} from '../../domain/wait/deliver-signal.ts';
import { waitRegistrationSchema, type WaitStore } from '../../domain/wait/wait.ts';
import { createMemoryTable } from '../support/memory-table.ts';

const tenant = tenantSchema.parse('lumio');
const shipmentId = shipmentIdSchema.parse('shp_01KADHNJS8ZBV7P3GJX6BWQ5TE');
const key = { tenant, entityId: shipmentId, lane: 'main' };
const DAY_MS = 86_400_000;

/** A caller's process died or its answer was lost: its work may have been done or not. */
class Crash extends Error {}

/** The seam: each await of each party passes here, where the scheduler orders and the dice break. */
interface Chaos {
  readonly scheduler: fc.Scheduler;
  /** Taken one by one; exhausted means calm. */
  readonly dice: ('ok' | 'lost request' | 'lost response')[];
}

async function through<T>(chaos: Chaos, label: string, effect: () => Promise<T>): Promise<T> {
  await chaos.scheduler.schedule(Promise.resolve(), label);
  const fate = chaos.dice.shift() ?? 'ok';
  if (fate === 'lost request') throw new Crash(label);
  const result = await effect();
  await chaos.scheduler.schedule(Promise.resolve(), `${label} answered`);
  if (fate === 'lost response') throw new Crash(label);
  return result;
}

/** Step Functions as far as tokens go: one open token at most, each answered once, by the signal or by the timeout. */
class Execution {
  readonly answers: string[] = [];
  /** The registering step has returned and the task waits. */
  isParked = false;
  private readonly open = new Map<string, () => void>();

  issue(token: string): Promise<void> {
    return new Promise((resolve) => this.open.set(token, resolve));
  }

  /** What SendTaskSuccess says. */
  send(token: string): 'sent' | 'gone' {
    const resolve = this.open.get(token);
    if (!resolve) return 'gone';
    this.open.delete(token);
    this.answers.push(token);
    resolve();
    return 'sent';
  }

  abandon(token: string): void {
    this.open.delete(token);
  }

  timeOut(): void {
    for (const [token, resolve] of this.open) {
      this.open.delete(token);
      resolve();
    }
  }
}

interface World {
  readonly chaos: Chaos;
  readonly execution: Execution;
  readonly facts: Set<string>;
  readonly seen: Set<string>;
  readonly rendezvous: Rendezvous & { readonly waits: WaitStore };
  readonly now: () => Timestamp;
}

function newWorld(chaos: Chaos): World {
  const execution = new Execution();
  const store = createWaitStore(createMemoryTable());
  let ticks = 0;
  const waits: WaitStore = {
    register: (registration) => through(chaos, 'register', () => store.register(registration)),
    signal: (at, signal, telling) =>
      through(chaos, 'signal', () => store.signal(at, signal, telling)),
    consume: (at, entered) => through(chaos, 'consume', () => store.consume(at, entered)),
    markDelivered: (at, gen) => through(chaos, 'mark', () => store.markDelivered(at, gen)),
    find: (at) => store.find(at),
    overdue: (before, limit) => store.overdue(before, limit),
  };
  return {
    chaos,
    execution,
    facts: new Set(),
    seen: new Set(),
    rendezvous: {
      waits,
      tokens: { send: (token) => through(chaos, 'send', async () => execution.send(token)) },
    },
    now: () => fromEpochMs(Date.UTC(2026, 0, 1) + (ticks += 1)),
  };
}

/** Assess, await, assess … until every one of `wanted` facts was seen; `entered` is the state's own entering time. */
async function runWorkflow(world: World, wanted: number): Promise<void> {
  let tokens = 0;
  for (;;) {
    await retried(async (entered) => {
      await world.rendezvous.waits.consume(key, entered);
      await through(world.chaos, 'read facts', async () => {
        for (const fact of world.facts) world.seen.add(fact);
      });
    }, world);
    if (world.seen.size >= wanted) return;
    await retried(async (entered, retries) => {
      const token = `token-${(tokens += 1)}`;
      const answered = world.execution.issue(token);
      try {
        const registration = waitRegistrationSchema.parse({
          tenant,
          entityId: shipmentId,
          state: 'Await',
          awaiting: 'FACT',
          responsible: 'CARRIER',
          deadlineAt: fromEpochMs(Date.parse(entered) + DAY_MS),
          token,
          generation: `${entered}#${retries}`,
        });
        await registerWait(world.rendezvous, registration);
      } catch (error) {
        // Step Functions counts the task as failed only if nobody answered its token before.
        if (world.execution.answers.includes(token)) return;
        world.execution.abandon(token);
        throw error;
      }
      world.execution.isParked = true;
      await answered;
      world.execution.isParked = false;
    }, world);
  }
}

/** A state with Retry: it is entered once, and each retry counts. */
async function retried(
  state: (entered: Timestamp, retries: number) => Promise<void>,
  world: World,
): Promise<void> {
  const entered = world.now();
  for (let retries = 0; ; retries += 1) {
    try {
      await state(entered, retries);
      return;
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
  }
}

/** A consumer: the fact, then the signal; redelivered until it got through, or given up after the fact was kept. */
async function runSignaller(
  world: World,
  eventId: string,
  { turns, redelivers }: { turns: number; redelivers: boolean },
): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) {
    await world.chaos.scheduler.schedule(Promise.resolve(), 'later');
  }
  for (;;) {
    try {
      await through(world.chaos, `fact ${eventId}`, async () => void world.facts.add(eventId));
      const signal = { eventId, at: world.now() };
      await signalWait(world.rendezvous, key, signal, redelivers ? 'again' : 'once');
      return;
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
      if (!redelivers && world.facts.has(eventId)) return;
    }
  }
}

/** Calm enough that what breaks breaks late, too. */
const fate = fc.oneof(
  { weight: 6, arbitrary: fc.constant('ok' as const) },
  { weight: 1, arbitrary: fc.constantFrom('lost request', 'lost response') },
);
/** How long, in turns of others, a signaller stays away before it begins. */
const delay = fc.nat(12);

describe('the rendezvous', () => {
  it('loses no fact and answers no token twice, whatever breaks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fate, { maxLength: 40 }),
        fc.array(fc.array(delay, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 }),
        async (scheduler, dice, deliveries) => {
          const world = newWorld({ scheduler, dice: [...dice] });
          const workflow = runWorkflow(world, deliveries.length);
          const signallers = deliveries.flatMap((delays, n) =>
            delays.map((turns) => runSignaller(world, `event-${n}`, { turns, redelivers: true })),
          );
          await scheduler.waitFor(Promise.all([workflow, ...signallers]));
          expect(world.seen.size).toBe(deliveries.length);
          expect(new Set(world.execution.answers).size).toBe(world.execution.answers.length);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('is ended by the sweeper where a signaller died between the update and the sending', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fate, { maxLength: 30 }),
        delay,
        async (scheduler, dice, turns) => {
          const world = newWorld({ scheduler, dice: [...dice] });
          const workflow = runWorkflow(world, 1);
          await scheduler.waitFor(runSignaller(world, 'event', { turns, redelivers: false }));
          world.chaos.dice.length = 0;
          await scheduler.waitFor(sweepUntilDone(world, workflow));
          expect([...world.seen]).toEqual(['event']);
          const left = await world.rendezvous.waits.overdue('9999', 9);
          expect(left).toEqual([]);
        },
      ),
      { numRuns: 600 },
    );
  });
});

/** Sweeps; where the signal itself was never written, the deadline comes and the next assessment reads the facts. */
async function sweepUntilDone(world: World, workflow: Promise<void>): Promise<void> {
  const progress = { done: false };
  const ended = workflow.then(() => {
    progress.done = true;
  });
  for (let quiet = 0; !progress.done; quiet = world.execution.isParked ? quiet + 1 : 0) {
    await deliverOverdue(world.rendezvous, world.now(), 10);
    await world.chaos.scheduler.schedule(Promise.resolve(), 'a minute');
    if (quiet < 5 || !world.execution.isParked) continue;
    // A signal that is on the item must have been sent by now; only one that never got there needs the deadline.
    expect(await world.rendezvous.waits.find(key)).not.toHaveProperty('signal');
    world.execution.timeOut();
  }
  await ended;
}
