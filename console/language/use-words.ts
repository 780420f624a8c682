import { createContext, useContext } from 'react';
import type { TimeLeft } from '../inbox/inbox.ts';
import type { Language } from './language.ts';
import { TEXTS } from './texts.ts';
import { wordOf, type About } from './words.ts';

export const LanguageContext = createContext<Language>('en');

/** What to say and how to say it, in the language chosen. */
export function useWords() {
  const language = useContext(LanguageContext);
  const texts = TEXTS[language];
  return {
    language,
    texts,
    word: (code: string, about?: About) => wordOf(code, language, about),
    /** In the zone of whoever reads; `–` for none. */
    time: (at: string | undefined) => (at === undefined ? '–' : timeIn(language, at)),
    countdown: (left: TimeLeft) => countdownIn(language, left, texts.late),
  };
}

function timeIn(language: Language, at: string): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  return format.format(new Date(at));
}

function countdownIn(language: Language, left: TimeLeft, late: string): string {
  const format = new Intl.DurationFormat(language, { style: 'narrow' });
  const { days, hours, minutes } = left;
  const shown = days > 0 ? { days, hours } : { hours, minutes };
  const text = format.format(shown) || format.format({ minutes: 0 }) || '0';
  return left.isLate ? `${late} ${text}` : text;
}
