/** The sandbox carrier: confirms bookings, picks up, loads when customs let go, sails, arrives. */
import type { BookingRequest, PickupRequest } from '../../domain/partner/carrier-port.ts';
import { at } from './calendar.ts';
import { dcsaSaying, type Booked, type CarrierFact } from './dcsa-message.ts';
import { silent, type Plot, type Turn } from './plot.ts';
import type { Saying } from './saying.ts';
import { voyageOf } from './voyage.ts';

/** DCSA knows no air: a flight has no vessel and no mode. */
const MODES_OF_TRANSPORT: Readonly<Record<BookingRequest['mode'], string>> = {
  SEA_FCL: 'VESSEL',
  SEA_LCL: 'VESSEL',
  SEA_TRUCK: 'VESSEL',
  RAIL: 'RAIL',
  AIR: 'AIR',
  EXPRESS: 'AIR',
};

/** A week on the quay: time to ask the seller. */
const ROLLED_PACES = 20;

export function bookingAsked(before: Plot, booking: BookingRequest): Turn {
  const plot = { ...before, booking, bookingsAsked: before.bookingsAsked + 1 };
  const statedAt = at(plot, 'ready', -1, '02:15');
  const answer = { type: 'SHIPMENT', classifier: 'ACT', at: statedAt, statedAt } as const;
  if (plot.scenario === 'booking-rejected' && plot.bookingsAsked === 1) {
    return tell(plot, booking, [
      { ...answer, code: 'REJE', reason: 'No space left on this sailing' },
    ]);
  }
  return tell({ ...plot, confirmed: true }, booking, [
    { ...answer, code: 'CONF' },
    {
      ...calls(plot, booking).depart,
      classifier: 'PLN',
      at: at(plot, 'planned-departure', 0, '04:30'),
      statedAt,
    },
    {
      ...calls(plot, booking).arrive,
      classifier: 'PLN',
      at: at(plot, 'planned-arrival', 0, '13:00'),
      statedAt,
    },
  ]);
}

/** Without a pickup the seller brings the goods himself; the booking alone tells the terminal to expect them. */
export function pickupAsked(plot: Plot, _pickup: PickupRequest): Turn {
  const { booking } = plot;
  if (!booking || plot.atOrigin) return silent(plot);
  const collected = at(plot, 'ready', 0, '06:10');
  const received = at(plot, 'ready', 1, '03:40');
  const loose = containersOf(booking).length === 0;
  const here = { place: booking.portOfLoading, classifier: 'ACT' } as const;
  const pick = {
    ...here,
    type: 'EQUIPMENT',
    code: 'PICK',
    facilityType: 'CLOC',
    at: collected,
    statedAt: collected,
  } as const;
  const gateIn = { ...here, at: received, statedAt: received } as const;
  return tell({ ...plot, atOrigin: true }, booking, [
    ...each(booking, pick),
    ...(loose
      ? [{ ...gateIn, type: 'SHIPMENT', code: 'RECE' } as const]
      : each(booking, { ...gateIn, type: 'EQUIPMENT', code: 'GTIN' })),
  ]);
}

/** Loads, sails and arrives once everything that must let the goods go has done so. */
export function sailIfFree(plot: Plot): Turn {
  const { booking } = plot;
  if (!booking || plot.sailed || plot.scenario === 'cancel-before-departure') return silent(plot);
  const free = plot.atOrigin && plot.exportReleased && (plot.isfAccepted || !needsIsf(booking));
  return free ? tell({ ...plot, sailed: true }, booking, journey(plot, booking)) : silent(plot);
}

/** Customs let go: the box leaves the terminal. */
export function gateOut(plot: Plot): Saying[] {
  if (!plot.booking) return [];
  const when = at(plot, 'arrival', 3, '17:05');
  const facts = each(plot.booking, {
    type: 'EQUIPMENT',
    code: 'GTOT',
    classifier: 'ACT',
    place: plot.booking.portOfDischarge,
    at: when,
    statedAt: when,
  });
  return [...tell(plot, plot.booking, facts).says];
}

/** ISF 10+2 is for ocean freight to the United States. */
function needsIsf({ mode, portOfDischarge }: BookingRequest): boolean {
  return mode.startsWith('SEA') && portOfDischarge.startsWith('US');
}

function journey(plot: Plot, booking: BookingRequest): CarrierFact[] {
  const isRolled = plot.scenario === 'rolled';
  const { depart, arrive } = calls(plot, booking);
  const loaded = at(plot, 'departure', -1, '20:20');
  const departed = at(plot, 'departure', 0, '04:55');
  const arrived = at(plot, 'arrival', 0, '15:40');
  const discharged = at(plot, 'arrival', 1, '02:30');
  const load = {
    type: 'EQUIPMENT',
    code: 'LOAD',
    classifier: 'ACT',
    place: booking.portOfLoading,
    at: loaded,
    statedAt: loaded,
  } as const;
  const discharge = {
    ...load,
    code: 'DISC',
    place: booking.portOfDischarge,
    at: discharged,
    statedAt: discharged,
  };
  return [
    ...(isRolled ? rolled(plot, booking) : []),
    ...each(booking, isRolled ? { ...load, pause: ROLLED_PACES } : load),
    { ...depart, classifier: 'ACT', at: departed, statedAt: departed },
    { ...arrive, classifier: 'EST', at: at(plot, 'arrival', 0, '13:00'), statedAt: departed },
    { ...arrive, classifier: 'ACT', at: arrived, statedAt: arrived },
    ...each(booking, discharge),
  ];
}

/** No room on the planned vessel: the carrier says a week later, and why. */
function rolled(plot: Plot, booking: BookingRequest): CarrierFact[] {
  const statedAt = at(plot, 'planned-departure', -1, '09:00');
  const reason = 'Rolled to the next sailing';
  const { depart, arrive } = calls(plot, booking);
  return [
    { ...depart, classifier: 'EST', at: at(plot, 'departure', 0, '04:30'), statedAt, reason },
    { ...arrive, classifier: 'EST', at: at(plot, 'arrival', 0, '13:00'), statedAt, reason },
  ];
}

function calls(_plot: Plot, { portOfLoading, portOfDischarge }: BookingRequest) {
  return {
    depart: { type: 'TRANSPORT', code: 'DEPA', place: portOfLoading },
    arrive: { type: 'TRANSPORT', code: 'ARRI', place: portOfDischarge },
  } as const;
}

/** One equipment fact for each box; loose cargo has none. */
function each(booking: BookingRequest, fact: CarrierFact): CarrierFact[] {
  const { containerType } = booking;
  return containersOf(booking).map((container) => ({
    ...fact,
    container,
    ...(containerType !== undefined && { containerType }),
  }));
}

function containersOf(booking: BookingRequest): readonly string[] {
  return voyageOf(booking).containers;
}

function tell(plot: Plot, booking: BookingRequest, facts: readonly CarrierFact[]): Turn {
  const booked: Booked = {
    bookingRequestReference: booking.bookingRequestReference,
    voyage: voyageOf(booking),
    modeOfTransport: MODES_OF_TRANSPORT[booking.mode],
  };
  return {
    plot: { ...plot, said: plot.said + facts.length },
    says: facts.map((fact, n) => dcsaSaying(fact, booked, plot.said + n)),
  };
}
