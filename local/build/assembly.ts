import { execFile } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { buildEnvironment } from '../settings.ts';
import { hashSources } from './source-hash.ts';

/** The part of cdk.json that the CDK command line would hand to the app. */
const cdkJson = z.looseObject({ context: z.record(z.string(), z.unknown()).default({}) });

const run = promisify(execFile);

/** Bundles and synthesizes the app into `cdk.out`, unless what is there is from these sources. */
export async function buildAssembly(root: string, say: (text: string) => void): Promise<string> {
  const directory = join(root, 'cdk.out');
  const stamp = join(directory, 'sources.sha256');
  const hash = hashSources(root);
  const isCurrent =
    existsSync(join(root, 'dist', 'functions')) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === hash;
  if (isCurrent) return directory;
  say('building: bundling the functions and synthesizing the stacks');
  await node(root, 'infra/bundle.ts');
  // Synthesis adds to the folder: without this the bundles of every edit pile up.
  rmSync(directory, { recursive: true, force: true });
  // Run as the CDK command line would, but without the second its start takes. Paths make refusals readable.
  const { context } = cdkJson.parse(JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8')));
  await node(root, 'infra/app.ts', {
    CDK_OUTDIR: directory,
    // What CloudFormation would say of the templates is for `npm run check`; it takes 4 seconds.
    CDK_VALIDATION: 'false',
    CDK_CONTEXT_JSON: JSON.stringify({ ...context, 'aws:cdk:enable-path-metadata': true }),
  });
  writeFileSync(stamp, hash);
  return directory;
}

async function node(root: string, script: string, environment: Record<string, string> = {}) {
  await run(process.execPath, [script], {
    cwd: root,
    env: buildEnvironment(environment),
    maxBuffer: 64 * 1024 * 1024,
  });
}
