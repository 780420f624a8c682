/** The partners' own APIs, as Portage's adapters call them: one row a request, and what it makes happen. */
import { bookingRequestSchema, pickupRequestSchema } from '../../domain/partner/carrier-port.ts';
import { bookingAsked, pickupAsked } from './carrier.ts';
import { dutyPaid, filed, holdAnswered, withdrawn } from './customs.ts';
import {
  attemptSchema,
  disposalSchema,
  dutyPaymentSchema,
  filingSchema,
  noticeSchema,
  recountSchema,
} from './partner-requests.ts';
import { ORDER_ROUTES } from './order-routes.ts';
import { plotSchema, silent, type Plot, type Turn } from './plot.ts';
import type { PartnerRoute } from './partner-route.ts';
import type { Asked } from './saying.ts';
import { announced, appointmentAsked, putawayAsked, recountAsked } from './warehouse.ts';

const SHIPMENT_ROUTES: readonly PartnerRoute[] = [
  {
    source: 'dcsa',
    path: '/bookings',
    ask: (_, body) => {
      const booking = bookingRequestSchema.parse(body);
      return about(booking.bookingRequestReference, (plot) =>
        plot.booking?.bookingRequestReference === booking.bookingRequestReference
          ? silent(plot)
          : bookingAsked(plot, booking),
      );
    },
  },
  {
    source: 'dcsa',
    path: '/bookings/{ref}/cancellation',
    ask: (ref) => ({ ...about(ref, silent), unsay: true }),
  },
  {
    source: 'dcsa',
    path: '/bookings/{ref}/pickup',
    ask: (ref, body) => about(ref, (plot) => pickupAsked(plot, pickupRequestSchema.parse(body))),
  },
  {
    source: 'dcsa',
    path: '/bookings/{ref}/pickup-cancellation',
    ask: (ref) => ({ ...about(ref, silent), unsay: true }),
  },
  { source: 'dcsa', path: '/bookings/{ref}/carton-return', ask: (ref) => about(ref, silent) },
  {
    source: 'customs',
    path: '/declarations',
    ask: (_, body) => {
      const filing = filingSchema.parse(body);
      return about(filing.declarationId, (plot) => filed(plot, filing));
    },
  },
  {
    source: 'customs',
    path: '/declarations/{ref}/withdrawal',
    ask: (ref) => about(ref, (plot) => withdrawn(plot, ref)),
  },
  {
    source: 'customs',
    path: '/declarations/{ref}/hold-answers',
    ask: (ref) => about(ref, (plot) => holdAnswered(plot, ref)),
  },
  {
    source: 'customs',
    path: '/declarations/{ref}/duty-payments',
    ask: (ref, body) => {
      const { paymentReference } = dutyPaymentSchema.parse(body);
      return about(ref, (plot) => dutyPaid(plot, ref, paymentReference));
    },
  },
  {
    source: 'customs',
    path: '/declarations/{ref}/disposal',
    ask: (ref, body) => {
      disposalSchema.parse(body);
      return about(ref, silent);
    },
  },
  {
    source: 'warehouse',
    path: '/asns',
    ask: (_, body) => {
      const notice = noticeSchema.parse(body);
      return about(notice.asnId, (plot) => announced(plot, notice));
    },
  },
  {
    source: 'warehouse',
    path: '/asns/{ref}/cancellation',
    ask: (ref) => ({ ...about(ref, silent), unsay: true }),
  },
  {
    source: 'warehouse',
    path: '/asns/{ref}/appointments',
    ask: (ref, body) => {
      const { attempt } = attemptSchema.parse(body);
      return about(ref, (plot) => appointmentAsked(plot, attempt));
    },
  },
  {
    source: 'warehouse',
    path: '/asns/{ref}/recounts',
    ask: (ref, body) => {
      const { count } = recountSchema.parse(body);
      return about(ref, (plot) => recountAsked(plot, count));
    },
  },
  {
    source: 'warehouse',
    path: '/asns/{ref}/refusal',
    ask: (ref) => ({ ...about(ref, silent), unsay: true }),
  },
  { source: 'warehouse', path: '/asns/{ref}/putaway', ask: (ref) => about(ref, putawayAsked) },
];

export const PARTNER_ROUTES: readonly PartnerRoute[] = [...SHIPMENT_ROUTES, ...ORDER_ROUTES];

/** Every reference begins with the shipment's id: `shp_…-1`, `shp_…-EXPORT-v2`, `shp_…`. */
function about(reference: string, happen: (plot: Plot) => Turn): Asked {
  const shipmentId = reference.slice(0, 'shp_'.length + 26);
  return {
    subject: shipmentId,
    happen: (before, { scenario }) => happen(plotSchema.parse(before ?? { shipmentId, scenario })),
  };
}
