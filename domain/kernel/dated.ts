/**
 * Effective-dated reference data: a legal value is true for a place from a day until a day, and has a source.
 * Looked up by the day of the event, never by today.
 */
import { BrokenRecord } from './domain-error.ts';

export interface Dated<V> {
  readonly value: V;
  /** First day it holds, `YYYY-MM-DD`. */
  readonly validFrom: string;
  /** Last day it holds; null while no end is known. */
  readonly validTo: string | null;
  readonly source: string;
}

/** The entry in force on `day`, or undefined where the law or our table is silent. */
export function inForce<V>(entries: readonly Dated<V>[], day: string): Dated<V> | undefined {
  return entries.find((e) => e.validFrom <= day && (e.validTo === null || day <= e.validTo));
}

/** Like inForce, but silence is an operator's error: the table must be extended. */
export function mustBeInForce<V>(
  entries: readonly Dated<V>[],
  day: string,
  what: string,
): Dated<V> {
  const found = inForce(entries, day);
  if (!found) throw new BrokenRecord(`no ${what} in force on ${day}`);
  return found;
}
