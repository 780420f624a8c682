/**
 * JSON as shops write it: ids beyond 2^53 come as numbers. Whole numbers that JavaScript cannot hold become their own text,
 * digit for digit (the source text of a number is in the reviver since Node 21). Throws SyntaxError.
 */
export function parseExactJson(text: string): unknown {
  const exact = (_: string, value: unknown, context?: { readonly source?: string }): unknown =>
    typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)
      ? (context?.source ?? value)
      : value;
  const parsed: unknown = JSON.parse(text, exact);
  return parsed;
}
