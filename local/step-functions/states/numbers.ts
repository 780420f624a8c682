import { evaluateTemplate } from '../jsonata/template.ts';
import type { Template } from '../jsonata/template.ts';
import type { Scope } from '../jsonata/scope.ts';
import { queryError } from '../state-error.ts';

interface Range {
  readonly field: string;
  readonly min: number;
  readonly max: number;
  readonly integer: boolean;
}

/** A field that is a number or an expression yielding one; undefined when absent. */
export async function evaluateNumber(
  template: Template | undefined,
  scope: Scope,
  range: Range,
): Promise<number | undefined> {
  if (template === undefined) return undefined;
  const value = await evaluateTemplate(template, scope);
  if (typeof value !== 'number') throw unexpected(range.field, 'numeric', value);
  const inRange = value >= range.min && value <= range.max;
  if (inRange && (!range.integer || Number.isInteger(value))) return value;
  throw unexpected(
    range.field,
    `${range.integer ? 'integer' : 'number'} from ${range.min} to ${range.max}`,
    value,
  );
}

export function unexpected(field: string, expected: string, value: unknown) {
  return queryError(
    `The JSONata expression specified for the field '${field}' returned an unexpected result type. Expected '${expected}', but was '${typeof value}' for value: ${JSON.stringify(value)}`,
    field,
  );
}
