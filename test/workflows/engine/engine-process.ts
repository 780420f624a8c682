/**
 * An engine and its server as a process of their own, to be killed by the restart test and driven by the benchmark.
 * Arguments: the journal's path. Its functions answer at once. Says its port, and each token it is handed, to its parent.
 */
import { randomUUID } from 'node:crypto';
import { Engine } from '../../../local/step-functions/engine.ts';
import { realClock } from '../../../local/step-functions/clock.ts';
import { openJournal } from '../../../local/step-functions/journal.ts';
import { startStepFunctionsServer } from '../../../local/step-functions/server.ts';

const [, , path = ':memory:'] = process.argv;
const tokens: unknown[] = [];

const engine = new Engine({
  journal: openJournal(path),
  clock: realClock(),
  random: Math.random,
  newId: randomUUID,
  invokeLambda: async (_name, payload) => {
    report(payload);
    return { ok: true, payload };
  },
});
const recovered = engine.recover();
const { port } = await startStepFunctionsServer(engine);
process.send?.({ port, recovered });
process.once('disconnect', () => process.exit());

/** Tokens go to the parent in one message for each turn of the event loop. */
function report(payload: unknown): void {
  if (typeof payload !== 'object' || payload === null || !('token' in payload)) return;
  if (tokens.push(payload) === 1) {
    setImmediate(() => process.send?.({ tokens: tokens.splice(0) }));
  }
}
