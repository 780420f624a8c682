import { isArray, isObject } from '../json.ts';
import { compileExpression, isExpression } from './expression.ts';
import type { Expression } from './expression.ts';
import type { World } from './functions.ts';
import type { Scope } from './scope.ts';

/** A JSON value in which any string may be an expression (States Language: JSONata, "Payload template"). */
export type Template =
  | { readonly kind: 'constant'; readonly value: unknown }
  | { readonly kind: 'expression'; readonly expression: Expression }
  | { readonly kind: 'object'; readonly members: readonly (readonly [string, Template])[] }
  | { readonly kind: 'array'; readonly items: readonly Template[] };

export function compileTemplate(value: unknown, location: string, world: World): Template {
  if (typeof value === 'string' && isExpression(value)) {
    return { kind: 'expression', expression: compileExpression(value, location, world) };
  }
  if (isArray(value)) {
    const items = value.map((item, index) => compileTemplate(item, `${location}[${index}]`, world));
    return items.every(isConstant) ? { kind: 'constant', value } : { kind: 'array', items };
  }
  if (isObject(value)) {
    const members = Object.entries(value).map(
      ([key, member]) => [key, compileTemplate(member, `${location}/${key}`, world)] as const,
    );
    const constant = members.every(([, member]) => isConstant(member));
    return constant ? { kind: 'constant', value } : { kind: 'object', members };
  }
  return { kind: 'constant', value };
}

const isConstant = (template: Template) => template.kind === 'constant';

export async function evaluateTemplate(template: Template, scope: Scope): Promise<unknown> {
  switch (template.kind) {
    case 'constant':
      return template.value;
    case 'expression':
      return template.expression.evaluate(scope);
    case 'array': {
      const built: unknown[] = [];
      for (const item of template.items) built.push(await evaluateTemplate(item, scope));
      return built;
    }
    case 'object': {
      const built: Record<string, unknown> = {};
      for (const [key, member] of template.members) {
        built[key] = await evaluateTemplate(member, scope);
      }
      return built;
    }
  }
}

/** Every expression in a template, for checks at create time. */
export function expressionsIn(template: Template): readonly Expression[] {
  switch (template.kind) {
    case 'constant':
      return [];
    case 'expression':
      return [template.expression];
    case 'array':
      return template.items.flatMap(expressionsIn);
    case 'object':
      return template.members.flatMap(([, member]) => expressionsIn(member));
  }
}
