import jsonata from 'jsonata';
import { isArray, isObject } from '../json.ts';
import { queryError } from '../state-error.ts';
import { BAIL, compileFast } from './fast-path.ts';
import { registerFunctions } from './functions.ts';
import type { World } from './functions.ts';
import { bindings } from './scope.ts';
import type { Scope } from './scope.ts';

/** A `{% ... %}` string, compiled once with its machine. */
export interface Expression {
  readonly source: string;
  /** The field it stands in, as `Arguments/Payload/id`. */
  readonly location: string;
  /** JSONata's syntax tree, for the checks at create time. */
  readonly tree: unknown;
  /** The value if no promise is needed for it, else BAIL. Throws as `evaluate` rejects. */
  quick(scope: Scope): unknown;
  /** Plain JSON; rejects with States.QueryEvaluationError when it throws or yields nothing. */
  evaluate(scope: Scope): Promise<unknown>;
}

/** No expression of a workflow needs more; without bounds one could hold the whole process. */
const BOUNDS = { timeout: 5_000, stack: 500 };

export const isExpression = (text: string): boolean => text.startsWith('{%') && text.endsWith('%}');

/** Throws the reference implementation's syntax error. */
export function compileExpression(text: string, location: string, world: World): Expression {
  const source = text.slice(2, -2).trim();
  const reference = jsonata(source, BOUNDS);
  registerFunctions(reference, world);
  const tree = reference.ast();
  const fast = compileFast(tree);

  function quick(scope: Scope): unknown {
    const value = fast === undefined ? BAIL : fast(scope);
    if (value === undefined) throw undefinedResult(source, location);
    return value;
  }

  async function evaluate(scope: Scope): Promise<unknown> {
    const value = quick(scope);
    return value === BAIL ? evaluateReference(scope) : value;
  }

  async function evaluateReference(scope: Scope): Promise<unknown> {
    let result: unknown;
    try {
      const value: unknown = await reference.evaluate(undefined, bindings(scope));
      result = plain(value);
    } catch (error) {
      throw queryError(
        `The JSONata expression '${source}' specified for the field '${location}' threw an error during evaluation. ${describe(error)}`,
        location,
      );
    }
    if (result === undefined) throw undefinedResult(source, location);
    return result;
  }

  return { source, location, tree, quick, evaluate };
}

function undefinedResult(source: string, location: string) {
  return queryError(
    `The JSONata expression '${source}' specified for the field '${location}' returned nothing (undefined).`,
    location,
  );
}

/** JSONata throws plain objects with a code and a message. */
function describe(error: unknown): string {
  if (!isObject(error)) return String(error);
  const { code, message } = error;
  return [code, message].filter((part) => typeof part === 'string').join(': ');
}

/** A copy without the marks JSONata leaves on its arrays, which would change how a later expression reads them. */
function plain(value: unknown): unknown {
  if (isArray(value)) return value.map((item) => plain(item) ?? null);
  if (typeof value === 'function') throw new Error('The result is a function.');
  if (!isObject(value)) return value;
  if ('_jsonata_lambda' in value || '_jsonata_function' in value) {
    throw new Error('The result is a function.');
  }
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, member]) => [key, plain(member)] as const)
      .filter(([, member]) => member !== undefined),
  );
}
