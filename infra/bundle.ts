/**
 * Bundles every Lambda entry in one esbuild call:
 * `functions/<path>.lambda.ts` -> `dist/functions/<path>/index.mjs`, a folder the CDK takes as it is;
 * then the operations console, into the folder of the function that serves it.
 */
import { build } from 'esbuild';
import { existsSync, globSync, readdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundleConsole } from './bundle-console.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const output = 'dist/functions';

/** CommonJS dependencies look for these; an ES module has none of its own. */
const COMMONJS = `import { createRequire as __createRequire } from 'node:module';
import { fileURLToPath as __fileURLToPath } from 'node:url';
const require = __createRequire(import.meta.url);
const __filename = __fileURLToPath(import.meta.url);
const __dirname = __fileURLToPath(new URL('.', import.meta.url));`;

/** Path below functions/, without extension: `consumers/fold-tracking`. Sorted, so that a build is repeatable. */
const entries = globSync('functions/**/*.lambda.ts', { cwd: root })
  .map((file) => file.slice('functions/'.length, -'.lambda.ts'.length))
  .sort();

await build({
  absWorkingDir: root,
  entryPoints: entries.map((entry) => ({
    in: `functions/${entry}.lambda.ts`,
    out: `${entry}/index`,
  })),
  outdir: output,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  mainFields: ['module', 'main'],
  // `bundled`: the imports of package.json that are a file here and a module on disk.
  conditions: ['bundled', 'module'],
  minify: true,
  // An error's class name is what a workflow catches by.
  keepNames: true,
  legalComments: 'none',
  sourcemap: 'linked',
  sourcesContent: false,
  banner: { js: COMMONJS },
  loader: { '.woff': 'binary', '.ttf': 'binary', '.otf': 'binary' },
  logLevel: 'warning',
});

removeBundlesWithoutEntry();
await bundleConsole(root, `${output}/api/console/console/files`);
console.log(`${entries.length} functions in ${output}`);

function removeBundlesWithoutEntry() {
  if (!existsSync(`${root}/${output}`)) return;
  for (const file of readdirSync(`${root}/${output}`, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('/index.mjs')) continue;
    const entry = file.slice(0, -'/index.mjs'.length);
    if (!entries.includes(entry)) rmSync(`${root}/${output}/${entry}`, { recursive: true });
  }
}
