/** A record of the table's stream as the domain reads it; undefined for what is no entity's, or was deleted. */
import { z } from 'zod';
import {
  changedPartSchema,
  type ChangedPart,
  type RecordChange,
} from '../../domain/announcement/record-change.ts';
import { tenantSchema } from '../../domain/kernel/ids.ts';
import { fromEpochMs } from '../../domain/kernel/time.ts';
import { plainImage } from './stream-image.ts';

/** What is read of a stream record's `dynamodb`; the images are parsed when their keys say that they matter. */
const streamRecordSchema = z.object({
  Keys: z.object({ pk: z.object({ S: z.string() }), sk: z.object({ S: z.string() }) }),
  /** Epoch seconds. */
  ApproximateCreationDateTime: z.number(),
  NewImage: z.unknown().optional(),
  OldImage: z.unknown().optional(),
});

/** `T#{tenant}#{entity}`: an entity's own partition has exactly these parts. */
const ENTITY = /^T#([^#]+)#([^#]+)$/;
/** `FULFILMENT#001`, `CASE#cas_…`; a HEAD has no second part. */
const PLACE = /^([A-Z]+)(?:#(.+))?$/;

export function changedRecord(record: unknown): RecordChange | undefined {
  const { Keys, NewImage, OldImage, ...rest } = streamRecordSchema.parse(record);
  const [, tenant, subject] = ENTITY.exec(Keys.pk.S) ?? [];
  // A seller's safety stocks share a partition: the SKU is the place. What is announced has no full stop in its id.
  const isWatch = subject === 'STOCK_WATCH';
  const entityId = isWatch ? `sku_${Keys.sk.S.replaceAll('.', '_')}` : subject;
  const [, name, place] = isWatch ? [, subject, Keys.sk.S] : (PLACE.exec(Keys.sk.S) ?? []);
  const part = changedPartSchema.safeParse(name);
  if (tenant === undefined || entityId === undefined || !part.success) return undefined;
  if (tenant === '_' || !hasPlace(part.data, place) || NewImage === undefined) return undefined;
  return {
    tenant: tenantSchema.parse(tenant),
    entityId,
    part: part.data,
    ...(isNumbered(part.data) && { n: Number(place) }),
    ...(OldImage !== undefined && { before: plainImage(OldImage) }),
    after: plainImage(NewImage),
    at: fromEpochMs(rest.ApproximateCreationDateTime * 1000),
  };
}

const isNumbered = (part: ChangedPart) => part === 'FULFILMENT' || part === 'TRACKING';

/** A shipment's own `TRACKING` is no parcel's, and the look-up item `CASE` is no case. */
function hasPlace(part: ChangedPart, place: string | undefined): boolean {
  if (isNumbered(part)) return /^\d{3}$/.test(place ?? '');
  return (part === 'HEAD') === (place === undefined);
}
