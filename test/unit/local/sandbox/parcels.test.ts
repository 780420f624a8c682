/** The floor and the parcel carrier as one world, told by their plots alone: requests in, sayings out. */
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseEasyPostWebhook } from '../../../../adapters/carriers/easypost/parse-tracker.ts';
import { parseSeventeenTrackPush } from '../../../../adapters/carriers/seventeentrack/parse-push.ts';
import { deriveStatus } from '../../../../domain/parcel/derive-status.ts';
import type { ParcelReport } from '../../../../domain/parcel/parcel-tracking.ts';
import { carrierOfNumber } from '../../../../domain/parcel/tracking-number.ts';
import { floorMessageSchema } from '../../../../domain/partner/floor-port.ts';
import { returnsDeskMessageSchema } from '../../../../domain/partner/returns-desk-port.ts';
import { toTimestamp } from '../../../../domain/kernel/time.ts';
import type { Saying } from '../../../../local/sandbox/saying.ts';
import { openTheatre, type Theatre } from './theatre.ts';

const FULFILMENT = 'shenzhen-lumen.ord_01KJPE7Q8Z4N6T3W5Y9ABCDEFG-1';
const PICK = `${FULFILMENT}-1`;
let theatre: Theatre;

beforeEach(() => {
  theatre = openTheatre();
});

const pick = (id = PICK) =>
  theatre.ask('warehouse', '/picks', {
    pickId: id,
    warehouseId: 'US-EWR',
    speed: 'STANDARD',
    packaging: 'STANDARD',
    picks: [
      {
        sku: 'LUMEN-DESK-01',
        name: 'Lamp',
        barcode: '6973124501019',
        quantity: 2,
        bin: 'A01-1',
        lot: 'L1',
      },
    ],
  });

const address = { name: 'Ada Lovelace', street1: '1 Main St', city: 'Trenton', state: 'NJ' };
const warehouse = { ...address, zip: '07201', country: 'US' };

function shipmentAsked(to: object = {}, parcel: object = {}) {
  return {
    shipment: {
      reference: PICK,
      from_address: warehouse,
      to_address: { ...address, zip: '08608', country: 'US', ...to },
      parcel: { length: 16, width: 8, height: 8, weight: 60, ...parcel },
    },
  };
}

const shipmentSchema = z.looseObject({
  id: z.string(),
  tracking_code: z.string().nullable(),
  refund_status: z.string().nullable(),
  rates: z.array(z.looseObject({ id: z.string(), carrier: z.string(), service: z.string() })),
});

/** Buys the service and tells the floor; the carrier's story is then all scheduled. */
function ship(carrier: string, to: object = {}, parcel: object = {}) {
  pick();
  const made = shipmentSchema.parse(
    theatre.ask('easypost', '/v2/shipments', shipmentAsked(to, parcel)).body,
  );
  const rate = made.rates.find((each) => each.carrier === carrier);
  const path = `/v2/shipments/${made.id}/buy`;
  const sold = theatre.ask('easypost', path, { rate: { id: rate?.id ?? '' } });
  const label = shipmentSchema.parse(sold.body);
  const trackingNumber = label.tracking_code ?? '';
  theatre.ask('warehouse', `/picks/${PICK}/label`, {
    pickId: PICK,
    carrier,
    serviceId: rate?.service ?? '',
    trackingNumber,
    labelUrl: 'https://files.test/label.pdf',
  });
  return { id: made.id, trackingNumber };
}

function reports(says: readonly Saying[]): ParcelReport[] {
  const received = { rawKey: 'raw', receivedAt: toTimestamp('2026-11-23T08:00:00Z') };
  return says.flatMap(({ source, body }) => {
    const bytes = Buffer.from(JSON.stringify(body));
    const report =
      source === 'easypost'
        ? parseEasyPostWebhook(bytes, received)
        : source === 'seventeentrack'
          ? parseSeventeenTrackPush(bytes, received)
          : undefined;
    return report ? [report] : [];
  });
}

const endOf = (says: readonly Saying[]) =>
  deriveStatus([
    ...new Map(reports(says).flatMap(({ events }) => events.map((e) => [e.key, e]))).values(),
  ]).status;

const floorWords = () =>
  theatre.said
    .filter(({ source }) => source === 'warehouse')
    .map(({ body }) => floorMessageSchema.parse(body));

