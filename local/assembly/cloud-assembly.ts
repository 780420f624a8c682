import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { json } from './json.ts';

const resource = z.looseObject({
  Type: z.string(),
  Properties: z.record(z.string(), json).default({}),
  Condition: z.string().optional(),
  Metadata: z.looseObject({ 'aws:cdk:path': z.string().optional() }).optional(),
});

const template = z.looseObject({
  Parameters: z.record(z.string(), z.looseObject({ Default: json.optional() })).default({}),
  Mappings: z.record(z.string(), z.record(z.string(), z.record(z.string(), json))).default({}),
  Conditions: z.record(z.string(), json).default({}),
  Resources: z.record(z.string(), resource).default({}),
  Outputs: z
    .record(z.string(), z.looseObject({ Value: json, Export: z.object({ Name: json }).optional() }))
    .default({}),
});

const manifest = z.looseObject({
  artifacts: z.record(
    z.string(),
    z.looseObject({
      type: z.string(),
      properties: z
        .looseObject({ templateFile: z.string().optional(), stackName: z.string().optional() })
        .optional(),
    }),
  ),
});

const assetManifest = z.looseObject({
  files: z
    .record(
      z.string(),
      z.looseObject({
        source: z.looseObject({ path: z.string().optional() }),
        destinations: z.record(z.string(), z.looseObject({ objectKey: z.string() })),
      }),
    )
    .default({}),
});

export type TemplateResource = z.infer<typeof resource>;

/** One stack of the assembly; `assets` maps an S3 object key to the staged path on disk. */
export interface Stack {
  name: string;
  template: z.infer<typeof template>;
  assets: Map<string, string>;
}

/** Reads `manifest.json`, every stack's template and its asset manifest from a cdk.out folder. */
export function readCloudAssembly(directory: string): Stack[] {
  const { artifacts } = manifest.parse(readJson(directory, 'manifest.json'));
  return Object.entries(artifacts)
    .filter(([, artifact]) => artifact.type === 'aws:cloudformation:stack')
    .map(([id, artifact]) => ({
      name: artifact.properties?.stackName ?? id,
      template: template.parse(
        readJson(directory, artifact.properties?.templateFile ?? `${id}.template.json`),
      ),
      assets: readAssets(directory, artifacts, `${id}.assets`),
    }));
}

function readAssets(
  directory: string,
  artifacts: z.infer<typeof manifest>['artifacts'],
  id: string,
): Map<string, string> {
  if (artifacts[id] === undefined) return new Map();
  const { files } = assetManifest.parse(readJson(directory, `${id}.json`));
  const assets = new Map<string, string>();
  for (const { source, destinations } of Object.values(files)) {
    const { path } = source;
    if (path === undefined) continue;
    for (const { objectKey } of Object.values(destinations)) {
      assets.set(objectKey, join(directory, path));
    }
  }
  return assets;
}

function readJson(directory: string, file: string): unknown {
  return JSON.parse(readFileSync(join(directory, file), 'utf8'));
}

/** Where the resource stands in the construct tree: what every refusal names. */
export function resourcePath(stack: Stack, logicalId: string): string {
  const path = stack.template.Resources[logicalId]?.Metadata?.['aws:cdk:path'];
  return path?.replace(/\/Resource$/, '') ?? `${stack.name}/${logicalId}`;
}
