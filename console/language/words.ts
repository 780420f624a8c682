/**
 * Codes of the business in words (docs/glossary.md). One code may mean two things: a shipment has ARRIVED in a port, a return in
 * a warehouse; so it is said what is spoken about. A code without a word is shown spelled out, `GATE_IN` as "Gate in"; a
 * sentence that somebody typed is shown as it is.
 */
import { MAIL_WORDS, SEARCH_WORDS, WEBHOOK_WORDS } from './announcement-words.ts';
import type { Language } from './language.ts';
import { ORDER_WORDS, PARCEL_WORDS } from './order-words.ts';
import { DOCUMENT_WORDS, REFUND_WORDS, RETURN_WORDS } from './return-words.ts';
import { SHIPMENT_WORDS } from './shipment-words.ts';

const WORDS = {
  shipment: SHIPMENT_WORDS,
  order: ORDER_WORDS,
  parcel: PARCEL_WORDS,
  return: RETURN_WORDS,
  refund: REFUND_WORDS,
  document: DOCUMENT_WORDS,
  mail: MAIL_WORDS,
  webhook: WEBHOOK_WORDS,
  search: SEARCH_WORDS,
};
export type About = keyof typeof WORDS;

export function wordOf(code: string, language: Language, about: About = 'shipment'): string {
  const tongue = language === 'zh-CN' ? 'zh' : 'en';
  return WORDS[about][tongue][code] ?? SHIPMENT_WORDS[tongue][code] ?? spelledOut(code);
}

function spelledOut(code: string): string {
  if (code.includes(' ')) return code;
  const words = code.toLowerCase().replaceAll(/[-_]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
