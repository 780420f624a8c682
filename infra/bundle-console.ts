/** The operations console for the browser: one script, one style sheet, named by their content, and the page that names them. */
import { build } from 'esbuild';
import type { Plugin } from 'esbuild';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';

/** `import workflow from './x.asl.yaml'`: what the file says, without a YAML parser in the browser. */
const workflowYaml: Plugin = {
  name: 'workflow-yaml',
  setup: (bundle) => {
    bundle.onLoad({ filter: /\.asl\.yaml$/ }, ({ path }) => ({
      contents: JSON.stringify(parse(readFileSync(path, 'utf8'))),
      loader: 'json',
    }));
  },
};

/** Writes into `output`, below `root`, after emptying it. */
export async function bundleConsole(root: string, output: string): Promise<void> {
  const folder = join(root, output);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { console: 'console/main.tsx' },
    entryNames: '[name]-[hash]',
    outdir: output,
    bundle: true,
    platform: 'browser',
    target: 'es2023',
    format: 'esm',
    jsx: 'automatic',
    minify: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    metafile: true,
    plugins: [workflowYaml],
    logLevel: 'warning',
  });
  const files = Object.keys(metafile.outputs).map((path) => basename(path));
  writeFileSync(join(folder, 'console.html'), pageOf(files));
}

function pageOf(files: readonly string[]): string {
  const tags = files.map((file) =>
    file.endsWith('.css')
      ? `<link rel="stylesheet" href="/console/${file}">`
      : `<script type="module" src="/console/${file}"></script>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Portage operations</title>
<link rel="icon" href="data:,">
${tags.join('\n')}
</head>
<body><div id="console"></div></body>
</html>
`;
}
