import { isArray, isObject } from '../json.ts';
import { compileExpression, isExpression } from './expression.ts';
import type { Expression } from './expression.ts';
import { BAIL } from './fast-path.ts';
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

/** The value of a template; most need no promise of their own and are ready at once. */
export async function evaluateTemplate(template: Template, scope: Scope): Promise<unknown> {
  const value = evaluateQuickly(template, scope);
  return value === BAIL ? evaluateFully(template, scope) : value;
}

function evaluateQuickly(template: Template, scope: Scope): unknown {
  switch (template.kind) {
    case 'constant':
      return template.value;
    case 'expression':
      return template.expression.quick(scope);
    case 'array': {
      const built = template.items.map((item) => evaluateQuickly(item, scope));
      return built.includes(BAIL) ? BAIL : built;
    }
    case 'object': {
      const built: Record<string, unknown> = {};
      for (const [key, member] of template.members) {
        const value = evaluateQuickly(member, scope);
        if (value === BAIL) return BAIL;
        built[key] = value;
      }
      return built;
    }
  }
}

async function evaluateFully(template: Template, scope: Scope): Promise<unknown> {
  switch (template.kind) {
    case 'constant':
      return template.value;
    case 'expression':
      return template.expression.evaluate(scope);
    case 'array':
      return Promise.all(template.items.map((item) => evaluateFully(item, scope)));
    case 'object': {
      const built: Record<string, unknown> = {};
      for (const [key, member] of template.members) built[key] = await evaluateFully(member, scope);
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
