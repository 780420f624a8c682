/** npm run prove:bad-input -- --seed S: 20,000 requests and 5,000 webhooks; counts and times. Exit 1 for one bad answer, or a slow hundredth. */
import '../simulation/virtual-sleep.ts';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { sendBadRequests, sendBadWebhooks, type Report } from './bad-input.ts';

const SLOW_MS = 50;
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    requests: { type: 'string', default: '20000' },
    webhooks: { type: 'string', default: '5000' },
  },
});
const seed = Number(values.seed);

function tell(what: string, { faults, ...report }: Report): void {
  const shown = JSON.stringify(report, (_, value: unknown) =>
    typeof value === 'number' ? Math.round(value * 100) / 100 : value,
  );
  console.log(`${what}, seed ${seed}: ${shown}`);
  for (const fault of faults.slice(0, 20)) console.log(`  ${fault}`);
  console.log(`${faults.length} faults; p99 ${report.p99Ms.toFixed(1)} ms`);
  if (faults.length > 0 || report.p99Ms >= SLOW_MS) process.exitCode = 1;
}

console.log(`${cpus().length} x ${cpus()[0]?.model ?? ''}, Node ${process.version}`);
tell('requests', await sendBadRequests(Number(values.requests), seed));
tell('webhooks', await sendBadWebhooks(Number(values.webhooks), seed));
process.exit();
