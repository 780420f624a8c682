import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterEach, expect, it } from 'vitest';
import { z } from 'zod';
import { createPortageClient } from '../../../local/demo/portage-client.ts';
import { followToTheEnd } from '../../../local/demo/run-scenario.ts';
import { shelfFaults, unitsOnShelf, unitsReceived } from '../../../local/demo/shelf.ts';

const run = promisify(execFile);
const dataDir = mkdtempSync(join(tmpdir(), 'portage-kill-'));
let running: ChildProcess | undefined;

interface Started {
  readonly child: ChildProcess;
  readonly lines: readonly string[];
}

afterEach(async () => {
  if (running?.exitCode === null && running.signalCode === null) {
    running.kill('SIGTERM');
    await once(running, 'exit');
  }
  rmSync(dataDir, { recursive: true, force: true });
}, 30_000);

it('kill -9 in mid-shipment and npm start again: the shipment goes on and finishes once', async () => {
  const first = start();
  const shipmentId = await lineWith(first, /shipment (shp_\w+) from/);
  await lineWith(first, /\b(EXPORT_RELEASED|LOADED|DEPARTED)\b/);
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');

  const second = start();
  const url = await lineWith(second, /API {2}(http:\S+)/);
  const operationsToken = await lineWith(second, /operations token {2}(\S+)/);
  const keys = z
    .record(z.string(), z.string())
    .parse(JSON.parse(readFileSync(join(dataDir, 'access-keys.json'), 'utf8')));
  const client = createPortageClient({
    url,
    sellerKey: keys['shenzhen-lumen'] ?? '',
    operationsToken,
  });
  const timeline = await followToTheEnd(
    { client, scenario: 'smooth', say: () => undefined, patience: 80_000 },
    shipmentId,
  );

  expect(timeline.status).toBe('COMPLETED');
  const steps = timeline.history.map(({ to }) => to);
  expect(new Set(steps).size).toBe(steps.length);
  const nothing = new Map<string, number>();
  const [shelf, received] = [
    await unitsOnShelf(client, 'US-LAX'),
    await unitsReceived(client, shipmentId),
  ];
  expect(shelfFaults(nothing, shelf, received)).toEqual([]);
  const { stdout } = await run(process.execPath, ['local/audit-ledger.ts', '--data', dataDir]);
  expect(stdout).toContain(' 0 violations');
  expect([...received.values()].reduce((sum, units) => sum + units, 0)).toBe(1820);
});

/** `npm start` on this test's data directory, and every line it says. */
function start(): Started {
  const options = ['--data', dataDir, '--port', '0', '--pace', '100'];
  const child = spawn(process.execPath, ['local/main.ts', ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running = child;
  const lines: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  return { child, lines };
}

/** The first group of the first line that matches, said or to be said. */
async function lineWith({ child, lines }: Started, pattern: RegExp): Promise<string> {
  const late = Date.now() + 60_000;
  while (Date.now() < late && child.exitCode === null) {
    const found = lines.map((line) => pattern.exec(line)?.[1]).find((group) => group !== undefined);
    if (found !== undefined) return found;
    await sleep(20);
  }
  throw new Error(`it never said ${String(pattern)}:\n${lines.join('\n')}`);
}