describe('the floor', () => {
  it('starts, weighs the goods with their packaging, and says what was taken from where', () => {
    pick();
    const [started, packed] = floorWords();
    expect(started?.type).toBe('warehouse.pick.started');
    expect(packed).toMatchObject({
      type: 'warehouse.parcel.packed',
      data: { weightG: 2 * 780 + 120, picks: [{ quantity: 2, bin: 'A01-1', lot: 'L1' }] },
    });
  });

  it('takes the same pick again without saying anything again', () => {
    pick();
    pick();
    expect(floorWords()).toHaveLength(2);
  });

  it('hands over after the label, and is too late to stop then', () => {
    ship('UPS');
    theatre.hear('warehouse');
    theatre.ask('warehouse', `/picks/${PICK}/stop`, { reason: 'cancelled' });
    expect(floorWords().map(({ type }) => type.split('.').at(-1))).toEqual([
      'started',
      'packed',
      'handed_over',
      'too_late',
    ]);
  });

  it('stops what has not left the dock, and the van takes nothing', () => {
    ship('UPS');
    theatre.ask('warehouse', `/picks/${PICK}/stop`, { reason: 'cancelled' });
    expect(theatre.pending().map(({ eventId }) => eventId)).toEqual([`${PICK}-stopped`]);
  });

  it('is short at the first pick of a fulfilment and finds it at the next', () => {
    theatre.orders = 'short-pick';
    pick();
    pick(`${FULFILMENT}-2`);
    expect(floorWords().map(({ type }) => type.split('.').at(-1))).toEqual([
      'started',
      'short',
      'started',
      'packed',
    ]);
  });
});

describe('the parcel carrier', () => {
  it.each([
    ['UPS', 'UPS'],
    ['USPS', 'USPS'],
    ['FedEx', 'FEDEX'],
  ])('gives %s numbers with their check digit', (name, carrier) => {
    expect(carrierOfNumber(ship(name).trackingNumber)).toBe(carrier);
  });

  it('tells the whole history each time, signed events of EasyPost', () => {
    ship('UPS');
    const pushes = reports(theatre.said);
    expect(pushes.map(({ events }) => events.length).sort()).toEqual([1, 2, 3, 4, 5]);
    expect(endOf(theatre.said)).toBe('delivered');
  });

  it('tells freight through 17TRACK', () => {
    ship('LTL_NETWORK', {}, { weight: 2200, length: 80, width: 36, height: 34 });
    const pushes = theatre.said.filter(({ source }) => source !== 'warehouse');
    expect(new Set(pushes.map(({ source }) => source))).toEqual(new Set(['seventeentrack']));
    expect(endOf(theatre.said)).toBe('delivered');
  });

  it('hands over to the post under another number, which 17TRACK follows', () => {
    const { trackingNumber } = ship('UPS', { street2: 'sandbox: handed-to-post' });
    const next = reports(theatre.said).flatMap(({ nextNumber }) =>
      nextNumber ? [nextNumber] : [],
    );
    expect(next[0]?.carrier).toBe('USPS');
    const later = reports(theatre.said).filter((r) => r.trackingNumber === next[0]?.number);
    expect(later.at(-1)?.events.some(({ milestone }) => milestone === 'delivered')).toBe(true);
    expect(next[0]?.number).not.toBe(trackingNumber);
  });

  it.each([
    ['attempt-failed', 'delivered'],
    ['refused', 'returned'],
    ['damaged', 'exception'],
    ['lost', 'in_transit'],
  ])('%s ends %s', (scenario, end) => {
    ship('UPS', { street2: `sandbox: ${scenario}` });
    expect(endOf(theatre.said)).toBe(end);
  });

  it('answers the label that was bought by our own reference, and takes it back before the scan', () => {
    const { id, trackingNumber } = ship('UPS');
    const found = theatre.ask('easypost', `/v2/shipments/${PICK}`, {}, 'GET');
    expect(shipmentSchema.parse(found.body)).toMatchObject({ id, tracking_code: trackingNumber });
    const voided = theatre.ask('easypost', `/v2/shipments/${id}/refund`, {});
    expect(shipmentSchema.parse(voided.body).refund_status).toBe('submitted');
    expect(theatre.pending().filter(({ source }) => source === 'easypost')).toEqual([]);
  });

  it('keeps the money once the parcel was scanned', () => {
    const { id } = ship('UPS');
    theatre.hear('easypost');
    const voided = theatre.ask('easypost', `/v2/shipments/${id}/refund`, {});
    expect(shipmentSchema.parse(voided.body).refund_status).toBe('rejected');
  });

  it('delivers again when it is asked to after a failed attempt, and not once more by itself', () => {
    const { id } = ship('UPS', { street2: 'sandbox: attempt-failed' });
    theatre.hearUntil(({ body }) => JSON.stringify(body).includes('delivery_exception'));
    const asked = theatre.ask('easypost', `/v2/shipments/${id}/instructions`, {
      kind: 'REATTEMPT',
    });
    expect(asked.status).toBe(200);
    expect(
      reports(theatre.pending())
        .at(-1)
        ?.events.map(({ milestone }) => milestone),
    ).toEqual([
      'info_received',
      'picked_up',
      'arrived_facility',
      'out_for_delivery',
      'delivery_attempted',
      'out_for_delivery',
      'delivered',
    ]);
  });

  it('turns round when it is intercepted, and refuses once it is delivered', () => {
    const { id } = ship('UPS');
    expect(theatre.ask('easypost', `/v2/shipments/${id}/intercept`, {}).status).toBe(200);
    expect(endOf(theatre.pending())).toBe('returned');
    theatre.hear('easypost');
    expect(theatre.ask('easypost', `/v2/shipments/${id}/intercept`, {}).status).toBe(409);
  });

  it('answers 17TRACK questions about the number of the last leg', () => {
    ship('UPS', { street2: 'sandbox: handed-to-post' });
    const number = reports(theatre.said).find((r) => r.nextNumber)?.nextNumber?.number ?? '';
    theatre.hear('seventeentrack');
    const known = theatre.ask('seventeentrack', '/track/v2.2/gettrackinfo', [{ number }]);
    expect(JSON.stringify(known.body)).toContain('Delivered_Other');
  });

  it('refuses the first label when told so, and sells the next', () => {
    theatre.orders = 'label-refused';
    const made = shipmentSchema.parse(
      theatre.ask('easypost', '/v2/shipments', shipmentAsked()).body,
    );
    const buy = (n: number) =>
      theatre.ask('easypost', `/v2/shipments/${made.id}/buy`, { rate: { id: made.rates[n]?.id } });
    expect([buy(0).status, buy(1).status, buy(1).status]).toEqual([422, 200, 422]);
  });
});

