import type { Stack, TemplateResource } from '../../../../local/assembly/cloud-assembly.ts';
import type { Json } from '../../../../local/assembly/json.ts';

/** A stack of a few resources, as a test needs it. */
export function stack(
  name: string,
  resources: Record<
    string,
    { Type: string; Properties?: { [key: string]: Json }; Condition?: string }
  >,
  rest: Partial<Stack['template']> = {},
): Stack {
  const Resources: Record<string, TemplateResource> = {};
  for (const [id, { Type, Properties = {}, Condition }] of Object.entries(resources)) {
    const Metadata = { 'aws:cdk:path': `${name}/Tree/${id}/Resource` };
    Resources[id] = { Type, Properties, Condition, Metadata };
  }
  const template = {
    Parameters: {},
    Mappings: {},
    Conditions: {},
    Outputs: {},
    Resources,
    ...rest,
  };
  return { name, template, assets: new Map([['code.zip', '/bundles/code']]) };
}

export const addresses = { queues: 'http://127.0.0.1:4000', api: 'http://127.0.0.1:8787' };
