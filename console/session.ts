/** What this browser tab remembers: the token until the tab is closed, the language for good. */
import { languageSchema } from './language/language.ts';
import type { Language } from './language/language.ts';

const TOKEN = 'portage.operations-token';
const LANGUAGE = 'portage.language';

export const rememberedToken = (): string | undefined => sessionStorage.getItem(TOKEN) ?? undefined;

export function rememberToken(token: string | undefined): void {
  if (token === undefined) sessionStorage.removeItem(TOKEN);
  else sessionStorage.setItem(TOKEN, token);
}

/** The last one chosen, else the browser's. */
export function rememberedLanguage(): Language {
  const chosen = languageSchema.safeParse(localStorage.getItem(LANGUAGE));
  if (chosen.success) return chosen.data;
  return navigator.language.startsWith('zh') ? 'zh-CN' : 'en';
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(LANGUAGE, language);
}
