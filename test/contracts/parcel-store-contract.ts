import { beforeEach, describe, expect, it } from 'vitest';
import { createLaneStore } from '../../adapters/dynamodb/lane-store.ts';
import { createParcelStore } from '../../adapters/dynamodb/parcel-store.ts';
import type { Table } from '../../adapters/dynamodb/table.ts';
import { createParcelNumberStore } from '../../adapters/dynamodb/tracking-number.ts';
import { StaleVersion } from '../../domain/kernel/domain-error.ts';
import { returnIdSchema } from '../../domain/kernel/ids.ts';
import { foldParcel } from '../../domain/parcel/fold-parcel.ts';
import { NOTHING_TOLD } from '../../domain/parcel/parcel-tracking.ts';
import { aReport, hours, NUMBER, parcel, told } from '../support/example-parcel.ts';

export function parcelStoreContract(newTable: () => Promise<Table>): void {
  let table: Table;
  beforeEach(async () => {
    table = await newTable();
  });
  const back = {
    tenant: parcel.tenant,
    returnId: returnIdSchema.parse('ret_01KADHNJS8ZBV7P3GJX6BWQ001'),
  };
  const events = [
    told('picked_up', 1, { place: 'Edison, NJ', reason: 'none' }),
    told('unknown', 2, { occurredAtRaw: '10/11 02:00', tzSource: 'carrier_local', text: '已揽收' }),
    told('delivered', 3, { occurredAtRaw: '2026-11-10T19:00:00+08:00' }),
  ];
  const { next } = foldParcel(
    NOTHING_TOLD,
    aReport(events, { estimatedDeliveryAt: hours(48), signedBy: 'A. Buyer' }),
  );

  describe('what was told', () => {
    it('is nothing before anything was, and then exactly what was kept', async () => {
      const store = createParcelStore(table);
      expect(await store.find(parcel)).toEqual(NOTHING_TOLD);
      await store.save(parcel, next);
      expect(await store.find(parcel)).toEqual(next);
    });

    it('is kept apart for each parcel of an order, and for a return', async () => {
      const store = createParcelStore(table);
      await store.save(parcel, next);
      expect(await store.find({ ...parcel, n: 2 })).toEqual(NOTHING_TOLD);
      expect(await store.find(back)).toEqual(NOTHING_TOLD);
      await store.save(back, next);
      expect(await store.find(back)).toEqual(next);
    });

    it('is not overwritten by who read an older version', async () => {
      const store = createParcelStore(table);
      await store.save(parcel, next);
      await expect(store.save(parcel, next)).rejects.toBeInstanceOf(StaleVersion);
      const newer = foldParcel(next, aReport([told('returned', 90)])).next;
      await store.save(parcel, newer);
      await expect(store.save(parcel, newer)).rejects.toBeInstanceOf(StaleVersion);
      expect(await store.find(parcel)).toEqual(newer);
    });
  });

  describe('a number', () => {
    it('means a parcel however it is written, and the newest one', async () => {
      const numbers = createParcelNumberStore(table);
      expect(await numbers.find(NUMBER)).toBeUndefined();
      await numbers.learn({ number: NUMBER, carrier: 'USPS', key: parcel });
      const asPrinted = '420 91710 9400 1112 0620 6406 2607 87';
      expect(await numbers.find(asPrinted)).toEqual({
        number: NUMBER,
        carrier: 'USPS',
        key: parcel,
        asked: 0,
      });
      await numbers.learn({ number: asPrinted, carrier: 'USPS', key: back });
      expect((await numbers.find(NUMBER))?.key).toEqual(back);
    });

    it('is asked about when its time has come, again or never', async () => {
      const numbers = createParcelNumberStore(table);
      await numbers.askAgain(NUMBER, hours(1));
      expect(await numbers.toAsk(hours(100), 10)).toEqual([]);
      await numbers.learn({ number: NUMBER, carrier: 'USPS', key: parcel });
      await numbers.askAgain(NUMBER, hours(1));
      expect(await numbers.toAsk(hours(0), 10)).toEqual([]);
      expect(await numbers.toAsk(hours(2), 10)).toMatchObject([{ number: NUMBER, key: parcel }]);
      await numbers.askAgain(NUMBER, hours(9));
      expect((await numbers.find(NUMBER))?.asked).toBe(2);
      expect(await numbers.toAsk(hours(8), 10)).toEqual([]);
      await numbers.askAgain(NUMBER);
      expect(await numbers.toAsk(hours(100), 10)).toEqual([]);
    });
  });

  describe('a lane', () => {
    const fact = { serviceId: 'UPS_GROUND', destinationArea: '112', onTime: true };

    it('is counted by week and service, and summed over the weeks asked for', async () => {
      const lanes = createLaneStore(table);
      expect(await lanes.ofArea('112', '2026-01-05', '2026-12-28')).toEqual([]);
      for (const week of ['2026-10-26', '2026-11-02', '2026-11-09'])
        await lanes.count({ ...fact, week });
      await lanes.count({ ...fact, week: '2026-11-02', onTime: false });
      await lanes.count({ ...fact, week: '2026-11-02', serviceId: 'USPS' });
      await lanes.count({ ...fact, week: '2026-11-02', destinationArea: '113' });
      const found = await lanes.ofArea('112', '2026-11-02', '2026-11-09');
      expect(found.toSorted((a, b) => (a.serviceId < b.serviceId ? -1 : 1))).toEqual([
        { serviceId: 'UPS_GROUND', destinationArea: '112', delivered: 3, onTime: 2 },
        { serviceId: 'USPS', destinationArea: '112', delivered: 1, onTime: 1 },
      ]);
    });
  });
}
