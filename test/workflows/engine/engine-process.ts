/**
 * An engine and its server as a process of their own, to be killed by the restart test and driven by the benchmark.
 * Arguments: the journal's path. Its functions answer at once. Tells its port to its parent, and each token it is
 * handed to its standard output.
 */
import { randomUUID } from 'node:crypto';
import { Engine } from '../../../local/step-functions/engine.ts';
import { realClock } from '../../../local/step-functions/clock.ts';
import { isObject } from '../../../local/step-functions/json.ts';
import { openJournal } from '../../../local/step-functions/journal.ts';
import { startStepFunctionsServer } from '../../../local/step-functions/server.ts';

const [, , path = ':memory:'] = process.argv;
const tokens: string[] = [];

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

/** A line of `execution token` for each; all of one turn of the event loop are written at once. */
function report(payload: unknown): void {
  if (!isObject(payload) || typeof payload['token'] !== 'string') return;
  if (tokens.push(`${String(payload['id'])} ${payload['token']}\n`) === 1) {
    setImmediate(() => process.stdout.write(tokens.splice(0).join('')));
  }
}
