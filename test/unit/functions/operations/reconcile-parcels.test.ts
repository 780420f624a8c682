import { beforeEach, describe, expect, it } from 'vitest';
import { PartnerRefused, PartnerUnavailable } from '../../../../domain/kernel/domain-error.ts';
import type { Timestamp } from '../../../../domain/kernel/time.ts';
import { foldParcel } from '../../../../domain/parcel/fold-parcel.ts';
import { NOTHING_TOLD, type ParcelReport } from '../../../../domain/parcel/parcel-tracking.ts';
import {
  reconcileParcels,
  type ReconcilePorts,
} from '../../../../functions/operations/reconcile-parcels.ts';
import { createTrackParcel } from '../../../../functions/operations/track-parcel.ts';
import { aReport, hours, NUMBER, parcel, told } from '../../../support/example-parcel.ts';
import { aReturn, returnId } from '../../../support/example-return.ts';
import { tenant as returnTenant } from '../../../support/example-shipment.ts';
import { createWorld, type World } from '../world.ts';

let world: World;
let at: Timestamp;
let woken: string[];
let asked: string[];
let answer: () => Promise<ParcelReport | undefined>;
let ports: ReconcilePorts;
beforeEach(() => {
  world = createWorld();
  at = hours(100);
  woken = [];
  asked = [];
  answer = async () => undefined;
  ports = {
    ...world,
    now: () => at,
    wake: async ({ lane }) => void woken.push(lane),
    track: async (number, carrier) => {
      asked.push(`${carrier} ${number}`);
      return answer();
    },
  };
});

const labelled = () =>
  world.numbers.learn({ number: NUMBER, carrier: 'USPS', key: parcel }, hours(36));
const known = async (...events: Parameters<typeof told>[]) => {
  const report = aReport(events.map((each) => told(...each)));
  await world.parcels.save(parcel, foldParcel(NOTHING_TOLD, report).next);
};

describe('a parcel nobody told of', () => {
  beforeEach(labelled);

  it('is asked about, and what the carrier knows comes in as if it had been told', async () => {
    answer = async () => aReport([told('picked_up', 5), told('delivered', 80)]);
    const done = await reconcileParcels(ports);
    expect(done).toEqual({ looked: 1, asked: 1, recovered: 1, failures: [] });
    expect(asked).toEqual([`USPS ${NUMBER}`]);
    expect(await world.parcels.find(parcel)).toMatchObject({ status: 'delivered' });
    expect(woken).toEqual(['f1']);
  });

  it('is asked about once a day, not in every round', async () => {
    await reconcileParcels(ports);
    await reconcileParcels(ports);
    expect(asked).toHaveLength(1);
    at = hours(125);
    await reconcileParcels(ports);
    expect(asked).toHaveLength(2);
  });

  it('is not asked about before its time', async () => {
    at = hours(35);
    expect(await reconcileParcels(ports)).toMatchObject({ looked: 0 });
  });

  it('is given up after 45 days', async () => {
    for (let day = 0; day < 60; day += 1) {
      at = hours(100 + 25 * day);
      await reconcileParcels(ports);
    }
    expect(asked).toHaveLength(45);
    expect(await world.numbers.toAsk(hours(9999), 10)).toEqual([]);
  });

  it('stays due while the carrier cannot be reached', async () => {
    answer = () => Promise.reject(new PartnerUnavailable('easypost', 'down'));
    const { failures } = await reconcileParcels(ports);
    expect(failures).toEqual([new PartnerUnavailable('easypost', 'down')]);
    answer = async () => aReport([told('delivered', 80)]);
    expect(await reconcileParcels(ports)).toMatchObject({ recovered: 1, failures: [] });
  });

  it('is asked about again tomorrow when the carrier refuses to answer', async () => {
    answer = () => Promise.reject(new PartnerRefused('easypost', 'no'));
    expect(await reconcileParcels(ports)).toMatchObject({ asked: 1, failures: [] });
    expect(await reconcileParcels(ports)).toMatchObject({ looked: 0 });
  });
});

describe('a parcel that was told of', () => {
  beforeEach(labelled);

  it.each(['delivered', 'returned', 'cancelled'] as const)(
    'is never asked about again once %s',
    async (milestone) => {
      await known([milestone, 30]);
      expect(await reconcileParcels(ports)).toMatchObject({ looked: 1, asked: 0 });
      expect(await world.numbers.toAsk(hours(9999), 10)).toEqual([]);
    },
  );

  it('is left alone while the news is fresh', async () => {
    await known(['in_transit', 95]);
    await world.numbers.askAgain(NUMBER, hours(99));
    expect(await reconcileParcels(ports)).toMatchObject({ looked: 1, asked: 0 });
    at = hours(130);
    expect(await reconcileParcels(ports)).toMatchObject({ asked: 1 });
  });

  it('brings nothing new by saying the same', async () => {
    await known(['in_transit', 5]);
    answer = async () => aReport([told('in_transit', 5)]);
    expect(await reconcileParcels(ports)).toMatchObject({ asked: 1, recovered: 0 });
    expect(await world.parcels.find(parcel)).toMatchObject({ version: 1 });
  });
});

describe('a return that its carrier delivered', () => {
  const comingBack = { tenant: returnTenant, returnId };
  beforeEach(async () => {
    await world.numbers.learn({ number: NUMBER, carrier: 'USPS', key: comingBack }, hours(36));
    await world.parcels.save(
      comingBack,
      foldParcel(NOTHING_TOLD, aReport([told('delivered', 60)])).next,
    );
  });
  const awaited = { status: 'AWAITING_ARRIVAL', createdAt: hours(0), updatedAt: hours(0) };
  const due = async () => (await world.numbers.toAsk(hours(9999), 10)).length;

  it('wakes it three days later when nobody booked it in, once', async () => {
    await world.returns.create({ ret: aReturn(awaited), claims: [] });
    expect(await reconcileParcels(ports)).toMatchObject({ looked: 1, asked: 0 });
    expect(woken).toEqual([]);
    at = hours(60 + 71);
    expect(await reconcileParcels(ports)).toMatchObject({ looked: 0 });
    at = hours(60 + 73);
    await reconcileParcels(ports);
    expect(woken).toEqual(['main']);
    expect(await due()).toBe(0);
  });

  it('is forgotten when it was booked in, or is over', async () => {
    const since = { APPROVED: hours(0), ARRIVED: hours(62) };
    await world.returns.create({ ret: aReturn({ status: 'INSPECTING', since }), claims: [] });
    await reconcileParcels(ports);
    expect([woken, await due()]).toEqual([[], 0]);
  });
});

describe('whom is asked', () => {
  const report = aReport([told('delivered', 1)]);
  const tracker = (found?: ParcelReport) => ({ track: async () => found });
  const follower = { bySource: async () => ({ ...partner, source: 'seventeentrack' as const }) };
  const partner = {
    partnerId: 'p',
    name: 'P',
    endpoint: 'http://p.test',
    apiKey: 'k',
    webhookSecrets: ['s'],
  };

  it('is who sold the label, then who follows everybody’s', async () => {
    const other = { ...report, carrier: 'UPS' };
    expect(await createTrackParcel(tracker(report), tracker(other), follower)('1', 'UPS')).toBe(
      report,
    );
    expect(await createTrackParcel(tracker(), tracker(other), follower)('1', 'UPS')).toBe(other);
  });

  it('is nobody else where no such partner is', async () => {
    const nobody = { bySource: async () => undefined };
    expect(await createTrackParcel(tracker(), tracker(report), nobody)('1', 'UPS')).toBeUndefined();
  });
});
