/**
 * Numbers as the carriers give them, with their check digits, made of a reference: the same label has the same number.
 * Sources of the check digits: UPS 1Z and USPS IMpb (mod 10), FedEx 12 digits (mod 11 of weights 3, 1, 7), Canada Post
 * 16 digits (GS1 mod 10); domain-facts 3.1. Freight (PRO) and Purolator numbers have no public rule.
 */
import { createHash } from 'node:crypto';
import { gs1CheckDigit } from '../../domain/kernel/check-digits.ts';

/** UPS service indicators in the number: 03 Ground, YW Ground Saver (SurePost); 90 is a return. */
const UPS_INDICATORS: Readonly<Record<string, string>> = {
  UPS_GROUND: '03',
  UPS_GROUND_SAVER: 'YW',
};
const UPS_SHIPPER = '4A8X71';
/** IMpb, 22 digits: 92, service 001, a mailer of six, a serial of ten, check. */
const USPS_MAILER = '903216';
const FEDEX_WEIGHTS = [3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1];

export function trackingNumber(carrier: string, serviceId: string, reference: string): string {
  const serial = (digits: number) => digitsOf(`${carrier}|${reference}`, digits);
  switch (carrier) {
    case 'UPS':
      return ups(`${UPS_SHIPPER}${UPS_INDICATORS[serviceId] ?? '90'}${serial(7)}`);
    case 'USPS':
      return withGs1(`92001${USPS_MAILER}${serial(10)}`);
    case 'FEDEX':
      return fedEx(serial(11));
    case 'CANADA_POST':
      return withGs1(`70${serial(13)}`);
    default:
      return serial(carrier === 'PUROLATOR' ? 12 : 10);
  }
}

/** The number under which the post has a parcel for the last leg. */
export function postNumber(reference: string): string {
  return trackingNumber('USPS', 'USPS_GROUND_ADVANTAGE', `last leg of ${reference}`);
}

/** Letters after 1Z count by their place in the alphabet, A = 2; every second character counts twice. */
function ups(body: string): string {
  const sum = Array.from(body, (char, place) => {
    const value = /\d/.test(char) ? Number(char) : (char.charCodeAt(0) - 63) % 10;
    return place % 2 === 0 ? value : 2 * value;
  }).reduce((total, value) => total + value, 0);
  return `1Z${body}${(10 - (sum % 10)) % 10}`;
}

function fedEx(body: string): string {
  const sum = Array.from(body, (digit, place) => Number(digit) * (FEDEX_WEIGHTS[place] ?? 0));
  return `${body}${(sum.reduce((total, value) => total + value, 0) % 11) % 10}`;
}

function withGs1(body: string): string {
  return body + gs1CheckDigit(body);
}

function digitsOf(text: string, count: number): string {
  const number = BigInt(`0x${createHash('sha256').update(text).digest('hex').slice(0, 30)}`);
  return String(number % 10n ** BigInt(count)).padStart(count, '1');
}
