import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { synthesize } from '../../fixtures/runtime-app/app.ts';

const app = new URL('../../fixtures/runtime-app/', import.meta.url);

/** The fixture app's cloud assembly in a folder of its own, and a data directory next to it. */
export interface Fixture {
  assemblyDir: string;
  dataDir: string;
  remove(): void;
}

export async function makeFixture(): Promise<Fixture> {
  const root = mkdtempSync(join(tmpdir(), 'portage-runtime-'));
  return {
    assemblyDir: await fixtureAssembly(),
    dataDir: join(root, 'data'),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** Bundling and synthesis take seconds, so what these sources gave before is used again. */
async function fixtureAssembly(): Promise<string> {
  const sources = ['app.ts', 'handlers.ts'].map((file) => readFileSync(new URL(file, app)));
  const hash = createHash('sha256').update(Buffer.concat(sources)).digest('hex').slice(0, 16);
  const kept = new URL(`../../../node_modules/.cache/runtime-app/${hash}`, import.meta.url)
    .pathname;
  if (existsSync(kept)) return join(kept, 'cdk.out');
  const making = `${kept}-${process.pid}`;
  await bundleHandlers(join(making, 'bundle'));
  synthesize(join(making, 'cdk.out'), join(making, 'bundle'));
  try {
    renameSync(making, kept);
  } catch {
    // Another test file was first; both made the same.
    rmSync(making, { recursive: true, force: true });
  }
  return join(kept, 'cdk.out');
}

async function bundleHandlers(outdir: string): Promise<void> {
  await build({
    entryPoints: [new URL('handlers.ts', app).pathname],
    outfile: join(outdir, 'index.mjs'),
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
