/** Content negotiation of the two languages we write (RFC 9110 12.5.4). Codes are never translated, texts are. */
export type Language = 'en' | 'zh-CN';

/** The language with the greatest weight among those we have; English when none fits or nothing is asked. */
export function negotiateLanguage(header: string | undefined): Language {
  const [best] = (header ?? '')
    .split(',')
    .map(range)
    .filter((r) => r.weight > 0 && r.language !== undefined)
    .sort((a, b) => b.weight - a.weight);
  return best?.language ?? 'en';
}

function range(text: string): { language: Language | undefined; weight: number } {
  const [tag = '', ...parameters] = text.split(';').map((part) => part.trim());
  const q = parameters.find((p) => p.startsWith('q='))?.slice(2) ?? '1';
  return {
    language: ours(tag.toLowerCase()),
    weight: /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(q) ? Number(q) : 0,
  };
}

/** Any Chinese is served in zh-CN: it is the only Chinese we have, and nearer than English. */
function ours(tag: string): Language | undefined {
  if (tag === '*' || tag === 'en' || tag.startsWith('en-')) return 'en';
  return tag === 'zh' || tag.startsWith('zh-') ? 'zh-CN' : undefined;
}
