/** The faults of a distributed system at every seam of the world: lost, late, twice, refused, crashed, skewed, stale. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { TransactionRefused } from '../../adapters/dynamodb/table.ts';
import { PartnerRefused } from '../../domain/kernel/domain-error.ts';
import { addSeconds } from '../../domain/kernel/time.ts';
import type { TableOperation } from '../support/memory-table.ts';
import type { WorldFaults } from '../support/portage-world.ts';
import type { WorldSeams } from '../support/world/world-seams.ts';
import type { PartnerRequest } from '../support/world/world-partners.ts';
import type { Faults } from './faults.ts';

/** Chances in one; a run's weight multiplies them. */
const RATE = {
  lostRequest: 0.0005,
  lostResponse: 0.0005,
  throttled: 0.0005,
  conflict: 0.01,
  slow: 0.02,
  crash: 0.015,
  staleIndex: 0.3,
  skewed: 0.1,
  engine: 0.02,
  bucket: 0.02,
  streamLost: 0.1,
  partnerLost: 0.04,
  partnerRefused: 0.004,
  late: 0.05,
  gathered: 0.1,
  dropped: 0.01,
  twice: 0.1,
  reordered: 0.2,
};
/** Await points (two a table call) within which a handler may die. */
const AWAITS = 40;
const SKEW_SECONDS = 20;
const MINUTE_MS = 60_000;
const LATEST_MS = 3 * 86_400_000;
const BURST_MS = 30_000;
/** A partner whose line is down tells all at once, twice a day. */
const GATHERED_MS = 12 * 3_600_000;
/** Somebody noticed that a message never came, and had it sent again. */
const RECOVERED_MS = 3 * 86_400_000;
const LOST_FOR_MS = 9 * 86_400_000;
/** 0: both copies at once. */
const AGAIN_MS = [0, 1, MINUTE_MS, LATEST_MS];

/** Lambda's own name for a process that ended. */
class Crashed extends Error {
  override readonly name = 'Lambda.Unknown';
}
class Lost extends Error {
  override readonly name = 'TimeoutError';
}
class Throttled extends Error {
  override readonly name = 'ThrottlingException';
}

interface Process {
  /** Await points until it dies. */
  left: number;
  dead: boolean;
  readonly die: () => void;
}

const never = new Promise<never>(() => undefined);

export function faultySeams(faults: Faults) {
  const current = new AsyncLocalStorage<Process>();
  const taken = new Set<string>();

  async function run<T>(_name: string, work: () => Promise<T>): Promise<T> {
    const left = faults.happens('crash', RATE.crash) ? faults.size('crash', AWAITS) : Infinity;
    if (left === 0) throw new Crashed('before anything');
    const death = Promise.withResolvers<never>();
    death.promise.catch(() => undefined);
    const process = { left, dead: false, die: () => death.reject(new Crashed('at an await')) };
    const done = await current.run(process, () => Promise.race([work(), death.promise]));
    // It would have died later than it lived: it dies before its caller hears.
    if (process.left < Infinity) throw new Crashed('after everything');
    return done;
  }

  /** A dead process goes on with nothing. */
  async function awaitPoint(): Promise<void> {
    const process = current.getStore();
    if (!process) return;
    if (process.dead) return never;
    process.left -= 1;
    if (process.left > 0) return;
    process.dead = true;
    process.die();
    return never;
  }

  async function before(operation: TableOperation): Promise<void> {
    if (!current.getStore()) return;
    if (faults.happens('slow', RATE.slow)) await turns(1 + faults.size('slow', 5));
    await awaitPoint();
    if (faults.happens('lost-request', RATE.lostRequest)) throw new Lost(operation);
    if (faults.happens('throttled', RATE.throttled)) throw new Throttled(operation);
    if (operation === 'transact' && faults.happens('conflict', RATE.conflict))
      throw new TransactionRefused([{ kind: 'conflict' }]);
  }

  async function after(operation: TableOperation): Promise<void> {
    if (!current.getStore()) return;
    if (faults.happens('slow', RATE.slow)) await turns(1 + faults.size('slow', 5));
    await awaitPoint();
    if (faults.happens('lost-response', RATE.lostResponse)) throw new Lost(operation);
  }

  const table: WorldFaults['table'] = {
    before,
    after,
    indexLag: () =>
      faults.happens('stale-index', RATE.staleIndex) ? faults.size('stale-index', 100) : 0,
  };

  /** A call that takes effect, or not, and whose answer comes, or not. */
  async function remote<T>(seam: string, call: () => Promise<T>): Promise<T> {
    await awaitPoint();
    if (faults.happens(`${seam} lost request`, RATE.engine)) throw new Lost(seam);
    const answer = await call();
    if (faults.happens(`${seam} lost response`, RATE.engine)) throw new Lost(seam);
    await awaitPoint();
    return answer;
  }

  const seams: Omit<WorldSeams, 'table' | 'stores' | 'functions' | 'consumer' | 'changed'> = {
    run,
    now: (now) => () =>
      faults.happens('skew', RATE.skewed)
        ? addSeconds(now(), faults.size('skew', 2 * SKEW_SECONDS) - SKEW_SECONDS)
        : now(),
    tokens: (tokens) => ({
      send: (token, output) => remote('send token', () => tokens.send(token, output)),
    }),
    executions: (executions) => ({
      start: (message) => remote('start execution', () => executions.start(message)),
    }),
    keep: async (write) => {
      if (faults.happens('queue or bucket', RATE.bucket)) throw new Lost('not taken');
      await write();
    },
    isStreamLost: () => faults.happens('stream lost', RATE.streamLost),
  };

  return { seams, table, partners: { lost, deliveries } };

  /** Who took a request once takes its repeat: partners are idempotent by its key. */
  function lost({ source, path, idempotencyKey }: PartnerRequest) {
    const request = `${source} ${path} ${idempotencyKey}`;
    if (!taken.has(request) && faults.happens('partner refuses', RATE.partnerRefused))
      throw new PartnerRefused(source, path);
    if (faults.happens('partner lost request', RATE.partnerLost)) return 'request';
    taken.add(request);
    return faults.happens('partner lost response', RATE.partnerLost) ? 'response' : undefined;
  }

  function delay(dueMs: number): number {
    if (faults.happens('dropped', RATE.dropped))
      return RECOVERED_MS + faults.size('dropped', LOST_FOR_MS);
    if (faults.happens('gathered', RATE.gathered)) return GATHERED_MS - (dueMs % GATHERED_MS);
    if (faults.happens('late', RATE.late)) return MINUTE_MS + faults.size('late', LATEST_MS);
    return faults.happens('reordered', RATE.reordered) ? faults.size('reordered', BURST_MS) : 0;
  }

  function deliveries(dueMs: number): number[] {
    const first = delay(dueMs);
    if (!faults.happens('twice', RATE.twice)) return [first];
    return [first, first + (AGAIN_MS[faults.size('twice', 4)] ?? 0)];
  }
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((done) => setImmediate(done));
}
