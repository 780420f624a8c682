import type { Payload } from '../payload.ts';

/** The reserved variable `$states`, as one field of one state sees it. */
export interface StatesVariable {
  readonly input: unknown;
  readonly context: Readonly<Record<string, unknown>>;
  readonly result?: unknown;
  readonly errorOutput?: unknown;
}

/** Workflow variables: each Parallel branch and Map iteration has its own, and reads those around it. */
export interface Variables {
  readonly own: Map<string, Payload>;
  readonly outer: Variables | undefined;
}

export interface Scope {
  readonly states: StatesVariable;
  readonly variables: Variables;
}

export function lookUp(variables: Variables, name: string): Payload | undefined {
  for (let at: Variables | undefined = variables; at !== undefined; at = at.outer) {
    const found = at.own.get(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Everything an expression may read, by name without the `$`. */
export function bindings({ states, variables }: Scope): Record<string, unknown> {
  const bound: Record<string, unknown> = {};
  bindOutermostFirst(variables, bound);
  bound['states'] = states;
  return bound;
}

function bindOutermostFirst(variables: Variables, bound: Record<string, unknown>): void {
  if (variables.outer !== undefined) bindOutermostFirst(variables.outer, bound);
  for (const [name, payload] of variables.own) bound[name] = payload.value;
}
