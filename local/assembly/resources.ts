import { z } from 'zod';
import type { Stack } from './cloud-assembly.ts';
import { resourcePath } from './cloud-assembly.ts';
import type { Scope } from './intrinsics.ts';
import { resolve } from './intrinsics.ts';
import type { Json } from './json.ts';
import { nameOf } from './scope.ts';
import { UnsupportedByRuntime } from './unsupported.ts';

/** A resource that runs here, its properties still unresolved. */
export interface Resource {
  type: string;
  logicalId: string;
  /** Place in the construct tree, named in every refusal. */
  path: string;
  name: string;
  /** `stack/LogicalId`: what is remembered across restarts is remembered under it. */
  id: string;
  stack: Stack;
  properties(): Json;
}

/** The resources of one stack whose condition holds. */
export function resourcesOf(scope: Scope): Resource[] {
  return Object.entries(scope.stack.template.Resources)
    .filter(([, { Condition }]) => Condition === undefined || scope.condition(Condition))
    .map(([logicalId, resource]) => {
      const path = resourcePath(scope.stack, logicalId);
      return {
        type: resource.Type,
        logicalId,
        path,
        id: `${scope.stack.name}/${logicalId}`,
        stack: scope.stack,
        name: nameOf(scope, logicalId),
        properties: () => resolve(scope, resource.Properties, path) ?? {},
      };
    });
}

/** Resolves and parses the properties; every fault names the resource's path and the property. */
export function parseProperties<T extends z.ZodType>(resource: Resource, schema: T): z.infer<T> {
  const parsed = schema.safeParse(resource.properties());
  if (parsed.success) return parsed.data;
  throw new UnsupportedByRuntime(
    parsed.error.issues.map((issue) => `${resource.path}: ${resource.type} ${describe(issue)}`),
  );
}

function describe(issue: z.core.$ZodIssue): string {
  const at = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.map((key) => (at === '' ? key : `${at}.${key}`));
    return `unsupported property ${keys.join(', ')}`;
  }
  return `unsupported value of ${at}: ${issue.message}`;
}

/** CloudFormation takes "true" and "5" where it means true and 5. */
export const flag = z.union([z.boolean(), z.stringbool()]);
export const count = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d+$/)
    .transform(Number),
]);

/** A property that matters on AWS only. */
export const ignored = z.unknown().optional();
