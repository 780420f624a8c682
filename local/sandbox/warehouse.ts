/** The sandbox warehouse: gives appointments, counts what was announced with the errors of the scenario, puts it on shelves. */
import { at } from './calendar.ts';
import type { Notice } from './partner-requests.ts';
import { silent, type Plot, type Turn } from './plot.ts';
import type { Saying } from './saying.ts';

type NoticeCarton = Notice['cartons'][number];

/** A count: how many good and damaged units of each line, and why it differs. */
interface Counted {
  readonly sku: string;
  readonly good: number;
  readonly damaged?: number;
  readonly reason?: string;
}

/** Short, damaged: so many units of the last carton's last line. */
const AMISS = 2;

export function announced(plot: Plot, notice: Notice): Turn {
  return silent({ ...plot, notice });
}

/** A missed appointment is followed by one that is kept. */
export function appointmentAsked(plot: Plot, attempt: number): Turn {
  const { notice } = plot;
  if (!notice) return silent(plot);
  const { asnId } = notice;
  const day = 4 + attempt;
  const scheduled = word(
    plot,
    `appointment-${attempt}`,
    'warehouse.appointment.scheduled',
    [3 + attempt, '16:00'],
    {
      appointmentAt: at(plot, 'arrival', day, '14:00'),
      reference: `APT-${asnId.slice(-6)}-${attempt}`,
    },
  );
  if (plot.scenario === 'appointment-missed' && attempt === 1) {
    return {
      plot,
      says: [scheduled, word(plot, 'missed-1', 'warehouse.appointment.missed', [day, '15:00'])],
    };
  }
  if (plot.called) return { plot, says: [scheduled] };
  return { plot: { ...plot, called: true }, says: [scheduled, ...received(plot, notice, day)] };
}

export function recountAsked(plot: Plot, count: number): Turn {
  const { notice } = plot;
  return notice ? { plot, says: counts(plot, notice, count, 8 + count) } : silent(plot);
}

/** Goods of a SKU go to two shelves when there are enough of them. */
export function putawayAsked(plot: Plot): Turn {
  const { notice } = plot;
  if (!notice) return silent(plot);
  const placed = [...goodUnits(plot, notice)].filter(([, quantity]) => quantity > 0);
  return {
    plot,
    says: placed.flatMap(([sku, quantity], n) =>
      shelves(quantity).map((part, shelf) =>
        word(
          plot,
          `putaway-${sku}-${shelf + 1}`,
          'warehouse.putaway.done',
          [10, `1${n % 8}:${shelf}0`],
          {
            sku,
            quantity: part,
            bin: `A${String(n + 1).padStart(2, '0')}-${shelf + 1}`,
          },
        ),
      ),
    ),
  };
}

function received(plot: Plot, notice: Notice, day: number): Saying[] {
  const delivered = word(plot, 'delivered', 'warehouse.shipment.delivered', [day, '14:20'], {
    signedBy: 'J. Rivera',
  });
  const checkedIn = word(plot, 'checked-in', 'warehouse.shipment.checked_in', [day, '15:05']);
  if (plot.scenario === 'prohibited') {
    const detail = 'E-cigarettes among the declared goods, carton 1';
    return [
      delivered,
      checkedIn,
      word(plot, 'prohibited', 'warehouse.prohibited.found', [day, '16:10'], { detail }),
    ];
  }
  return [delivered, checkedIn, ...counts(plot, notice, 1, day + 1)];
}

/** Carton by carton, and then the receipt is closed; a partial receipt leaves the second half to the next day. */
function counts(plot: Plot, notice: Notice, count: number, day: number): Saying[] {
  const half = Math.ceil(notice.cartons.length / 2);
  const said = notice.cartons.map((carton, n): Saying => {
    const later = plot.scenario === 'partial-receipts' && n >= half;
    const when: [number, string] = [later ? day + 1 : day, minute(9, n)];
    const pause = later && n === half ? { pause: 3 } : {};
    if (isUnlabelled(plot, carton)) {
      const detail = 'Outer label torn off, no PO to be read';
      return word(plot, `exception-${carton.cartonNumber}`, 'warehouse.carton.exception', when, {
        detail,
        photos: [],
      });
    }
    return {
      ...pause,
      ...word(plot, `count-${count}-${carton.cartonNumber}`, 'warehouse.carton.counted', when, {
        cartonNumber: carton.cartonNumber,
        sscc: carton.sscc,
        poNumber: carton.poNumber,
        count,
        lines: countOf(plot, carton),
      }),
    };
  });
  const closed = word(plot, `closed-${count}`, 'warehouse.receipt.closed', [day + 1, '18:00'], {
    count,
    cartonsCounted: notice.cartons.filter((carton) => !isUnlabelled(plot, carton)).length,
  });
  return [...said, closed];
}

/** What is really in a carton; counting again finds the same. */
function countOf(plot: Plot, carton: NoticeCarton): Counted[] {
  return carton.lines.map(({ sku, quantity }, n) => {
    const amiss =
      isLast(plot, carton) && n === carton.lines.length - 1 ? Math.min(AMISS, quantity) : 0;
    if (amiss > 0 && plot.scenario === 'short-receipt')
      return { sku, good: quantity - amiss, reason: 'SHORT' };
    if (amiss > 0 && plot.scenario === 'damaged')
      return { sku, good: quantity - amiss, damaged: amiss, reason: 'DAMAGED' };
    return { sku, good: quantity };
  });
}

function goodUnits(plot: Plot, notice: Notice): Map<string, number> {
  const units = new Map<string, number>();
  for (const carton of notice.cartons.filter((each) => !isUnlabelled(plot, each))) {
    for (const { sku, good } of countOf(plot, carton)) units.set(sku, (units.get(sku) ?? 0) + good);
  }
  return units;
}

function isLast({ notice }: Plot, carton: NoticeCarton): boolean {
  return notice?.cartons.at(-1)?.cartonNumber === carton.cartonNumber;
}

function isUnlabelled(plot: Plot, carton: NoticeCarton): boolean {
  return plot.scenario === 'carton-without-po' && isLast(plot, carton);
}

function shelves(quantity: number): number[] {
  const first = Math.ceil(quantity / 2);
  return quantity < 20 ? [quantity] : [first, quantity - first];
}

function minute(hour: number, n: number): string {
  const minutes = hour * 60 + n;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function word(
  plot: Plot,
  name: string,
  type: string,
  [days, time]: [number, string],
  more: object = {},
): Saying {
  const asnId = plot.notice?.asnId ?? plot.shipmentId;
  const eventId = `${asnId}-${name}`;
  const moment = at(plot, 'arrival', days, time);
  return {
    source: 'warehouse',
    eventId,
    body: { type, eventId, timestamp: moment, data: { asnId, at: moment, ...more } },
  };
}
