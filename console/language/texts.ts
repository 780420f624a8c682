/** What the console itself says. Words of the business are words.ts. */
import { FRAME_TEXTS } from './frame-texts.ts';
import type { Language } from './language.ts';
import { MESSAGE_TEXTS } from './message-texts.ts';
import { ORDER_TEXTS } from './order-texts.ts';
import { RETURN_TEXTS } from './return-texts.ts';

/** A name is in one of them only. */
export const PARTS = [FRAME_TEXTS, ORDER_TEXTS, RETURN_TEXTS, MESSAGE_TEXTS] as const;

const en = { ...FRAME_TEXTS.en, ...ORDER_TEXTS.en, ...RETURN_TEXTS.en, ...MESSAGE_TEXTS.en };
export type Texts = Readonly<Record<keyof typeof en, string>>;

const zh: Texts = {
  ...FRAME_TEXTS.zh,
  ...ORDER_TEXTS.zh,
  ...RETURN_TEXTS.zh,
  ...MESSAGE_TEXTS.zh,
};

export const TEXTS: Readonly<Record<Language, Texts>> = { en, 'zh-CN': zh };
