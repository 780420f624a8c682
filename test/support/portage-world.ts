/**
 * Portage in one process and in virtual time: the real handlers, steps, consumers and workflows over a table in memory, the
 * engine, and partners who follow a script. Months pass in a second; what chance decides, the seed decides.
 *
 *   const world = await createWorld({ seed: 1, partners: { scenario: 'smooth' } });
 *   const shipmentId = await world.submit(body);
 *   await world.until(shipmentId, 'COMPLETED');
 */
import { marshall } from '@aws-sdk/util-dynamodb';
import { ulid } from 'ulid';
import type { Case, CaseKind } from '../../domain/case/case.ts';
import { shipmentIdSchema, type ShipmentId } from '../../domain/kernel/ids.ts';
import { fromEpochMs } from '../../domain/kernel/time.ts';
import { partnerSourceSchema, type PartnerSource } from '../../domain/partner/partner.ts';
import type { ShopReturnsPort } from '../../domain/return/shop-return.ts';
import type { ExecutionStarter } from '../../domain/outbox/execution-starter.ts';
import { createDispatchOutbox } from '../../functions/consumers/dispatch-outbox.ts';
import { sweep } from '../../functions/operations/sweep.ts';
import { signalling, waking } from '../../functions/runtime/ports.ts';
import { ApiError } from '../../local/step-functions/api-error.ts';
import { Engine, type LambdaOutcome } from '../../local/step-functions/engine.ts';
import { openJournal } from '../../local/step-functions/journal.ts';
import { VirtualClock } from '../../local/step-functions/virtual-clock.ts';
import { T0, tenant } from './example-shipment.ts';
import { createMemoryTable, type MemoryTableOptions } from './memory-table.ts';
import { worldOpened } from './opened-worlds.ts';
import { settlingRemovals } from './world/settling-removals.ts';
import { seededRandom } from './world/seeded-random.ts';
import { orderFunctions, returnFunctions, worldFunctions } from './world/world-functions.ts';
import { createMachines, functionNameOf, stateMachineArnOf } from './world/world-machines.ts';
import { worldPartners, type PartnersOptions } from './world/world-partners.ts';
import { type AnyQueue } from './world/world-queue.ts';
import { NO_SEAMS, type WorldSeams } from './world/world-seams.ts';
import { worldStores } from './world/world-stores.ts';
import { worldDoors } from './world/world-doors.ts';
import { worldPorts } from './world/world-ports.ts';
import { worldConsumers, worldQueues } from './world/world-queues.ts';
import { signing } from './world/world-secrets.ts';
import { seedWorld } from './world/world-seed.ts';

export interface WorldFaults {
  /** Faults at the table's seams. */
  readonly table?: Pick<MemoryTableOptions, 'before' | 'after' | 'indexLag'>;
  /** A step's Lambda dies before or after its work, this time. */
  readonly crash?: (functionName: string) => 'before' | 'after' | undefined;
}

export interface WorldOptions {
  readonly seed: number;
  readonly partners?: PartnersOptions;
  readonly faults?: WorldFaults;
  readonly seams?: Partial<WorldSeams>;
  /** Virtual seconds between two rounds of the sweeper; absent: it never comes. */
  readonly sweepEverySeconds?: number;
  readonly startAt?: string;
  /** Deliveries due within so long are consumed side by side; absent: one after the other. */
  readonly burstMs?: number;
  /** What a shop answers when it is asked for a return; absent: it has none. */
  readonly shopReturns?: ShopReturnsPort;
}

type StartedExecution = Parameters<ExecutionStarter['start']>[0];

const DAY_MS = 86_400_000;
const STEP_MS = 6 * 3_600_000;

