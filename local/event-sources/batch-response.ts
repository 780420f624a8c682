import { z } from 'zod';
import type { Json } from '../assembly/json.ts';
import type { InvokeResult } from '../lambda/invocation.ts';

const response = z.looseObject({
  batchItemFailures: z.array(z.looseObject({ itemIdentifier: z.string() })).nullish(),
});

/**
 * Which items of a batch failed. No answer, an empty one or an empty list is success; an identifier
 * that is not in the batch, or an answer of another shape, fails the whole batch.
 * Source: "Reporting batch item failures", Lambda developer guide.
 */
export function failedItems(
  result: InvokeResult,
  ids: readonly string[],
  reports: boolean,
): readonly string[] {
  if (!result.ok) return ids;
  if (!reports) return [];
  const failures = readFailures(result.payload);
  return failures?.every((id) => ids.includes(id)) === true ? failures : ids;
}

function readFailures(payload: Json): string[] | undefined {
  if (payload === null || payload === '') return [];
  const parsed = response.safeParse(payload);
  return parsed.success
    ? (parsed.data.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier)
    : undefined;
}