describe('the returns desk', () => {
  const RETURN = 'shenzhen-lumen.ret_01KJPE7Q8Z4N6T3W5Y9ABCDEFG';
  const expected = (lines: object[]) =>
    theatre.ask('warehouse', '/returns', {
      rmaId: RETURN,
      warehouseId: 'US-EWR',
      kind: 'CUSTOMER',
      trackingNumbers: [],
      lines,
    });
  const line = { sku: 'LUMEN-DESK-01', quantity: 2, barcode: '6973124501019', checklist: [] };
  const words = () => theatre.said.map(({ body }) => returnsDeskMessageSchema.parse(body));

  it('opens the box, tells of every unit, and how many facts that were', () => {
    expected([line, { ...line, sku: 'LUMEN-SPK-02' }]);
    expect(words().map(({ type }) => type.split('.').at(-1))).toEqual([
      'arrived',
      'unit_inspected',
      'unit_inspected',
      'inspected',
    ]);
    expect(words().at(-1)?.data).toMatchObject({ rmaId: RETURN, facts: 2 });
  });

  it('hears the same notice again without saying anything again', () => {
    expected([line]);
    expected([line]);
    expect(words()).toHaveLength(3);
  });

  it('finds one unit less when told so', () => {
    theatre.returns = 'short';
    expected([line]);
    const found = words().flatMap((word) =>
      word.type === 'warehouse.return.unit_inspected' ? [word.data] : [],
    );
    expect(found.map(({ reception, quantity }) => [reception, quantity])).toEqual([
      ['RECEIVED', 1],
      ['SHORT_SHIPPED', 1],
    ]);
  });

  it('forgets a box that is not expected any more', () => {
    expected([line]);
    theatre.ask('warehouse', `/returns/${RETURN}/cancel`, { rmaId: RETURN });
    expect(theatre.pending()).toEqual([]);
  });

  it('tells in which bin restocked units lie', () => {
    const work = { workId: `${RETURN}-w1`, rmaId: RETURN, disposition: 'RESTOCK' };
    theatre.ask('warehouse', '/return-work', {
      ...work,
      sku: line.sku,
      quantity: 2,
      instruction: 'Relabel and put away',
    });
    expect(words()[0]).toMatchObject({
      type: 'warehouse.return.worked',
      data: { workId: work.workId, bin: 'R01-1' },
    });
  });

  it('lets nothing go home without its papers', () => {
    const work = {
      workId: `${RETURN}-w1`,
      rmaId: RETURN,
      disposition: 'RETURN_TO_ORIGIN',
      sku: line.sku,
      quantity: 2,
      instruction: 'Hand over with the export papers',
    };
    const paper = (kind: string) => {
      return { documentId: `doc_${kind}`, kind, fileName: 'a.pdf', url: 'https://files.test/a' };
    };
    const papers = ['COMMERCIAL_INVOICE', 'PACKING_LIST'].map(paper);
    const refused = theatre.ask('warehouse', '/return-work', { ...work, papers });
    expect(refused).toMatchObject({ status: 422, body: { missing: ['RETURN_RELIEF_STATEMENT'] } });
    expect(words()).toEqual([]);
    papers.push(paper('RETURN_RELIEF_STATEMENT'));
    theatre.ask('warehouse', '/return-work', { ...work, papers });
    expect(words()).toHaveLength(1);
  });

  it('opens a box after its label told that it was delivered', () => {
    const asked = shipmentAsked();
    const made = shipmentSchema.parse(
      theatre.ask('easypost', '/v2/shipments', {
        shipment: { ...asked.shipment, reference: `${RETURN}-1`, is_return: true },
      }).body,
    );
    theatre.ask('easypost', `/v2/shipments/${made.id}/buy`, { rate: { id: made.rates[0]?.id } });
    expected([line]);
    const times = theatre.said.map(({ at = '' }) => at);
    expect(theatre.said.map(({ source }) => source)).toContain('easypost');
    expect(times.at(-3)).toBe(times.toSorted().at(-3));
  });
});
