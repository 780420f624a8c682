import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Json } from './json.ts';
import { parseJson } from './json.ts';
import { arn } from './physical-names.ts';
import type { Resource } from './resources.ts';
import { ignored, parseProperties } from './resources.ts';
import { UnsupportedByRuntime } from './unsupported.ts';

const properties = z.strictObject({
  StateMachineName: z.string().optional(),
  StateMachineType: z.literal('STANDARD').optional(),
  DefinitionString: z.string().optional(),
  DefinitionS3Location: z.strictObject({ Bucket: ignored, Key: z.string() }).optional(),
  DefinitionSubstitutions: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
    .default({}),
  EncryptionConfiguration: ignored,
  LoggingConfiguration: ignored,
  RoleArn: ignored,
  Tags: ignored,
  TracingConfiguration: ignored,
});

export interface StateMachineSpec {
  name: string;
  arn: string;
  definition: Json;
}

export function readStateMachine(resource: Resource): StateMachineSpec {
  const parsed = parseProperties(resource, properties);
  const asset = resource.stack.assets.get(parsed.DefinitionS3Location?.Key ?? '');
  const text =
    parsed.DefinitionString ?? (asset === undefined ? undefined : readFileSync(asset, 'utf8'));
  if (text === undefined) throw new UnsupportedByRuntime([`${resource.path}: no definition`]);
  const substituted = text.replaceAll(/\$\{([A-Za-z0-9_]+)\}/g, (token, name: string) =>
    String(parsed.DefinitionSubstitutions[name] ?? token),
  );
  return {
    name: resource.name,
    arn: arn('states', `stateMachine:${resource.name}`),
    definition: parseJson(substituted),
  };
}
