/** Real vessels and a box for every booking, chosen by the booking's own reference: the same booking sails the same ship. */
import { createHash } from 'node:crypto';
import { isContainerNumber } from '../../domain/kernel/check-digits.ts';
import type { BookingRequest } from '../../domain/partner/carrier-port.ts';

export interface Voyage {
  readonly bookingNumber: string;
  readonly transportDocument: string;
  readonly vesselName: string;
  /** IMO ship identification number, seven digits with its check digit. */
  readonly vesselImo: string;
  readonly voyageNumber: string;
  readonly serviceCode: string;
  /** ISO 6346; empty for goods that travel loose. */
  readonly containers: readonly string[];
}

/** Container ships in service with their IMO numbers. */
export const VESSELS = [
  { vesselName: 'EVER GIVEN', vesselImo: '9811000' },
  { vesselName: 'ONE APUS', vesselImo: '9806079' },
  { vesselName: 'CMA CGM BENJAMIN FRANKLIN', vesselImo: '9706891' },
  { vesselName: 'COSCO SHIPPING UNIVERSE', vesselImo: '9795610' },
  { vesselName: 'MSC OSCAR', vesselImo: '9703291' },
  { vesselName: 'HMM ALGECIRAS', vesselImo: '9863297' },
  { vesselName: 'OOCL HONG KONG', vesselImo: '9776171' },
] as const;

export function voyageOf(booking: BookingRequest): Voyage {
  const seed = createHash('sha256').update(booking.bookingRequestReference).digest();
  const number = seed.readUInt32BE(0);
  const vessel = VESSELS[number % VESSELS.length] ?? VESSELS[0];
  return {
    ...vessel,
    bookingNumber: `SBX${String(number % 10_000_000).padStart(7, '0')}`,
    transportDocument: `SBXU${String(seed.readUInt32BE(4) % 100_000_000).padStart(8, '0')}`,
    voyageNumber: `${String((number % 900) + 100)}E`,
    serviceCode: 'TP8',
    containers: containersOf(booking, seed.readUInt32BE(8)),
  };
}

function containersOf({ containers, mode }: BookingRequest, number: number): readonly string[] {
  if (containers.length > 0) return containers;
  return mode.startsWith('SEA') ? [containerNumber('SBXU', number % 1_000_000)] : [];
}

/** ISO 6346: the one check digit of ten that fits. */
export function containerNumber(owner: string, serial: number): string {
  const body = owner + String(serial).padStart(6, '0');
  return (
    Array.from({ length: 10 }, (_, digit) => `${body}${digit}`).find(isContainerNumber) ?? body
  );
}
