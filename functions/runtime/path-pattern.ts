/** `/shipments/{shipmentId}`: a name in braces is one segment. Undefined when the path does not fit. */
export function matched(pattern: string, path: string): Record<string, string> | undefined {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [i, segment] of wanted.entries()) {
    const value = given[i] ?? '';
    if (segment.startsWith('{')) params[segment.slice(1, -1)] = decoded(value);
    else if (segment !== value) return undefined;
  }
  return params;
}

/** A segment that is no valid percent-encoding stands for itself: it will fit no id. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
