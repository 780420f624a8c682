/** What a partner's word means by our table; undefined for a word that is not in it, be it `constructor`. */
export function meaning<T>(table: Readonly<Record<string, T>>, word: string): T | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined;
}
