/** `npm start`: builds the app when it changed, runs it on this machine, stays until Ctrl-C. */
import { parseArgs } from 'node:util';
import { banner } from './banner.ts';
import { buildAssembly } from './build/assembly.ts';
import { firstWalk, isNewDataDirectory } from './demo/first-walk.ts';
import { whenOrphaned } from './orphan.ts';
import { startPortage } from './portage.ts';
import { isStartedByNpm } from './settings.ts';

const usage = `npm start -- [options]
  --data <dir>    where everything is kept (default .portage)
  --fresh         empty that directory first
  --port <port>   of the HTTP API (default 8787)
  --pace <ms>     between two things a sandbox partner says of a shipment (default 300)
  --verbose       show what the functions print`;

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '.portage' },
    fresh: { type: 'boolean', default: false },
    port: { type: 'string', default: '8787' },
    pace: { type: 'string', default: '300' },
    verbose: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) say(usage);
else await main().catch(giveUp);

async function main(): Promise<void> {
  // The data directory survives this as it survives a power cut.
  if (isStartedByNpm()) whenOrphaned(() => process.exit(1));
  const startedAt = performance.now();
  const isNew = values.fresh || isNewDataDirectory(values.data);
  const assemblyDir = await buildAssembly(process.cwd(), say);
  const portage = await startPortage({
    dataDir: values.data,
    assemblyDir,
    port: Number(values.port),
    fresh: values.fresh,
    verbose: values.verbose,
    pace: Number(values.pace),
    onError: (error) => say(`sandbox: ${String(error)}`),
  });
  const stop = () => {
    say('stopping');
    // A second signal ends it at once; the children end with it.
    process.once('SIGINT', () => process.exit(130));
    void portage.stop().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  say(banner(portage, performance.now() - startedAt));
  if (isNew) await firstWalk(portage, say);
}

/** The message says what to do; where it was thrown is for who asks. */
function giveUp(error: unknown): void {
  process.exitCode = 1;
  if (!(error instanceof Error) || values.verbose) throw error;
  say(`${error.name}: ${error.message}`);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
