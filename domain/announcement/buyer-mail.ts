/** The mail a buyer gets (M-104), as text and as HTML, in the buyer's language. Pure: the same facts make the same mail. */
import { dayOf } from '../kernel/time.ts';
import type { Fulfilment } from '../order/fulfilment.ts';
import type { Order } from '../order/order.ts';
import type { Announcement, AnnouncementType } from './announcement.ts';
import { MAIL_WORDS, type MailKind, type MailWords, type Problem } from './mail-words.ts';
import { trackingUrlOf } from './tracking-url.ts';

export interface BuyerMail {
  readonly kind: MailKind;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const KINDS: Partial<Record<AnnouncementType, MailKind>> = {
  'order.shipped': 'shipped',
  'order.out_for_delivery': 'out_for_delivery',
  'order.available_for_pickup': 'available_for_pickup',
  'order.delivered': 'delivered',
  'order.exception': 'problem',
};

/** What a buyer will never see is no part of what comes. */
const NEVER_SENT: ReadonlySet<string> = new Set(['CANCELLED', 'REJECTED']);

/** Undefined when the buyer need not hear of it. */
export function buyerMail(
  announcement: Announcement,
  order: Order,
  fulfilments: readonly Fulfilment[],
): BuyerMail | undefined {
  const kind = KINDS[announcement.type];
  const fulfilment = fulfilments.find(({ n }) => n === announcement.n);
  if (!kind || !fulfilment) return undefined;
  const coming = fulfilments.filter(({ status }) => !NEVER_SENT.has(status));
  const words = MAIL_WORDS[order.buyer.language];
  const values = {
    name: order.buyer.name,
    reference: order.reference,
    day: dayOf(announcement.at),
    n: String(coming.indexOf(fulfilment) + 1),
    count: String(coming.length),
  };
  const { subject, lead } = words.kinds[kind];
  const paragraphs = [
    lead,
    ...(kind === 'problem' ? [words.problems[problemOf(announcement)]] : []),
    ...details(words, kind, announcement, fulfilment),
    ...(kind === 'shipped' && coming.length > 1 ? [words.parts] : []),
  ].map((text) => filled(text, values));
  const greeting = filled(words.greeting, values);
  const link = fulfilment.label && trackingUrlOf(fulfilment.label.trackingNumber);
  return {
    kind,
    subject: filled(subject, values),
    text: textOf([greeting, ...paragraphs], words, link),
    html: htmlOf([greeting, ...paragraphs], words, link, order.buyer.language),
  };
}

const PROBLEMS: ReadonlySet<string> = new Set<Problem>([
  'attempt_failed',
  'exception',
  'returning',
  'lost',
]);
const isProblem = (status: unknown): status is Problem =>
  typeof status === 'string' && PROBLEMS.has(status);

/** A status we have no words for is told as an exception. */
function problemOf({ data }: Announcement): Problem {
  const status = data['status'];
  return isProblem(status) ? status : 'exception';
}

function details(
  words: MailWords,
  kind: MailKind,
  { data }: Announcement,
  { label }: Fulfilment,
): string[] {
  if (!label || kind === 'delivered') return [];
  const expected = data['estimatedDeliveryAt'];
  return [
    filled(words.carrier, { carrier: label.carrier, number: label.trackingNumber }),
    ...(typeof expected === 'string'
      ? [filled(words.expected, { day: expected.slice(0, 10) })]
      : []),
  ];
}

function textOf(paragraphs: readonly string[], words: MailWords, link: string | undefined): string {
  const tracking = link === undefined ? [] : [`${words.track}: ${link}`];
  return [...paragraphs, ...tracking, words.closing].join('\n\n');
}

function htmlOf(
  paragraphs: readonly string[],
  words: MailWords,
  link: string | undefined,
  language: string,
): string {
  const paragraph = (inner: string) => `<p>${inner}</p>`;
  const tracking =
    link === undefined ? [] : [`<a href="${escaped(link)}">${escaped(words.track)}</a>`];
  const body = [...paragraphs.map(escaped), ...tracking].map(paragraph).join('\n');
  return `<!doctype html>
<html lang="${language}"><meta charset="utf-8"><body style="font-family:sans-serif;max-width:36em">
${body}
<p style="color:#666">${escaped(words.closing)}</p>
</body></html>`;
}

function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** A buyer's name is whatever somebody typed. */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
