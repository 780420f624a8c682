import { beforeEach, describe, expect, it } from 'vitest';
import type { Case } from '../../../../domain/case/case.ts';
import { fulfilmentSchema, type Fulfilment } from '../../../../domain/order/fulfilment.ts';
import { applyWaitingParcels } from '../../../../functions/consumers/apply-parcel.ts';
import { createFoldParcels } from '../../../../functions/consumers/fold-parcels.ts';
import { hours, NUMBER, order, parcel } from '../../../support/example-parcel.ts';
import { createWorld } from '../world.ts';

const scan = (hour: number, status: string, status_detail = status) => ({
  status,
  status_detail,
  message: status,
  datetime: hours(hour),
});
const PICKED_UP = scan(1, 'in_transit', 'received_at_origin_facility');
const OUT = scan(30, 'out_for_delivery');
const DELIVERED = scan(34, 'delivered');

let world: ReturnType<typeof createWorld>;
let told: (details: unknown[], tracker?: object, at?: string) => Promise<void>;
let woken: string[];
let tellings: unknown[];
let fulfilment: Fulfilment | undefined;
let asked: Case[];
let puts: number;
let unknown: string[];
let ports: Parameters<typeof createFoldParcels>[0];

beforeEach(() => {
  world = createWorld();
  woken = [];
  tellings = [];
  asked = [];
  fulfilment = undefined;
  puts = 0;
  unknown = [];
  const bodies = new Map<string, Uint8Array>();
  ports = {
    ...world,
    now: () => hours(34),
    parcels: {
      find: (key) => world.parcels.find(key),
      save: async (key, next) => {
        await world.parcels.save(key, next);
        puts += 1;
      },
    },
    orders: {
      find: async () => order,
      findFulfilment: async () => fulfilment,
      save: async ({ fulfilments = [] }) => {
        [fulfilment] = fulfilments;
        return 'saved';
      },
    },
    cases: {
      open: async (opened) => {
        asked.push(opened);
        return opened;
      },
    },
    wake: async ({ entityId, lane }, _, telling) => {
      woken.push(`${entityId} ${lane}`);
      tellings.push(telling);
    },
    readRaw: async (key) => bodies.get(key) ?? new Uint8Array(),
    unknown: (source, code) => void unknown.push(`${source} ${code}`),
  };
  told = async (details, tracker = {}) => {
    const rawKey = `raw-${bodies.size}`;
    const result = {
      tracking_code: NUMBER,
      carrier: 'USPS',
      tracking_details: details,
      ...tracker,
    };
    bodies.set(rawKey, Buffer.from(JSON.stringify({ description: 'tracker.updated', result })));
    const delivery = { source: 'easypost', rawKey, receivedAt: hours(35), deliveryId: rawKey };
    await createFoldParcels(ports)({ ...delivery, source: 'easypost' });
  };
});

const known = () => world.numbers.learn({ number: NUMBER, carrier: 'USPS', key: parcel });
const lane = `${parcel.orderId} f1`;

describe('a push about a known parcel', () => {
  beforeEach(known);

  it('is one write, however many events it brings', async () => {
    await told([PICKED_UP, OUT, DELIVERED]);
    expect(puts).toBe(1);
    expect(await world.parcels.find(parcel)).toMatchObject({ status: 'delivered', version: 1 });
  });

  it('writes nothing when it comes again, in whatever order', async () => {
    await told([PICKED_UP, OUT, DELIVERED]);
    const once = await world.parcels.find(parcel);
    for (const details of [
      [DELIVERED, PICKED_UP, OUT],
      [OUT, DELIVERED, PICKED_UP],
      [PICKED_UP, DELIVERED],
      [PICKED_UP, OUT, DELIVERED],
    ])
      await told(details);
    expect(puts).toBe(1);
    expect(await world.parcels.find(parcel)).toEqual(once);
  });

  it('wakes nobody for scans that decide nothing', async () => {
    await told([PICKED_UP]);
    await told([PICKED_UP, OUT]);
    expect(woken).toEqual([]);
  });

  it('wakes the fulfilment for what decides, and for its repeat', async () => {
    await told([PICKED_UP, DELIVERED]);
    expect(woken).toEqual([lane]);
    await told([PICKED_UP, DELIVERED]);
    expect(woken).toEqual([lane, lane]);
  });

  it('does not wake it again when only a later scan is news', async () => {
    const failed = scan(10, 'failure', 'delivery_exception');
    await told([failed]);
    await told([failed, OUT]);
    expect(woken).toEqual([lane]);
  });

  it('wakes it when the parcel breaks a long silence; told again it would break none, so the sweeper knows', async () => {
    await told([scan(-80, 'in_transit')]);
    await told([scan(-80, 'in_transit'), scan(33, 'in_transit')]);
    expect(woken).toEqual([lane]);
    expect(tellings).toEqual(['once']);
  });

  it('finds it under the number it was handed over under, from then on', async () => {
    const next = '1Z5R89390357567127';
    await told([DELIVERED], { tracking_code: next, carrier: 'UPS' });
    expect(await world.parcels.find(parcel)).toMatchObject({ version: 0 });
    await told([scan(9, 'in_transit', 'transferred_to_destination_carrier')], {
      carrier_detail: { alternate_identifier: next },
    });
    const { status, numbers } = await world.parcels.find(parcel);
    expect(status).toBe('delivered');
    expect(numbers.map(({ number }) => number)).toEqual([NUMBER, next]);
  });

  it('keeps a code that nobody has a meaning for, and says so', async () => {
    await told([scan(1, 'teleported', 'beamed_up'), PICKED_UP]);
    expect(unknown).toEqual(['easypost teleported/beamed_up']);
    const { status, events } = await world.parcels.find(parcel);
    expect(status).toBe('in_transit');
    expect(events.map(({ providerStatus }) => providerStatus)).toContain('teleported/beamed_up');
  });

  it('does not give away the number of another parcel', async () => {
    const other = { number: '1Z5R89390357567127', carrier: 'UPS', key: { ...parcel, n: 2 } };
    await world.numbers.learn(other);
    await told([scan(9, 'in_transit', 'transferred_to_destination_carrier')], {
      carrier_detail: { alternate_identifier: other.number },
    });
    expect(await world.numbers.find(other.number)).toMatchObject(other);
  });
});

