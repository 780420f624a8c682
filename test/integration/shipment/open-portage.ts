/** Portage in a directory of its own, for one file of tests. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { auditEverything } from '../../../functions/operations/audit-everything.ts';
import { buildAssembly } from '../../../local/build/assembly.ts';
import { demoClient } from '../../../local/demo/demo-client.ts';
import type { PortageClient } from '../../../local/demo/portage-client.ts';
import { startPortage, tableOf, type Portage } from '../../../local/portage.ts';
import type { Order, ReturnScenario, Scenario } from '../../../local/sandbox/scenario.ts';

export interface OpenPortage {
  readonly portage: Portage;
  readonly client: PortageClient;
  /** Where it keeps everything. */
  readonly dataDir: string;
  /** What befalls the shipments met from now on. */
  direct(what: { scenario?: Scenario; order?: Order; returns?: ReturnScenario }): Promise<void>;
  /** Ends it, and fails when a conservation law is broken by what the tests did. */
  close(): Promise<void>;
}

export async function openPortage(): Promise<OpenPortage> {
  const dataDir = mkdtempSync(join(tmpdir(), 'portage-test-'));
  const assemblyDir = await buildAssembly(process.cwd(), () => undefined);
  const portage = await startPortage({ dataDir, assemblyDir, pace: 0 });
  return {
    portage,
    client: demoClient(portage),
    dataDir,
    direct: async (what) => {
      const answer = await fetch(`${portage.sandbox.url}/control/scenario`, {
        method: 'PUT',
        body: JSON.stringify(what),
      });
      if (!answer.ok) throw new Error(`the sandbox answered ${answer.status}`);
    },
    close: async () => {
      const { violations } = await auditEverything(tableOf(portage.runtime));
      await portage.stop();
      rmSync(dataDir, { recursive: true, force: true });
      expect(violations).toEqual([]);
    },
  };
}