export async function createWorld(options: WorldOptions) {
  const clock = new VirtualClock(Date.parse(options.startAt ?? T0), options.burstMs !== undefined);
  const random = seededRandom(options.seed);
  const seams = { ...NO_SEAMS, ...options.seams };
  const now = seams.now(() => fromEpochMs(clock.now()));
  const newId = () => ulid(clock.now(), random);
  const bucket = new Map<string, Uint8Array>();
  const table = createMemoryTable({
    ...options.faults?.table,
    onChange: ({ before, after }) => {
      seams.changed(before, after);
      if (!before && after?.['kind'] === 'OUTBOX' && !seams.isStreamLost()) dispatchSoon(after);
    },
  });
  const stores = seams.stores(worldStores(seams.table(table)));

  // The engine and what it calls.
  const engine: Engine = new Engine({
    journal: openJournal(':memory:'),
    clock,
    random,
    newId,
    invokeLambda: (arn, payload) => {
      const work = invoke(functionNameOf(arn), payload);
      // However many turns of the event loop it takes, it takes no time.
      clock.track(work);
      return work;
    },
  });
  createMachines(engine);
  const tokens = seams.tokens({
    send: async (token: string, output: unknown) => {
      try {
        await engine.sendTaskSuccess(token, JSON.stringify(output));
        return 'sent' as const;
      } catch (error) {
        if (error instanceof ApiError) return 'gone' as const;
        throw error;
      }
    },
  });
  const rendezvous = { waits: stores.waits, tokens };
  const signal = signalling(rendezvous, now);
  const wake = waking(rendezvous, now);
  const executions = seams.executions({
    start: async ({ workflow, executionName, input }: StartedExecution) => {
      const stateMachineArn = stateMachineArnOf(workflow);
      try {
        await engine.startExecution({ stateMachineArn, name: executionName, input });
      } catch (error) {
        if (!(error instanceof ApiError) || error.name !== 'ExecutionAlreadyExists') throw error;
      }
      return stateMachineArn.replace(':stateMachine:', ':execution:').concat(`:${executionName}`);
    },
  });
  const dispatcher = { outbox: stores.outbox, executions, now };
  const dispatchOutbox = createDispatchOutbox(dispatcher);

  function dispatchSoon(item: object): void {
    const record = { dynamodb: { NewImage: marshall(item) } };
    // A failed dispatch is the sweeper's.
    clock.schedule(clock.now() + 100, () =>
      clock.track(seams.run('DispatchOutbox', () => dispatchOutbox(record)).catch(() => undefined)),
    );
  }

  // What partners are asked, and what they say.
  const accepted: { source: PartnerSource; body: unknown }[] = [];
  const taken = new Set<string>();
  const partners = worldPartners(options.partners ?? {}, clock, webhook);
  const around = { stores, now, rendezvous, signal, wake, partners, bucket };
  const ports = worldPorts(around);
  const functions = seams.functions({
    ...worldFunctions(ports.steps, rendezvous, ports.workshop),
    ...orderFunctions(ports.order),
    ...returnFunctions(ports.returns),
  });
  const calls: string[] = [];

  async function invoke(name: string, payload: unknown): Promise<LambdaOutcome> {
    calls.push(name);
    const crash = options.faults?.crash?.(name);
    if (crash === 'before') return died;
    const run = functions[name];
    if (!run) return failed(new Error(`no function ${name}`));
    try {
      const asked: unknown = JSON.parse(JSON.stringify(payload));
      const answer = await seams.run(name, () => run(asked), asked);
      return crash === 'after' ? died : { ok: true, payload: JSON.parse(JSON.stringify(answer)) };
    } catch (error) {
      return failed(error);
    }
  }

  const queues = worldQueues(
    { clock, seams, burstMs: options.burstMs },
    around,
    options.shopReturns,
  );
  worldOpened({
    table,
    tellAgain: async (copy) => {
      const again = worldStores(copy);
      const unheard = { waits: again.waits, tokens: { send: async () => 'sent' as const } };
      const consumers = worldConsumers({
        ...around,
        stores: again,
        rendezvous: unheard,
        ...UNHEARD,
      });
      for (const source of partnerSourceSchema.options)
        for (const delivery of queues[source].done) await consumers[source](delivery);
      for (const delivery of queues.shops.done) await consumers.shops(delivery);
    },
  });
  const everyQueue: readonly AnyQueue[] = Object.values(queues);

  const signed = signing(() => clock.now(), newId);

  // The front door.
  const api = worldDoors({ ...around, newId, seams, queues, took: take });

  /** A webhook as the partner sends it: signed, through the front door. */
  async function webhook(source: PartnerSource, body: unknown): Promise<void> {
    const raw = JSON.stringify(body);
    const bytes = Buffer.from(raw);
    const headers = signed(source, bytes);
    const path = `/webhooks/${source}`;
    const answer = await api({
      method: 'POST',
      path,
      raw,
      headers: { 'content-type': 'application/json', ...headers },
    });
    if (answer.status !== 202) throw new Error(`${path} answered ${answer.status} ${answer.text}`);
    take(source, raw);
  }

  /** Once each: what was answered 202, and what the queue took though the answer was lost. */
  function take(source: PartnerSource, raw: string): void {
    if (taken.has(raw)) return;
    taken.add(raw);
    accepted.push({ source, body: jsonOf(raw) });
  }

  async function sweepOnce() {
    const removals = settlingRemovals(seams.table(table), now);
    return seams.run('Sweep', () =>
      sweep({ ...stores, removals, now, signal, dispatcher, rendezvous }),
    );
  }

  if (options.sweepEverySeconds !== undefined) sweepForever(options.sweepEverySeconds * 1000);
  function sweepForever(everyMs: number): void {
    clock.schedule(clock.now() + everyMs, () => {
      // One that dies is the next one's to make good.
      clock.track(sweepOnce().catch(() => undefined));
      sweepForever(everyMs);
    });
  }

  await seedWorld(stores);

  async function mustFind(shipmentId: ShipmentId) {
    const found = await stores.shipments.find({ tenant, shipmentId });
    if (!found) throw new Error(`no ${shipmentId}`);
    return found;
  }

  return {
    ...stores,
    clock,
    table,
    bucket,
    engine,
    now,
    api,
    webhook,
    signed,
    wake,
    sweepOnce,
    requests: partners.requests,
    plotOf: partners.plotOf,
    /** What a partner says though nobody asked it. */
    partnerSays: partners.saysUnasked,
    /** Names of the functions called by workflows, in order. */
    calls,
    deadLetters: () => everyQueue.flatMap((queue) => queue.deadLetters),
    /** As operations do once what broke is mended: every dead letter is delivered again. */
    redrive: () => everyQueue.forEach((queue) => queue.redrive()),
    /** Every webhook that the front door took, each body once. */
    accepted,
    listExecutions: (offset: number, machine = 'shipment') =>
      engine.listExecutions({
        stateMachineArn: stateMachineArnOf(machine),
        limit: 1000,
        offset,
      }),

    /** A shipment of the example's seller, submitted through the API. */
    submit: async (body: object): Promise<ShipmentId> => {
      const headers = { 'idempotency-key': newId() };
      const answer = await api({ method: 'POST', path: '/shipments', body, headers });
      if (answer.status !== 202)
        throw new Error(`POST /shipments answered ${answer.status} ${answer.text}`);
      await clock.settle();
      return shipmentIdSchema.parse(answer.json['shipmentId']);
    },

    shipment: mustFind,
    status: async (shipmentId: ShipmentId) => (await mustFind(shipmentId)).status,
    casesOf: (shipmentId: ShipmentId) => stores.cases.ofEntity(tenant, shipmentId),
    /** The events of the status log, in order. */
    history: async (shipmentId: ShipmentId) =>
      (await stores.shipments.changes({ tenant, shipmentId })).map(({ event }) => event),

    pass: (seconds: number) => clock.advance(seconds * 1000),

    /** Lets time pass until the shipment has been in one of these states, however shortly; throws after `days`. */
    until: async (
      shipmentId: ShipmentId,
      status: string | readonly string[],
      days = 200,
    ): Promise<string> => {
      const wanted = typeof status === 'string' ? [status] : status;
      return waitFor(clock, days, `${shipmentId} ${wanted.join(' or ')}`, async () => {
        const changes = await stores.shipments.changes({ tenant, shipmentId });
        return changes.findLast(({ to }) => wanted.includes(to))?.to;
      });
    },

    /** Lets time pass until a case of this kind is open; throws after `days`. */
    untilCase: (shipmentId: ShipmentId, kind: CaseKind, days = 200): Promise<Case> =>
      waitFor(clock, days, `${shipmentId} ${kind}`, async () =>
        (await stores.cases.ofEntity(tenant, shipmentId)).find(
          (c) => c.kind === kind && c.status === 'OPEN',
        ),
      ),

    /** A decision through the API, as the case's own audience. */
    decide: async (found: Case, option: string): Promise<void> => {
      const base = found.audience === 'seller' ? '/cases' : '/operations/cases';
      const answer = await api({
        method: 'POST',
        path: `${base}/${found.caseId}/decision`,
        body: { option },
      });
      if (answer.status !== 200)
        throw new Error(`decision answered ${answer.status} ${answer.text}`);
      await clock.settle();
    },

    /** How the shipment's executions ended, or RUNNING. */
    executions: async (shipmentId: ShipmentId) => {
      const stateMachineArn = stateMachineArnOf('shipment');
      const rows = await engine.listExecutions({ stateMachineArn, limit: 100, offset: 0 });
      return rows.filter(({ name }) => name.includes(shipmentId)).map(({ status }) => status);
    },

    /** How many executions run whose name begins so. */
    runningOf: async (prefix: string): Promise<number> => {
      const stateMachineArn = stateMachineArnOf('order');
      const running = { stateMachineArn, statusFilter: 'RUNNING', limit: 1000, offset: 0 } as const;
      const rows = await engine.listExecutions(running);
      return rows.filter(({ name }) => name.startsWith(prefix)).length;
    },

    close: () => engine.close(),
  };
}
export type World = Awaited<ReturnType<typeof createWorld>>;

/** Wake-ups that reach nobody. */
const UNHEARD = { signal: async () => undefined, wake: async () => undefined };

const died: LambdaOutcome = {
  ok: false,
  error: { errorType: 'Lambda.Unknown', errorMessage: 'the process ended' },
};

/** What is no JSON is kept as it is: a partner may sign anything. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function failed(error: unknown): LambdaOutcome {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return { ok: false, error: { errorType: name, errorMessage: message } };
}

async function waitFor<T>(
  clock: VirtualClock,
  days: number,
  what: string,
  look: () => Promise<T | undefined>,
): Promise<T> {
  const end = clock.now() + days * DAY_MS;
  for (;;) {
    await clock.settle();
    const found = await look();
    if (found !== undefined) return found;
    if (clock.now() >= end) throw new Error(`${what} not within ${days} days`);
    await clock.advance(STEP_MS);
  }
}
