/** Counters of lanes, one item a week and service; whoever asks reads few small items, and old ones are collected. */
import { z } from 'zod';
import { toEpochMs, toTimestamp } from '../../domain/kernel/time.ts';
import type { LaneStore } from '../../domain/routing/lane-history.ts';
import type { LaneHistory } from '../../domain/routing/route-parcel.ts';
import { laneKey, lanePk } from './keys.ts';
import { readItem } from './record.ts';
import type { Table } from './table.ts';

const KEPT_SECONDS = 120 * 86_400;
/** Eight weeks of every service. */
const MOST_ITEMS = 100;

const weekSchema = z.strictObject({
  week: z.string(),
  serviceId: z.string(),
  delivered: z.int(),
  onTime: z.int().default(0),
});

export function createLaneStore(table: Table): LaneStore {
  return {
    async count({ serviceId, destinationArea, week, onTime }) {
      const expiresAt = toEpochMs(toTimestamp(`${week}T00:00:00Z`)) / 1000 + KEPT_SECONDS;
      await table.update(laneKey(destinationArea, week, serviceId), {
        setIfAbsent: { week, serviceId, expiresAt },
        add: { delivered: 1, onTime: onTime ? 1 : 0 },
      });
    },

    async ofArea(destinationArea, from, to) {
      const { items } = await table.query({
        pk: lanePk(destinationArea),
        // All services of the last week: `~` sorts after every name.
        skUpTo: `${to}#~`,
        descending: true,
        limit: MOST_ITEMS,
      });
      const weeks = items.map((item) => readItem(weekSchema, item));
      return summed(
        destinationArea,
        weeks.filter(({ week }) => week >= from),
      );
    },
  };
}

function summed(destinationArea: string, weeks: readonly z.infer<typeof weekSchema>[]) {
  const lanes = new Map<string, LaneHistory>();
  for (const { serviceId, delivered, onTime } of weeks) {
    const known = lanes.get(serviceId) ?? { serviceId, destinationArea, delivered: 0, onTime: 0 };
    lanes.set(serviceId, {
      ...known,
      delivered: known.delivered + delivered,
      onTime: known.onTime + onTime,
    });
  }
  return [...lanes.values()];
}
