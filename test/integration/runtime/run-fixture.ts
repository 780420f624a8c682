/** Starts the runtime in a process of its own, for a test to kill: `node run-fixture.ts <assembly> <data>`. */
import { startRuntime } from '../../../local/runtime.ts';

const [assemblyDir = '', dataDir = ''] = process.argv.slice(2);
const runtime = await startRuntime({ assemblyDir, dataDir });
process.once('SIGTERM', () => void runtime.stop().then(() => process.exit(0)));
process.stdout.write(`${runtime.url}\n`);
