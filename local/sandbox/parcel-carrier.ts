/** The sandbox aggregator: an EasyPost-shaped API that sells labels of all carriers, takes them back, and tells what it knows. */
import { z } from 'zod';
import { easyPostTracker } from './easypost-message.ts';
import {
  digest,
  placeOf,
  ratesOf,
  serviceOf,
  shipmentView,
  type ShipmentAsked,
} from './easypost-shipment.ts';
import {
  atPickupPoint,
  continued,
  journeySayings,
  plannedJourney,
  redelivery,
  wayBack,
} from './parcel-journey.ts';
import type { Fact, LabelPlot, ParcelPlot } from './parcel-plot.ts';
import { orderScenarioSchema, returnScenarioSchema } from './scenario.ts';
import type { Circumstances, Told } from './saying.ts';
import { postNumber, trackingNumber } from './tracking-number.ts';

/** `POST /v2/shipments/{id}/buy`. */
export const purchaseSchema = z.object({ rate: z.object({ id: z.string() }) });

/** Each request makes another shipment, as EasyPost does: who repeats it without looking has two. */
export function shipmentMade(plot: ParcelPlot, asked: ShipmentAsked, around: Circumstances): Told {
  const id = `shp_${digest(`${asked.reference}|${plot.labels.length}`)}`;
  const label: LabelPlot = {
    id,
    reference: asked.reference,
    isReturn: asked.is_return,
    from: placeOf(asked.from_address),
    to: placeOf(asked.to_address),
    recipient: asked.to_address.name || asked.to_address.company,
    weightOz: asked.parcel.weight,
    createdAt: new Date(around.nowMs).toISOString(),
    rates: ratesOf(asked, id, around.nowMs),
    carrier: '',
    trackingNumber: '',
  };
  const next = {
    ...plot,
    scenario: orderScenarioSchema.safeParse(marked(asked.to_address)).data ?? plot.scenario,
    finds: returnScenarioSchema.safeParse(marked(asked.from_address)).data ?? plot.finds,
    labels: [...plot.labels, label],
  };
  return {
    plot: next,
    says: [],
    // EasyPost's own reference may stand in place of the id.
    names: [id, asked.reference],
    answer: { status: 201, body: shipmentView(label) },
  };
}

export function bought(
  plot: ParcelPlot,
  shipment: string,
  rateId: string,
  around: Circumstances,
): Told {
  const label = labelOf(plot, shipment);
  const rate = label?.rates.find(({ id }) => id === rateId);
  if (!label || !rate) return refused(plot, 404, 'NOT_FOUND', 'No such shipment or rate');
  if (label.bought)
    return refused(
      plot,
      422,
      'SHIPMENT.POSTAGE.EXISTS',
      'Postage already exists for this shipment',
    );
  if (plot.scenario === 'label-refused' && plot.refusals === 0) {
    const next = { ...plot, refusals: 1 };
    return refused(
      next,
      422,
      'SHIPMENT.POSTAGE.FAILURE',
      'The carrier does not serve this address',
    );
  }
  const { carrier } = serviceOf(rate.serviceId);
  const number = trackingNumber(carrier, rate.serviceId, label.id);
  const sold = { ...label, bought: rate, carrier, trackingNumber: number };
  const next = withLabel(plot, sold);
  const isSent = plot.scenario !== 'lost' && plot.finds !== 'never-sent';
  const travels = sold.isReturn && isSent ? returnJourney(next, sold, around) : {};
  return {
    plot: next,
    says: [],
    ...travels,
    names: [number, postNumber(label.reference)],
    answer: { status: 200, body: shipmentView(sold) },
  };
}

/** Postage comes back until the carrier has scanned the parcel. */
export function refunded(plot: ParcelPlot, shipment: string, { isSaid }: Circumstances): Told {
  const label = labelOf(plot, shipment);
  if (!label?.bought)
    return refused(plot, 422, 'SHIPMENT.REFUND.UNAVAILABLE', 'Nothing was bought');
  const scanned = plot.facts.some(
    (fact) => fact.kind !== 'label-made' && isOf(label, fact) && isSaid(fact.eventId),
  );
  const next = { ...label, refund: scanned ? ('rejected' as const) : ('submitted' as const) };
  return {
    plot: withLabel(plot, next),
    says: [],
    ...(!scanned && { unsay: plot.facts.filter((f) => isOf(label, f)).map((f) => f.eventId) }),
    answer: { status: 200, body: shipmentView(next) },
  };
}

