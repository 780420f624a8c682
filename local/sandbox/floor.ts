/** The sandbox floor: picks, weighs, packs, waits for the label, hands over; stops when asked before the van has left. */
import type { LabelNotice } from '../../domain/partner/floor-port.ts';
import { itemOf } from './goods.ts';
import { journeySayings, plannedJourney } from './parcel-journey.ts';
import type { ParcelPlot, PickListAsked } from './parcel-plot.ts';
import type { Circumstances, Saying, Told } from './saying.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** The standard box and its filling, and the floor's own thickness around the goods. */
const PACKAGING_G = 120;
const PADDING_MM = 20;
/** What a slow floor takes, beside time: patience of who waits for it. */
const SLOW = { days: 2, paces: 12 };

export function picked(plot: ParcelPlot, list: PickListAsked, { nowMs }: Circumstances): Told {
  if (plot.pick?.pickId === list.pickId) return { plot, says: [] };
  const next = { ...plot, pick: list, picksAsked: plot.picksAsked + 1 };
  const slow = plot.scenario === 'slow-floor';
  const begin = nowMs + 20 * MINUTE + (slow ? SLOW.days * DAY : 0);
  const started = {
    ...word(list.pickId, 'pick.started', begin),
    ...(slow && { pause: SLOW.paces }),
  };
  const last = list.picks.at(-1);
  if (plot.scenario === 'short-pick' && next.picksAsked === 1 && last) {
    const lines = [{ sku: last.sku, missing: 1 }];
    return {
      plot: next,
      says: [started, word(list.pickId, 'pick.short', begin + 9 * MINUTE, { lines })],
    };
  }
  const packed = word(list.pickId, 'parcel.packed', begin + 35 * MINUTE, packing(list));
  return { plot: next, says: [started, packed] };
}

/** The label is stuck on; the van takes the parcel, and the carrier's story begins. */
export function labelled(plot: ParcelPlot, notice: LabelNotice, around: Circumstances): Told {
  const { pickId, trackingNumber } = notice;
  if (plot.stopped === pickId || around.isSaid(eventIdOf(pickId, 'parcel.handed_over')))
    return { plot, says: [] };
  const leaves = around.nowMs + 2 * 60 * MINUTE;
  const bought = plot.labels.find((label) => label.trackingNumber === trackingNumber);
  const facts = bought ? plannedJourney(plot, bought, leaves) : [];
  const next = { ...plot, handedOver: pickId, facts };
  const [made, ...scans] = journeySayings(next, bought);
  return {
    plot: next,
    // Another label was told before: what would have been said of its parcel is not.
    unsay: plot.facts.map(({ eventId }) => eventId),
    says: [...(made ? [made] : []), word(pickId, 'parcel.handed_over', leaves), ...scans],
  };
}

/** What has not left the dock can be stopped. */
export function stopAsked(plot: ParcelPlot, pickId: string, around: Circumstances): Told {
  const handedOver = eventIdOf(pickId, 'parcel.handed_over');
  if (around.isSaid(handedOver))
    return { plot, says: [word(pickId, 'pick.too_late', around.nowMs + 10 * MINUTE)] };
  return {
    plot: { ...plot, stopped: pickId },
    unsay: [
      eventIdOf(pickId, 'pick.started'),
      eventIdOf(pickId, 'pick.short'),
      eventIdOf(pickId, 'parcel.packed'),
      handedOver,
      ...plot.facts.map(({ eventId }) => eventId),
    ],
    says: [word(pickId, 'pick.stopped', around.nowMs + 15 * MINUTE)],
  };
}

/** One box: the widest unit's footprint, units of all lines on top of each other. */
function packing({ picks, packaging }: PickListAsked) {
  const units = picks.map(({ sku, quantity }) => ({ ...itemOf(sku), quantity }));
  const sides = units.map(({ dimensions, quantity }) => {
    const { lengthMm, widthMm, heightMm } = dimensions;
    const [length = 0, width = 0, height = 0] = [lengthMm, widthMm, heightMm].sort((a, b) => b - a);
    return { length, width, height: height * quantity };
  });
  return {
    weightG: units.reduce((sum, { weightG, quantity }) => sum + weightG * quantity, PACKAGING_G),
    dimensions: {
      lengthMm: Math.max(...sides.map(({ length }) => length)) + PADDING_MM,
      widthMm: Math.max(...sides.map(({ width }) => width)) + PADDING_MM,
      heightMm: Math.min(
        2000,
        sides.reduce((sum, { height }) => sum + height, PADDING_MM),
      ),
    },
    // Relabelled as asked.
    picks: picks.map(({ sku, quantity, bin, lot, fnsku }) => ({ sku, quantity, bin, lot, fnsku })),
    ...(packaging !== 'STANDARD' && { material: packaging }),
  };
}

function eventIdOf(pickId: string, what: string): string {
  return `${pickId}-${what.replace(/^.*\./, '').replaceAll('_', '-')}`;
}

function word(pickId: string, what: string, ms: number, more: object = {}): Saying {
  const eventId = eventIdOf(pickId, what);
  const at = new Date(ms).toISOString();
  const data = { pickId, at, ...more };
  const body = { type: `warehouse.${what}`, eventId, timestamp: at, data };
  return { source: 'warehouse', eventId, at, body };
}
