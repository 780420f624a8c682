/** The first start on an empty data directory walks the main example before your eyes; later starts do not. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Portage } from '../portage.ts';
import { demoClient } from './demo-client.ts';
import { runScenario } from './run-scenario.ts';

const PATIENCE_MS = 300_000;

/** Nothing was ever seeded here. */
export function isNewDataDirectory(dataDir: string): boolean {
  return !existsSync(join(dataDir, 'access-keys.json'));
}

/** Never throws: what went wrong is said, and the system stays up to be looked at. */
export async function firstWalk(portage: Portage, say: (line: string) => void): Promise<void> {
  try {
    say('walking examples/inbound-sea-us.json, since this data directory is new');
    const outcome = await runScenario({
      client: demoClient(portage),
      scenario: 'smooth',
      say,
      patience: PATIENCE_MS,
    });
    for (const fault of outcome.faults) say(`WRONG: ${fault}`);
    if (outcome.faults.length === 0)
      say('the shelf holds what was received; try the walk-through of README.md');
  } catch (error) {
    say(`the walk stopped: ${error instanceof Error ? error.message : String(error)}`);
  }
}
