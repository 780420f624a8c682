import type { Json } from '../assembly/json.ts';
import { parseJson } from '../assembly/json.ts';
import type { EventMatcher } from './event-pattern.ts';
import { compilePattern } from './event-pattern.ts';

/** An event passes when there is no filter or any filter matches. */
export function compileFilters(filters: readonly string[], path: string): EventMatcher {
  const matchers = filters.map((pattern) => compilePattern(parseJson(pattern), path));
  return (event: Json) => matchers.length === 0 || matchers.some((matches) => matches(event));
}
