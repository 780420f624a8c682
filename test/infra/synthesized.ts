import { App } from 'aws-cdk-lib';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { z } from 'zod';
import settings from '../../cdk.json' with { type: 'json' };
import { addStacks } from '../../infra/portage.ts';

const resourceSchema = z.looseObject({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.string().optional(),
  Metadata: z.looseObject({ 'aws:cdk:path': z.string() }),
});
const templateSchema = z.looseObject({ Resources: z.record(z.string(), resourceSchema) });

export interface Resource extends z.infer<typeof resourceSchema> {
  readonly stack: string;
  readonly id: string;
  readonly path: string;
}

export interface Synthesized {
  readonly app: App;
  readonly all: readonly Resource[];
  /** Every resource of a type. There is at least one, so that no loop over them passes by being empty. */
  readonly of: (type: string) => readonly Resource[];
}

/** The stacks as deployed, in the stage given; without cdk-nag, which has its own tests. */
export function synthesized(stage: 'production' | 'trial'): Synthesized {
  const outdir = mkdtempSync(join(tmpdir(), 'portage-infra-'));
  afterAll(() => rmSync(outdir, { recursive: true }));
  const app = new App({
    outdir,
    context: { ...settings.context, 'aws:cdk:enable-path-metadata': true, stage },
    builtinCloudFormationValidation: false,
  });
  addStacks(app);
  const all = app.synth().stacks.flatMap(({ stackName, template }) => {
    const { Resources } = templateSchema.parse(template);
    return Object.entries(Resources).map(([id, resource]) => {
      return { ...resource, id, stack: stackName, path: resource.Metadata['aws:cdk:path'] };
    });
  });
  return { app, all, of: (type) => ofType(all, type) };
}

function ofType(all: readonly Resource[], type: string): readonly Resource[] {
  const found = all.filter((resource) => resource.Type === type);
  expect(found.length, type).toBeGreaterThan(0);
  return found;
}

/** Whether `value` names the resource anywhere inside: by Ref or Fn::GetAtt in its own stack, by import elsewhere. */
export function refersTo(value: unknown, { id }: Resource): boolean {
  return JSON.stringify(value ?? null).includes(id);
}
