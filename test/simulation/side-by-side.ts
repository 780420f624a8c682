/** A run shared among the cores: each thread takes its own of the seed's worlds. The first broken promise ends them all. */
import { Worker } from 'node:worker_threads';
import { noCounts, type Counts, type Found, type Run } from './run.ts';

export interface Shared extends Pick<Run, 'seed' | 'lifecycles'> {
  readonly mutant?: string;
  readonly threads: number;
}

/** What a thread is told, and what it tells at last. */
export interface Share extends Omit<Shared, 'threads'> {
  readonly share: { readonly of: number; readonly which: number };
}
export interface Outcome {
  readonly counts: Counts;
  readonly found?: Found;
}

export async function runSideBySide({ threads, lifecycles, ...run }: Shared): Promise<Outcome> {
  const each = Math.ceil(lifecycles / threads);
  const workers: Worker[] = [];
  const outcomes = Array.from({ length: threads }, (_, which) => {
    const share: Share = { ...run, lifecycles: each, share: { of: threads, which } };
    const worker = new Worker(new URL('run-worker.ts', import.meta.url), { workerData: share });
    workers.push(worker);
    return new Promise<Outcome>((resolve, reject) => {
      worker.on('message', resolve);
      worker.on('error', reject);
    });
  });
  const failed = outcomes.map(async (outcome) => {
    const { found } = await outcome;
    if (!found) throw new Error('kept every promise');
    return outcome;
  });
  // Any that found something ends the others; otherwise all are waited for.
  const first = await Promise.any(failed).catch(() => undefined);
  for (const worker of workers) void worker.terminate();
  if (first) return first;
  return {
    counts: (await Promise.all(outcomes)).map(({ counts }) => counts).reduce(sum, noCounts()),
  };
}

function sum(a: Counts, b: Counts): Counts {
  const endings = { ...a.endings };
  for (const [name, count] of Object.entries(b.endings))
    endings[name] = (endings[name] ?? 0) + count;
  return {
    worlds: a.worlds + b.worlds,
    lifecycles: a.lifecycles + b.lifecycles,
    steps: a.steps + b.steps,
    webhooks: a.webhooks + b.webhooks,
    faults: a.faults + b.faults,
    endings,
  };
}
