/**
 * The sandbox's own calendar. Partners speak of days after the cargo is ready, not of the moment they speak: a timeline
 * shows weeks at sea although the demo takes seconds, and the same shipment is told the same in any order.
 */
import type { BookingRequest } from '../../domain/partner/carrier-port.ts';
import type { Plot } from './plot.ts';

const DAY = 86_400_000;

/** Days at sea, in the air or on rails, port to port. */
const TRANSIT_DAYS: Readonly<Record<BookingRequest['mode'], number>> = {
  SEA_FCL: 18,
  SEA_LCL: 21,
  SEA_TRUCK: 19,
  RAIL: 17,
  AIR: 2,
  EXPRESS: 3,
};
/** East of the canal, and Europe. */
const FAR_PORTS: Readonly<Record<string, number>> = {
  USNYC: 14,
  USSAV: 14,
  CAHAL: 16,
  DEHAM: 14,
  NLRTM: 12,
};
/** A rolled box takes the next week's vessel. */
const ROLLED_DAYS = 7;

export type Moment = 'ready' | 'planned-departure' | 'departure' | 'planned-arrival' | 'arrival';

/** RFC 3339 UTC: `days` after a moment of the shipment, at a time of day `HH:MM`. */
export function at(plot: Plot, moment: Moment, days: number, time: string): string {
  const midnight = Date.parse(readyOn(plot)) + (daysUntil(plot, moment) + days) * DAY;
  return `${new Date(midnight).toISOString().slice(0, 10)}T${time}:00.000Z`;
}

function daysUntil({ booking, scenario }: Plot, moment: Moment): number {
  const toDeparture = booking?.mode === 'AIR' || booking?.mode === 'EXPRESS' ? 3 : 6;
  const late = scenario === 'rolled' ? ROLLED_DAYS : 0;
  const days = {
    ready: 0,
    'planned-departure': toDeparture,
    departure: toDeparture + late,
    'planned-arrival': toDeparture + transitDays(booking),
    arrival: toDeparture + late + transitDays(booking),
  };
  return days[moment];
}

function transitDays(booking: BookingRequest | undefined): number {
  if (!booking) return 0;
  const far = booking.mode.startsWith('SEA') ? (FAR_PORTS[booking.portOfDischarge] ?? 0) : 0;
  return TRANSIT_DAYS[booking.mode] + far;
}

/** Without a booking the goods are at the border already: the warehouse's expectation, else a fixed day. */
function readyOn({ booking, notice, importEntry }: Plot): string {
  const stated = importEntry?.data['arrivedOn'];
  if (booking) return booking.cargoReadyOn;
  if (typeof stated === 'string') return stated.slice(0, 10);
  return notice?.expectedAt.slice(0, 10) ?? '2026-01-05';
}
