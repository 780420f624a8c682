/**
 * A lifecycle is a table: from, event, to. The table is data, so a test checks reachability, the API lists what is
 * allowed, and the console draws it.
 */
import { IllegalTransition } from './domain-error.ts';

export interface Transition<S extends string, E extends string> {
  readonly from: readonly S[];
  readonly event: E;
  readonly to: S;
}

export interface Lifecycle<S extends string, E extends string> {
  readonly entity: string;
  readonly states: readonly S[];
  readonly initial: S;
  readonly terminal: readonly S[];
  readonly transitions: readonly Transition<S, E>[];
}

export function defineLifecycle<const S extends string, const E extends string>(
  lifecycle: Lifecycle<S, E>,
): Lifecycle<S, E> {
  return lifecycle;
}

/** The state after `event`. Throws IllegalTransition with the allowed events. */
export function transition<S extends string, E extends string>(
  lifecycle: Lifecycle<S, E>,
  from: S,
  event: E,
): S {
  const found = lifecycle.transitions.find((t) => t.event === event && t.from.includes(from));
  if (found) return found.to;
  throw new IllegalTransition(lifecycle.entity, from, event, allowedEvents(lifecycle, from));
}

/** Whether `event` brought the entity where it is already: a repeated step, not a wrong one. */
export function isAlreadyApplied<S extends string, E extends string>(
  lifecycle: Lifecycle<S, E>,
  current: S,
  event: E,
): boolean {
  return (
    !lifecycle.transitions.some((t) => t.event === event && t.from.includes(current)) &&
    lifecycle.transitions.some((t) => t.event === event && t.to === current)
  );
}

export function allowedEvents<S extends string, E extends string>(
  lifecycle: Lifecycle<S, E>,
  from: S,
): E[] {
  return [
    ...new Set(lifecycle.transitions.filter((t) => t.from.includes(from)).map((t) => t.event)),
  ];
}

/** Every fault of a table: unreachable states, dead ends, ambiguous events, ways out of a terminal state. */
export function lifecycleFaults<S extends string, E extends string>(
  lifecycle: Lifecycle<S, E>,
): string[] {
  const reached = reachableFrom(lifecycle, lifecycle.initial);
  return [
    ...lifecycle.states.filter((s) => !reached.has(s)).map((s) => `${s} cannot be reached`),
    ...lifecycle.states
      .filter((s) => !lifecycle.terminal.includes(s))
      .filter((s) => !lifecycle.terminal.some((t) => reachableFrom(lifecycle, s).has(t)))
      .map((s) => `${s} never ends`),
    ...lifecycle.terminal
      .filter((s) => allowedEvents(lifecycle, s).length > 0)
      .map((s) => `${s} is terminal but has a way out`),
    ...ambiguous(lifecycle),
  ];
}

function ambiguous<S extends string, E extends string>(lifecycle: Lifecycle<S, E>): string[] {
  const seen = new Set<string>();
  return lifecycle.transitions
    .flatMap((t) => t.from.map((from) => `${from} + ${t.event}`))
    .filter((key) => seen.has(key) || !seen.add(key))
    .map((key) => `${key} leads to two places`);
}

function reachableFrom<S extends string, E extends string>(
  lifecycle: Lifecycle<S, E>,
  start: S,
): Set<S> {
  const reached = new Set<S>([start]);
  for (const state of reached) {
    for (const t of lifecycle.transitions) if (t.from.includes(state)) reached.add(t.to);
  }
  return reached;
}
