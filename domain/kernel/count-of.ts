/** What is counted under a name; 0 for none. A SKU may be called `constructor`: what every object inherits is no count. */
export function countOf(counts: Readonly<Record<string, number>>, name: string): number {
  return Object.hasOwn(counts, name) ? (counts[name] ?? 0) : 0;
}