describe('a push about a number nobody knows', () => {
  const waiting = () => world.tracking.unmatched({ type: 'TRACKING', value: NUMBER });

  it('waits, once for each content, until the label is there', async () => {
    await told([PICKED_UP]);
    await told([PICKED_UP]);
    await told([PICKED_UP, DELIVERED]);
    expect(await waiting()).toHaveLength(2);
    await known();
    await applyWaitingParcels(ports, NUMBER, parcel);
    expect(await waiting()).toEqual([]);
    expect(await world.parcels.find(parcel)).toMatchObject({ status: 'delivered' });
    expect(woken).toContain(lane);
  });

  it('is not lost when the label comes while it is put aside', async () => {
    ports = {
      ...ports,
      tracking: {
        ...world.tracking,
        keepUnmatched: async (...of) => {
          await known();
          await applyWaitingParcels(ports, NUMBER, parcel);
          await world.tracking.keepUnmatched(...of);
        },
      },
    };
    await told([DELIVERED]);
    expect(await waiting()).toEqual([]);
    expect(await world.parcels.find(parcel)).toMatchObject({ status: 'delivered' });
  });
});

const aFulfilment = (status: string, more: object = {}) =>
  fulfilmentSchema.parse({
    ...parcel,
    version: 9,
    status,
    statusSince: hours(1),
    epoch: 1,
    attempt: 1,
    lines: [{ lineId: '1', sku: 'LAMP', quantity: 1 }],
    allocation: [],
    floor: {},
    createdAt: hours(0),
    updatedAt: hours(1),
    ...more,
  });

describe('a delivered parcel', () => {
  const route = (days: number) => ({
    rateCard: 'c',
    serviceId: 'UPS_GROUND',
    carrier: 'UPS',
    name: 'UPS Ground',
    mode: 'EXPRESS',
    days: { from: 1, to: days },
    priceCents: 900,
    alternatives: [],
    refused: [],
  });
  const shipped = (days: number) =>
    aFulfilment('SHIPPED', { shippedAt: hours(2), route: route(days) });
  const lane = { serviceId: 'UPS_GROUND', destinationArea: '112' };
  // Handed over on Tuesday, 10 November 2026; there on Wednesday.
  const counted = () => world.lanes.ofArea('112', '2026-11-09', '2026-11-09');
  beforeEach(known);

  it('counts for its lane, once however often it is told', async () => {
    fulfilment = shipped(1);
    await told([PICKED_UP, DELIVERED]);
    await told([DELIVERED]);
    await told([PICKED_UP, OUT, DELIVERED]);
    expect(await counted()).toEqual([{ ...lane, delivered: 1, onTime: 1 }]);
  });

  it('counts as late after the promised day', async () => {
    fulfilment = shipped(1);
    await told([{ ...DELIVERED, datetime: hours(58) }]);
    expect(await counted()).toEqual([{ ...lane, delivered: 1, onTime: 0 }]);
  });
});

describe('a push about a fulfilment that is over', () => {
  const closed = aFulfilment;
  beforeEach(known);

  it('wakes nobody', async () => {
    fulfilment = closed('DELIVERED');
    await told([DELIVERED]);
    expect({ woken, asked }).toEqual({ woken: [], asked: [] });
  });

  it('is shown to operations when the parcel was given up', async () => {
    fulfilment = closed('LOST');
    await told([DELIVERED]);
    expect(woken).toEqual([]);
    expect(asked).toMatchObject([{ kind: 'PARCEL_LOST', audience: 'operations' }]);
  });
});

describe('a push of another source', () => {
  it('is a dead letter', async () => {
    const delivery = {
      source: 'dcsa',
      rawKey: 'r',
      receivedAt: hours(1),
      deliveryId: 'd',
    } as const;
    await expect(createFoldParcels(ports)(delivery)).rejects.toThrow('tells of no parcels');
  });
});