export function shown(plot: ParcelPlot, shipment: string): Told {
  const label = labelOf(plot, shipment);
  return label
    ? { plot, says: [], answer: { status: 200, body: shipmentView(label) } }
    : refused(plot, 404, 'NOT_FOUND', 'The requested resource could not be found');
}

/** `GET /v2/trackers?tracking_code=…`: what has been scanned by now, whether or not its webhook came. */
export function trackers(plot: ParcelPlot, code: string, around: Circumstances): Told {
  const label = plot.labels.find((each) => each.trackingNumber === code);
  const body = {
    trackers: label ? [easyPostTracker(label, knownFacts(plot, label, around))] : [],
    has_more: false,
  };
  return { plot, says: [], answer: { status: 200, body } };
}

/** What the carrier does instead of what it would have done; 409 once the parcel is delivered or on its way back. */
export function instructed(
  plot: ParcelPlot,
  shipment: string,
  instruction: keyof typeof INSTEAD,
  around: Circumstances,
): Told {
  const label = labelOf(plot, shipment);
  const told = plot.facts.filter(({ eventId }) => around.isSaid(eventId));
  const last = told.at(-1);
  if (!label?.bought || (last && ENDED.has(last.kind)))
    return refused(plot, 409, 'INSTRUCTION.TOO_LATE', 'The parcel can no longer be redirected');
  const from = last ? Date.parse(last.at) : around.nowMs;
  const scans = INSTEAD[instruction](label, from);
  const next = { ...plot, facts: [...told, ...continued(label, told, scans)] };
  return {
    plot: next,
    unsay: plot.facts.filter(({ eventId }) => !around.isSaid(eventId)).map((f) => f.eventId),
    says: journeySayings(next, label).filter(({ eventId }) => !around.isSaid(eventId)),
    answer: { status: 200, body: { status: 'accepted' } },
  };
}

const INSTEAD = {
  REATTEMPT: redelivery,
  ADDRESS_CORRECTION: redelivery,
  PICKUP_POINT: atPickupPoint,
  RETURN_TO_SENDER: wayBack,
} as const;

const ENDED: ReadonlySet<Fact['kind']> = new Set(['delivered', 'returning', 'returned']);

/** A buyer's parcel has no floor: he brings it to the carrier the next day. */
function returnJourney(plot: ParcelPlot, label: LabelPlot, { nowMs }: Circumstances) {
  const quiet = { ...plot, scenario: 'delivered' as const };
  const next = { ...plot, facts: plannedJourney(quiet, label, nowMs + 26 * 3_600_000) };
  return { plot: next, says: journeySayings(next, label) };
}

export function knownFacts(
  plot: ParcelPlot,
  label: LabelPlot,
  { nowMs, isSaid }: Circumstances,
): Fact[] {
  return plot.facts.filter(
    (fact) => isOf(label, fact) && (isSaid(fact.eventId) || Date.parse(fact.at) <= nowMs),
  );
}

/** After a handover the post's number is the label's too. */
function isOf({ trackingNumber: own, reference }: LabelPlot, { number }: Fact): boolean {
  return number === own || number === postNumber(reference);
}

function labelOf({ labels }: ParcelPlot, name: string): LabelPlot | undefined {
  const of = (label: LabelPlot) => label.id === name || label.reference === name;
  return labels.find((label) => of(label) && label.bought && !label.refund) ?? labels.findLast(of);
}

function withLabel(plot: ParcelPlot, label: LabelPlot): ParcelPlot {
  return { ...plot, labels: plot.labels.map((each) => (each.id === label.id ? label : each)) };
}

/** A buyer's address may name what befalls the parcel there, or what comes back from there: `sandbox: attempt-failed`. */
function marked({ name, company, street1, street2 }: ShipmentAsked['to_address']) {
  return /sandbox:\s*([a-z-]+)/.exec([name, company, street1, street2].join('\n'))?.[1];
}

function refused(plot: ParcelPlot, status: number, code: string, message: string): Told {
  return { plot, says: [], answer: { status, body: { error: { code, message, errors: [] } } } };
}
