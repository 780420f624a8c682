import type { Stack, TemplateResource } from './cloud-assembly.ts';
import { resourcePath } from './cloud-assembly.ts';
import type { Addresses } from './attributes.ts';
import { attributeOf, refOf } from './attributes.ts';
import { evaluateCondition } from './conditions.ts';
import type { Scope } from './intrinsics.ts';
import { resolve } from './intrinsics.ts';
import type { Json } from './json.ts';
import { ACCOUNT, nameProperty, physicalName, REGION } from './physical-names.ts';
import { UnsupportedByRuntime } from './unsupported.ts';

/** Builds the lookup scopes of all stacks; exports of one stack are imports of another. */
export function openScopes(stacks: readonly Stack[], addresses: Addresses): Scope[] {
  const scopes = stacks.map((stack) => openScope(stack, addresses, importValue));
  function importValue(name: string): Json {
    for (const scope of scopes) {
      const value = exported(scope, name);
      if (value !== undefined) return value;
    }
    throw new UnsupportedByRuntime([`Fn::ImportValue: no stack exports ${name}`]);
  }
  return scopes;
}

function exported(scope: Scope, name: string): Json | undefined {
  for (const [id, output] of Object.entries(scope.stack.template.Outputs)) {
    const path = `${scope.stack.name}/Outputs/${id}`;
    if (output.Export === undefined || resolve(scope, output.Export.Name, path) !== name) continue;
    return resolve(scope, output.Value, path);
  }
  return undefined;
}

function openScope(stack: Stack, addresses: Addresses, importValue: (name: string) => Json): Scope {
  const named = (logicalId: string) => ({ name: nameOf(scope, logicalId), addresses });
  const scope: Scope = {
    stack,
    importValue,
    ref: (logicalId) => {
      if (logicalId.startsWith('AWS::')) return pseudoParameter(stack, logicalId);
      const parameter = stack.template.Parameters[logicalId];
      if (parameter !== undefined) return parameter.Default ?? '';
      return refOf(resourceIn(stack, logicalId).Type, named(logicalId));
    },
    getAtt: (logicalId, attribute) => {
      const { Type } = resourceIn(stack, logicalId);
      const value = attributeOf(Type, attribute, named(logicalId));
      if (value !== undefined) return value;
      const path = resourcePath(stack, logicalId);
      throw new UnsupportedByRuntime([`${path}: unsupported attribute ${attribute} of ${Type}`]);
    },
    condition: (name) => {
      const path = `${stack.name}/Conditions/${name}`;
      const expression = stack.template.Conditions[name];
      if (expression !== undefined) return evaluateCondition(scope, expression, path);
      throw new UnsupportedByRuntime([`${path}: no such condition`]);
    },
  };
  return scope;
}

/** The physical name of a resource of this stack. */
export function nameOf(scope: Scope, logicalId: string): string {
  const resource = resourceIn(scope.stack, logicalId);
  const property = nameProperty(resource.Type);
  const stated = property === undefined ? undefined : resource.Properties[property];
  const name = stated === undefined ? undefined : resolve(scope, stated, logicalId);
  return physicalName(scope.stack.name, logicalId, resource, name);
}

function resourceIn(stack: Stack, logicalId: string): TemplateResource {
  const resource = stack.template.Resources[logicalId];
  if (resource !== undefined) return resource;
  throw new UnsupportedByRuntime([`${stack.name}: no resource or parameter ${logicalId}`]);
}

function pseudoParameter(stack: Stack, name: string): Json | undefined {
  const values: Record<string, Json | undefined> = {
    'AWS::AccountId': ACCOUNT,
    'AWS::Region': REGION,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': stack.name,
    'AWS::StackId': `arn:aws:cloudformation:${REGION}:${ACCOUNT}:stack/${stack.name}/local`,
    'AWS::NoValue': undefined,
  };
  if (name in values) return values[name];
  throw new UnsupportedByRuntime([`${stack.name}: unsupported pseudo parameter ${name}`]);
}
