/** The sandbox returns desk: opens the box when it is there, looks at every unit, does the work it is told to do. */
import type { ReturnWork } from '../../domain/partner/returns-desk-port.ts';
import type { ParcelPlot, ReturnNoticeAsked } from './parcel-plot.ts';
import type { Circumstances, Saying, Told } from './saying.ts';

const HOUR = 3_600_000;
/** A box that no label of ours brings. */
const UNTRACKED_DAYS = 3;
/** From the door to the end of the inspection. */
const OPEN_HOURS = 4;
/** What the desk finds where something else was announced. */
const WRONG_SKU = 'LUMEN-NIGHT-04';

const GOOD = {
  intact: true,
  complete: true,
  used: false,
  prohibited: false,
  labelIntact: true,
  functional: true,
};
const FLAWS: Readonly<Record<ParcelPlot['finds'], readonly [Partial<typeof GOOD>, string]>> = {
  'grade-a': [{}, 'Unopened'],
  'grade-b': [{ used: true, labelIntact: false }, 'Opened and used, a scratch on the base'],
  'grade-c': [{ used: true, intact: false, functional: false }, 'Broken, does not switch on'],
  defective: [{ functional: false }, 'As new, does not switch on'],
  'grade-x': [{ prohibited: true }, 'Swollen lithium battery'],
  short: [{}, 'Fewer than announced'],
  'wrong-item': [{}, 'Not what was announced'],
  'never-sent': [{}, ''],
};

/** The same notice again, or with a number more, is the same box. */
export function returnExpected(
  plot: ParcelPlot,
  notice: ReturnNoticeAsked,
  { nowMs }: Circumstances,
): Told {
  const next = { ...plot, notice, cancelled: false };
  if (plot.finds === 'never-sent' || (plot.notice && !plot.cancelled))
    return { plot: next, says: [] };
  const arrived = arrivalMs(plot, nowMs);
  return {
    plot: { ...next, openedMs: arrived + OPEN_HOURS * HOUR },
    says: inspection(next, notice, arrived),
  };
}

/** Undo: a box that is there already stays there. */
export function expectationCancelled(plot: ParcelPlot): Told {
  if (!plot.notice) return { plot, says: [] };
  const unsay = inspection(plot, plot.notice, 0).map(({ eventId }) => eventId);
  return { plot: { ...plot, cancelled: true }, says: [], unsay };
}

/** What the forwarder wants to see before it takes goods home. */
const EXPORT_PAPERS = ['COMMERCIAL_INVOICE', 'PACKING_LIST', 'RETURN_RELIEF_STATEMENT'];

/** Restocked units get a bin and the destroyed are filmed, both the same day; nothing goes home without its papers. */
export function worked(plot: ParcelPlot, work: ReturnWork, { nowMs }: Circumstances): Told {
  const { workId, rmaId, disposition, papers = [] } = work;
  const kinds = papers.map(({ kind }) => kind);
  const missing = EXPORT_PAPERS.filter((kind) => !kinds.includes(kind));
  if (disposition === 'RETURN_TO_ORIGIN' && missing.length > 0)
    return { plot, says: [], answer: { status: 422, body: { missing } } };
  const says = word(rmaId, `${workId}-worked`, 'worked', Math.max(nowMs, plot.openedMs) + HOUR, {
    workId,
    ...((disposition === 'RESTOCK' || disposition === 'REFURBISH') && { bin: 'R01-1' }),
    ...(disposition === 'DONATE' && { proof: `donation-receipt-${workId}.pdf` }),
    note: `${work.quantity} x ${work.sku}: ${disposition}`,
  });
  return { plot, says: [says] };
}

/** When the label's story ends at the warehouse; the desk opens the box in the same shift. */
function arrivalMs({ facts }: ParcelPlot, nowMs: number): number {
  const delivered = facts.find(({ kind }) => kind === 'delivered');
  return delivered ? Date.parse(delivered.at) + HOUR : nowMs + UNTRACKED_DAYS * 24 * HOUR;
}

function inspection(plot: ParcelPlot, notice: ReturnNoticeAsked, arrived: number): Saying[] {
  const { rmaId, lines } = notice;
  const units = lines.flatMap((line, n) => unitsOf(plot, line, n === lines.length - 1));
  return [
    word(rmaId, `${rmaId}-arrived`, 'arrived', arrived),
    ...units.map((unit, n) =>
      word(rmaId, `${rmaId}-unit-${n + 1}`, 'unit_inspected', arrived + (2 + n / 10) * HOUR, unit),
    ),
    word(rmaId, `${rmaId}-inspected`, 'inspected', arrived + OPEN_HOURS * HOUR, {
      facts: units.length,
    }),
  ];
}

type Line = ReturnNoticeAsked['lines'][number];

function unitsOf({ finds }: ParcelPlot, { sku, quantity }: Line, isLast: boolean): object[] {
  const [flaws, note] = FLAWS[finds];
  const seen = { checklist: { ...GOOD, ...flaws }, photos: [], note };
  if (finds === 'wrong-item')
    return [{ ...seen, sku: WRONG_SKU, quantity, reception: 'WRONG_ITEM' }];
  if (finds !== 'short' || !isLast) return [{ ...seen, sku, quantity, reception: 'RECEIVED' }];
  const missing = { ...seen, sku, quantity: 1, reception: 'SHORT_SHIPPED' };
  return quantity === 1
    ? [missing]
    : [{ ...seen, sku, quantity: quantity - 1, reception: 'RECEIVED' }, missing];
}

function word(rmaId: string, eventId: string, said: string, ms: number, more: object = {}): Saying {
  const at = new Date(ms).toISOString();
  const type = `warehouse.return.${said}`;
  const body = { type, eventId, timestamp: at, data: { rmaId, at, ...more } };
  return { source: 'warehouse', eventId, at, body };
}
