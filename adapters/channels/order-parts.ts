/** The parts that every shop's order has, brought into our words. What is odd is mended or left out, never fatal. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { skuCodeSchema, type SkuCode } from '../../domain/kernel/ids.ts';
import { MINOR_DIGITS, currencySchema, moneyWireSchema } from '../../domain/kernel/money.ts';
import type { MoneyWire } from '../../domain/kernel/money.ts';
import type { Order } from '../../domain/order/order.ts';
import type { Address } from '../../domain/shipment/shipment.ts';

/** Ids are numbers, or text when they exceed 2^53 (exact-json.ts). */
export const idSchema = z.union([z.string(), z.number()]).transform(String);
/** Text that a shop may leave out, or say as null. */
export const optionalText = z.string().nullish();

export interface WrittenAddress {
  readonly name?: string | null | undefined;
  readonly company?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly lines: readonly (string | null | undefined)[];
  readonly city?: string | null | undefined;
  readonly region?: string | null | undefined;
  readonly postalCode?: string | null | undefined;
  readonly country?: string | null | undefined;
}

/** An address that lacks something is filled with dashes (and country ZZ, ISO 3166's own for unknown) and says so. */
export function addressOf(written: WrittenAddress) {
  const said = (text: string | null | undefined, most: number) =>
    (text ?? '').trim().slice(0, most);
  const name = said(written.name, 120) || said(written.company, 120);
  const lines = [
    ...(written.name ? [said(written.company, 120)] : []),
    ...written.lines.map((l) => said(l, 120)),
  ];
  const kept = lines.filter((line) => line !== '').slice(0, 4);
  const city = said(written.city, 80);
  const country = said(written.country, 8).toUpperCase();
  const known = /^[A-Z]{2}$/.test(country);
  const gaps = [
    ...(name === '' ? ['ADDRESS_INCOMPLETE /shipTo/name'] : []),
    ...(kept.length === 0 ? ['ADDRESS_INCOMPLETE /shipTo/lines'] : []),
    ...(city === '' ? ['ADDRESS_INCOMPLETE /shipTo/city'] : []),
    ...(known ? [] : ['ADDRESS_INCOMPLETE /shipTo/country']),
  ];
  const [phone, region, postalCode] = [
    said(written.phone, 40),
    said(written.region, 80),
    said(written.postalCode, 16),
  ];
  const shipTo: Address = {
    name: name || '-',
    ...(phone && { phone }),
    lines: kept.length > 0 ? kept : ['-'],
    city: city || '-',
    ...(region && { region }),
    ...(postalCode && { postalCode }),
    country: known ? country : 'ZZ',
  };
  const addressKey = createHash('sha256').update(JSON.stringify(shipTo)).digest('hex').slice(0, 32);
  return { shipTo, gaps, addressKey };
}

/** A SKU we could not have registered still names its line: the order is held until somebody says what it is. */
export function skuOf(written: string | null | undefined, externalLineId: string): SkuCode {
  const whole = (written ?? '').trim() || `NO-SKU-${externalLineId}`;
  const safe = whole.replaceAll(/[^A-Za-z0-9._-]/g, '-').replace(/^[^A-Za-z0-9]+/, '');
  return skuCodeSchema.parse((safe || `LINE-${externalLineId}`).slice(0, 40));
}

/** Undefined for a currency we do not know, or what is no amount. */
export function moneyOf(
  amount: string | number | null | undefined,
  currency: string | null | undefined,
): MoneyWire | undefined {
  const known = currencySchema.safeParse(currency?.toUpperCase());
  const value = Number(amount);
  if (!known.success || amount === null || amount === undefined || !Number.isFinite(value))
    return undefined;
  // A price per piece, at most 13 digits: a double holds its cents exactly enough to round once.
  const wire = { amount: value.toFixed(MINOR_DIGITS[known.data]), currency: known.data };
  return moneyWireSchema.safeParse(wire).data;
}

const LANGUAGES: Readonly<Record<string, Order['buyer']['language']>> = {
  zh: 'zh-CN',
  fr: 'fr',
  es: 'es',
};

/** `fr-CA`, `zh_CN`: the buyer's language, English when it is none of ours. */
export const languageOf = (locale: string | null | undefined) =>
  LANGUAGES[(locale ?? '').slice(0, 2).toLowerCase()] ?? 'en';

/** The speed that a shipping method's name promises; undefined when it promises none. */
export function speedOf(method: string | null | undefined): Order['speed'] | undefined {
  const name = method ?? '';
  if (
    /express|expedited|overnight|priority|(next|same|second|two|1|2)[\s-]?day|加急|特快/i.test(name)
  )
    return 'EXPRESS';
  if (/econom|saver|postal|free|经济/i.test(name)) return 'ECONOMY';
  return /standard|ground|regular|标准/i.test(name) ? 'STANDARD' : undefined;
}

export function buyerOf(written: {
  readonly name: string;
  readonly email: string | null | undefined;
  readonly phone: string | null | undefined;
  readonly locale: string | null | undefined;
}): Order['buyer'] {
  const email = z.email().max(254).safeParse(written.email?.trim()).data;
  const phone = written.phone?.trim().slice(0, 40);
  return {
    name: written.name.slice(0, 120),
    ...(email !== undefined && { email }),
    ...(phone && { phone }),
    language: languageOf(written.locale),
  };
}
