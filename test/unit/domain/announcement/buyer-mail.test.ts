import { describe, expect, it } from 'vitest';
import type {
  Announcement,
  AnnouncementType,
} from '../../../../domain/announcement/announcement.ts';
import { buyerMail } from '../../../../domain/announcement/buyer-mail.ts';
import { MAIL_WORDS } from '../../../../domain/announcement/mail-words.ts';
import { maskedAddress } from '../../../../domain/announcement/mail.ts';
import type { Fulfilment } from '../../../../domain/order/fulfilment.ts';
import { aFulfilment, anOrder, minutes, shopper } from '../../../support/example-order.ts';

const said = (type: AnnouncementType, data: Announcement['data'] = {}): Announcement => ({
  announcementId: 'a-1',
  tenant: shopper.tenant,
  type,
  at: minutes(60),
  entityId: shopper.orderId,
  n: 1,
  data,
});
const LANGUAGES = ['en', 'zh-CN', 'fr', 'es'] as const;
const TOLD = [
  'order.shipped',
  'order.out_for_delivery',
  'order.available_for_pickup',
  'order.delivered',
  'order.exception',
] as const;

describe('a mail to a buyer', () => {
  const all = LANGUAGES.flatMap((language) => TOLD.map((type) => ({ language, type })));

  it.each(all)(
    'of $type in $language leaves no gap and names order, parcel and page',
    ({ language, type }) => {
      const order = anOrder({ buyer: { ...anOrder().buyer, language } });
      const data = { status: 'attempt_failed', estimatedDeliveryAt: '2026-11-14T00:00:00.000Z' };
      const mail = buyerMail(said(type, data), order, [aFulfilment(), aFulfilment({ n: 2 })]);
      expect(mail?.subject).toContain('PO-1001');
      for (const part of [mail?.subject, mail?.text, mail?.html])
        expect(part).not.toMatch(/[{}]|undefined/);
      expect(mail?.text).toContain('https://t.17track.net/en#nums=9400111206206406260787');
      expect(mail?.html).toContain(`lang="${language}"`);
      if (type !== 'order.delivered') expect(mail?.text).toContain('2026-11-14');
    },
  );

  it('never lets a name become markup', () => {
    const mail = buyerMail(said('order.shipped'), anOrder(), [aFulfilment()]);
    expect(mail?.html).toContain('Ana &lt;b&gt;');
    expect(mail?.html).not.toContain('<b>');
    expect(mail?.text).toContain('Ana <b>');
  });

  it('says what went wrong in words for it, and in general ones for what it does not know', () => {
    const text = (status: string) =>
      buyerMail(said('order.exception', { status }), anOrder(), [aFulfilment()])?.text;
    expect(text('lost')).toContain(MAIL_WORDS.en.problems.lost);
    expect(text('a-new-status')).toContain(MAIL_WORDS.en.problems.exception);
  });

  it('is not written about what a buyer need not know', () => {
    expect(buyerMail(said('order.backordered'), anOrder(), [aFulfilment()])).toBeUndefined();
  });
});

it('a parcel among several says which it is of those that come', () => {
  const parcels = (...statuses: Fulfilment['status'][]) =>
    statuses.map((status, at) => aFulfilment({ n: at + 1, status }));
  const text = (...statuses: Fulfilment['status'][]) =>
    buyerMail({ ...said('order.shipped'), n: 2 }, anOrder(), parcels(...statuses))?.text;
  expect(text('CANCELLED', 'SHIPPED', 'PLANNED')).toContain('part 1 of 2');
  expect(text('REJECTED', 'SHIPPED')).not.toContain('part');
});

describe('the words', () => {
  it.each(LANGUAGES)('of %s are all its own', (language) => {
    const { kinds, problems, ...others } = MAIL_WORDS[language];
    const words = (w: typeof MAIL_WORDS.en) => [
      ...Object.values(w.kinds).flatMap(({ subject, lead }) => [subject, lead]),
      ...Object.values(w.problems),
    ];
    expect([
      ...Object.values(kinds),
      ...Object.values(problems),
      ...Object.values(others),
    ]).not.toContain('');
    if (language === 'en') return;
    const english = new Set(words(MAIL_WORDS.en));
    expect(words(MAIL_WORDS[language]).filter((word) => english.has(word))).toEqual([]);
    if (language === 'zh-CN')
      for (const word of words(MAIL_WORDS[language])) expect(word).toMatch(/\p{Script=Han}/u);
  });
});

it('an address is recognised by its owner alone', () => {
  expect(maskedAddress('ana@buyer.example')).toBe('a***@buyer.example');
});
