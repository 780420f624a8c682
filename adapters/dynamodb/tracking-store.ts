/** Tracking events, their projection, and events of numbers nobody knows yet. */
import { z } from 'zod';
import { StaleVersion } from '../../domain/kernel/domain-error.ts';
import { NOTHING_TRACKED } from '../../domain/tracking/fold-event.ts';
import {
  trackingEventSchema,
  trackingProjectionSchema,
} from '../../domain/tracking/tracking-event.ts';
import type { TrackingStore } from '../../domain/tracking/tracking-store.ts';
import { referenceTypes } from '../../domain/shipment/shipment-store.ts';
import { attempt } from './attempt.ts';
import { putIfAbsent } from './conditional.ts';
import {
  eventKey as keyOfEvent,
  eventPrefix,
  shipmentPk,
  trackingKey,
  unmatchedKey,
  unmatchedListPk,
  unmatchedPk,
} from './keys.ts';
import { readList } from './list.ts';
import { readAll } from './partition.ts';
import { readItem, toItem } from './record.ts';
import type { Table } from './table.ts';

const unmatchedSchema = z.strictObject({
  reference: z.strictObject({ type: z.enum(referenceTypes), value: z.string() }),
  source: z.string(),
  eventKey: z.string(),
  body: z.string(),
  at: z.string(),
});

export function createTrackingStore(table: Table): TrackingStore {
  return {
    async projection(key) {
      const item = await table.get(trackingKey(key));
      return item ? readItem(trackingProjectionSchema, item) : NOTHING_TRACKED;
    },

    async apply(key, event, next) {
      const read = next.version - 1;
      const what = `tracking of ${key.shipmentId}`;
      const refusal = await attempt(
        table,
        [
          { put: toItem(keyOfEvent(key, event.eventKey), event), condition: { item: 'absent' } },
          {
            put: toItem(trackingKey(key), next),
            condition: read === 0 ? { item: 'absent' } : { equals: { version: read } },
          },
        ],
        what,
      );
      if (!refusal) return 'applied';
      if (refusal.positions[0] === 0) return 'duplicate';
      throw new StaleVersion(what);
    },

    async events(key) {
      const items = await readAll(table, { pk: shipmentPk(key), skPrefix: eventPrefix });
      return items.map((item) => readItem(trackingEventSchema, item));
    },

    async keepUnmatched({ type, value }, source, eventKey, body, at) {
      const reference = { type, value };
      const index = { gsi1pk: unmatchedListPk, gsi1sk: `${at}#${type}#${value}#${eventKey}` };
      const record = { reference, source, eventKey, body, at };
      await putIfAbsent(table, toItem(unmatchedKey(reference, eventKey), record, index));
    },

    async unmatched(reference) {
      const items = await readAll(table, { pk: unmatchedPk(reference) });
      return items.map((item) => readItem(unmatchedSchema, item));
    },

    forgetUnmatched: (reference, eventKey) => table.delete(unmatchedKey(reference, eventKey)),

    listUnmatched: (page) =>
      readList(table, { pk: unmatchedListPk, index: 'gsi1' }, page, async (entries) => {
        const items = await table.getMany(entries);
        return items
          .map((item) => readItem(unmatchedSchema, item))
          .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
      }),
  };
}
