/** A mail as an RFC 5322 file: both bodies in base64, so that no line is ever too long or not ASCII. */
import type { SendEmail } from './send-email.ts';

const BOUNDARY = 'portage-alternative';

export function mailFile(email: SendEmail, messageId: string, sentAt: Date): string {
  const { Subject, Body, Headers } = email.Content.Simple;
  return [
    `From: ${email.FromEmailAddress}`,
    `To: ${email.Destination.ToAddresses.join(', ')}`,
    `Subject: ${encodedWords(Subject.Data)}`,
    `Date: ${sentAt.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${messageId}@localhost>`,
    ...Headers.map(({ Name, Value }) => `${Name}: ${oneLine(Value)}`),
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${BOUNDARY}"`,
    '',
    ...part('text/plain', Body.Text.Data),
    ...part('text/html', Body.Html.Data),
    `--${BOUNDARY}--`,
    '',
  ].join('\r\n');
}

function part(type: string, text: string): string[] {
  const lines =
    Buffer.from(text)
      .toString('base64')
      .match(/.{1,76}/g) ?? [];
  const headers = [`Content-Type: ${type}; charset=utf-8`, 'Content-Transfer-Encoding: base64'];
  return [`--${BOUNDARY}`, ...headers, '', ...lines];
}

/** RFC 2047: words of at most 75 characters, each of whole code points. */
function encodedWords(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  const points = Array.from(text);
  const words: string[] = [];
  // Ten code points are at most 40 bytes, 56 characters of base64.
  for (let from = 0; from < points.length; from += 10) {
    const bytes = Buffer.from(points.slice(from, from + 10).join(''));
    words.push(`=?UTF-8?B?${bytes.toString('base64')}?=`);
  }
  return words.join('\r\n ');
}

const oneLine = (text: string) => text.replaceAll(/[\r\n]+/g, ' ');
