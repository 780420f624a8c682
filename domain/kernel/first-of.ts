/** What the first rule that has something to say says; undefined when none has. */
export function firstOf<V, M>(
  view: V,
  rules: readonly ((view: V) => M | undefined)[],
): M | undefined {
  for (const rule of rules) {
    const move = rule(view);
    if (move) return move;
  }
  return undefined;
}
