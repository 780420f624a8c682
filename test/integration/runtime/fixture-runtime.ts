import { build } from 'esbuild';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { synthesize } from '../../fixtures/runtime-app/app.ts';

/** The fixture app's cloud assembly in a folder of its own, and a data directory next to it. */
export interface Fixture {
  assemblyDir: string;
  dataDir: string;
  remove(): void;
}

export async function makeFixture(): Promise<Fixture> {
  const root = mkdtempSync(join(tmpdir(), 'portage-runtime-'));
  const bundle = join(root, 'bundle');
  await build({
    entryPoints: [new URL('../../fixtures/runtime-app/handlers.ts', import.meta.url).pathname],
    outfile: join(bundle, 'index.mjs'),
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  const assemblyDir = join(root, 'cdk.out');
  synthesize(assemblyDir, bundle);
  return {
    assemblyDir,
    dataDir: join(root, 'data'),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** Asks again until the answer is as wanted; the last answer otherwise, for the assertion to show. */
export async function eventually<T>(
  ask: () => Promise<T>,
  wanted: (answer: T) => boolean,
  milliseconds = 10_000,
): Promise<T> {
  const deadline = Date.now() + milliseconds;
  for (;;) {
    const answer = await ask();
    if (wanted(answer) || Date.now() > deadline) return answer;
    await sleep(25);
  }
}
