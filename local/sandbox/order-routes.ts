/** What Portage asks about orders and returns: of the floor, the returns desk, the aggregator that sells labels. */
import { z } from 'zod';
import { liftMarkSchema } from '../../domain/relay/fba-carton.ts';
import { labelled, picked, stopAsked } from './floor.ts';
import {
  bought,
  instructed,
  purchaseSchema,
  refunded,
  shipmentMade,
  shown,
  trackers,
} from './parcel-carrier.ts';
import { shipmentAskedSchema } from './easypost-shipment.ts';
import {
  parcelPlotSchema,
  pickListSchema,
  returnNoticeSchema,
  type ParcelPlot,
} from './parcel-plot.ts';
import type { PartnerRoute } from './partner-route.ts';
import { registered, trackInfo } from './parcel-tracker.ts';
import { expectationCancelled, returnExpected, worked } from './returns-desk.ts';
import type { Asked, Circumstances, Told } from './saying.ts';

const stopSchema = z.object({ reason: z.string() });
const workSchema = z.object({
  workId: z.string(),
  rmaId: z.string(),
  disposition: z.string(),
  sku: z.string(),
  quantity: z.int().positive(),
  instruction: z.string(),
  relabel: z.object({ sku: z.string(), barcode: z.string().min(1) }).optional(),
  papers: z
    .array(
      z.object({ documentId: z.string(), kind: z.string(), fileName: z.string(), url: z.url() }),
    )
    .default([]),
});
const instructionSchema = z.looseObject({
  kind: z.enum(['REATTEMPT', 'PICKUP_POINT', 'ADDRESS_CORRECTION', 'RETURN_TO_SENDER']),
});
/** 17TRACK takes up to 40 at once; Portage asks about one. */
const numbersSchema = z.tuple([z.object({ number: z.string(), carrier: z.int().optional() })]);
const labelSchema = z.object({
  pickId: z.string(),
  carrier: z.string(),
  serviceId: z.string(),
  trackingNumber: z.string(),
  labelUrl: z.string(),
  boxLabel: z
    .object({ boxId: z.string(), labelUrl: z.string(), mark: liftMarkSchema.optional() })
    .optional(),
});

export const ORDER_ROUTES: readonly PartnerRoute[] = [
  {
    source: 'warehouse',
    path: '/picks',
    ask: (_, body) => {
      const list = pickListSchema.parse(body);
      return about(list.pickId, (plot, around) => picked(plot, list, around));
    },
  },
  {
    source: 'warehouse',
    path: '/picks/{ref}/stop',
    ask: (ref, body) => {
      stopSchema.parse(body);
      return about(ref, (plot, around) => stopAsked(plot, ref, around));
    },
  },
  {
    source: 'warehouse',
    path: '/picks/{ref}/label',
    ask: (ref, body) => {
      const notice = labelSchema.parse(body);
      return about(ref, (plot, around) => labelled(plot, { ...notice, pickId: ref }, around));
    },
  },
  {
    source: 'warehouse',
    path: '/returns',
    ask: (_, body) => {
      const notice = returnNoticeSchema.parse(body);
      return about(notice.rmaId, (plot, around) => returnExpected(plot, notice, around));
    },
  },
  {
    source: 'warehouse',
    path: '/returns/{ref}/cancel',
    ask: (ref) => about(ref, expectationCancelled),
  },
  {
    source: 'warehouse',
    path: '/return-work',
    ask: (_, body) => {
      const work = workSchema.parse(body);
      return about(work.workId, (plot, around) => worked(plot, work, around));
    },
  },
  {
    source: 'easypost',
    path: '/v2/shipments',
    ask: (_, body) => {
      const { shipment } = shipmentAskedSchema.parse(body);
      return about(shipment.reference, (plot, around) => shipmentMade(plot, shipment, around));
    },
  },
  {
    source: 'easypost',
    path: '/v2/shipments/{ref}/buy',
    ask: (ref, body) => {
      const { rate } = purchaseSchema.parse(body);
      return called(ref, (plot, around) => bought(plot, ref, rate.id, around));
    },
  },
  {
    source: 'easypost',
    path: '/v2/shipments/{ref}/refund',
    ask: (ref) => called(ref, (plot, around) => refunded(plot, ref, around)),
  },
  {
    source: 'easypost',
    path: '/v2/shipments/{ref}/intercept',
    ask: (ref) => called(ref, (plot, around) => instructed(plot, ref, 'RETURN_TO_SENDER', around)),
  },
  {
    source: 'easypost',
    path: '/v2/shipments/{ref}/instructions',
    ask: (ref, body) => {
      const { kind } = instructionSchema.parse(body);
      return called(ref, (plot, around) => instructed(plot, ref, kind, around));
    },
  },
  {
    source: 'easypost',
    method: 'GET',
    path: '/v2/shipments/{ref}',
    ask: (ref) => called(ref, (plot) => shown(plot, ref)),
  },
  {
    source: 'easypost',
    method: 'GET',
    path: '/v2/trackers',
    ask: (_, __, query) => {
      const code = query.get('tracking_code') ?? '';
      return called(code, (plot, around) => trackers(plot, code, around));
    },
  },
  {
    source: 'seventeentrack',
    path: '/track/v2.2/gettrackinfo',
    ask: (_, body) => {
      const [{ number }] = numbersSchema.parse(body);
      return called(number, (plot, around) => trackInfo(plot, number, around));
    },
  },
  {
    source: 'seventeentrack',
    path: '/track/v2.2/register',
    ask: (_, body) => {
      const [{ number }] = numbersSchema.parse(body);
      return called(number, (plot) => registered(plot, number));
    },
  },
];

type Happen = (plot: ParcelPlot, around: Circumstances) => Told;

/** `{tenant}.ord_…-{n}-{attempt}`: one world for all attempts of a fulfilment; a return's labels are one world too. */
function about(reference: string, happen: Happen): Asked {
  const subject = /ord_[0-9A-Z]{26}-\d+|ret_[0-9A-Z]{26}/.exec(reference)?.[0] ?? reference;
  return { subject, happen: onPlot(subject, happen) };
}

/** By a name the carrier gave: a shipment's id, a tracking number. */
function called(name: string, happen: Happen): Asked {
  return { subject: name, known: true, happen: onPlot(name, happen) };
}

function onPlot(subject: string, happen: Happen): Asked['happen'] {
  return (before, around) =>
    happen(parcelPlotSchema.parse(before ?? newPlot(subject, around)), around);
}

function newPlot(subject: string, { orders, returns }: Circumstances): object {
  return { subject, scenario: orders, finds: returns };
}
