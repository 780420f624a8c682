/** A box that comes to the desk without our number: what stands on it, and what is in it. */
import { parcelPlotSchema } from '../../../local/sandbox/parcel-plot.ts';
import type { Saying } from '../../../local/sandbox/saying.ts';
import type { OrderId } from '../../../domain/kernel/ids.ts';
import { fromEpochMs } from '../../../domain/kernel/time.ts';
import { tenant } from '../../support/example-shipment.ts';
import type { Draw, Surroundings } from '../lifecycle.ts';
import { pick } from '../pick.ts';

const HOUR_MS = 3_600_000;
const LAMP_BARCODE = '6291041500213';

export interface Box {
  /** The desk's own name of it. */
  readonly deskId: string;
  /** Moments after the delivery of its order. */
  readonly at: number;
  readonly says: 'number' | 'reference' | 'barcode' | 'nothing';
  readonly flaws: object;
  readonly quantity: number;
  /** How often the desk says that it is there. */
  readonly scans: number;
  sent: boolean;
}

export function randomBox(draw: Draw, name: string): Box {
  return {
    deskId: `BOX-${name}`,
    at: pick(draw, [2, 20, 60, 140]),
    says: pick(draw, ['number', 'reference', 'barcode', 'nothing']),
    flaws: pick(draw, [{}, {}, { used: true }, { intact: false, functional: false }]),
    quantity: pick(draw, [1, 2]),
    scans: pick(draw, [1, 2]),
    sent: false,
  };
}

/** With a number only when the label was never used: no box comes twice. */
export async function sendBox(
  around: Surroundings,
  box: Box,
  { orderId, reference }: { orderId: OrderId; reference: string },
): Promise<void> {
  box.sent = true;
  const { world } = around;
  const written = {
    number: { trackingNumber: await unusedNumber(around, orderId) },
    reference: { orderReference: reference },
    barcode: { barcodes: [LAMP_BARCODE] },
    nothing: {},
  }[box.says];
  const sold = await around.calmly(() => world.orders.findWhole({ tenant, orderId }));
  const sku = box.says === 'barcode' ? 'LAMP-1' : (sold?.order.lines[0]?.sku ?? 'LAMP-1');
  world.partnerSays(box.deskId, sayings(box, sku, written, world.clock.now()));
}

async function unusedNumber({ world, returns, calmly }: Surroundings, orderId: OrderId) {
  for (const key of returns.ofOrder(orderId)) {
    const plot = parcelPlotSchema.safeParse(world.plotOf(key.returnId)).data;
    const ret = await calmly(() => world.returns.find(key));
    if (plot?.finds === 'never-sent' && ret?.label) return ret.label.trackingNumber;
  }
  return undefined;
}

function sayings(
  { deskId, flaws, quantity, scans }: Box,
  sku: string,
  written: object,
  nowMs: number,
) {
  const checklist = { intact: true, complete: true, used: false, prohibited: false, ...flaws };
  const unit = { sku, quantity, reception: 'RECEIVED', checklist };
  const first = fromEpochMs(nowMs);
  const opened = word(deskId, 'unannounced', nowMs, {
    warehouseId: 'US-LAX',
    ...written,
    at: first,
  });
  return [
    // Scanned at the door and on the desk.
    ...Array.from({ length: scans }, () => opened),
    word(deskId, 'unit_inspected', nowMs + HOUR_MS, unit),
    word(deskId, 'inspected', nowMs + 2 * HOUR_MS, { facts: 1 }),
  ];
}

/** What the desk says of a box in the stead of the sandbox's. */
export function word(
  rmaId: string,
  said: string,
  ms: number,
  more: object,
  eventId = `${rmaId}-${said}`,
): Saying {
  const at = fromEpochMs(ms);
  const type = `warehouse.return.${said}`;
  return {
    source: 'warehouse',
    eventId,
    at,
    body: { type, eventId, timestamp: at, data: { rmaId, at, ...more } },
  };
}
