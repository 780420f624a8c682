/** A record of the table's stream as the domain reads it; undefined for what is no entity's, or was deleted. */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import {
  changedPartSchema,
  type ChangedPart,
  type RecordChange,
} from '../../domain/announcement/record-change.ts';
import { tenantSchema } from '../../domain/kernel/ids.ts';
import type { Timestamp } from '../../domain/kernel/time.ts';
import { parseItem } from './item-parse.ts';
import type { Item } from './table.ts';

/** `T#{tenant}#{entity}`: an entity's own partition has exactly these parts. */
const ENTITY = /^T#([^#]+)#([^#]+)$/;
/** `FULFILMENT#001`, `CASE#cas_…`; a HEAD has no second part. */
const PLACE = /^([A-Z]+)(?:#(.+))?$/;

type Image = Record<string, AttributeValue>;

export function changedRecord(
  images: { readonly before?: Image | undefined; readonly after?: Image | undefined },
  at: Timestamp,
): RecordChange | undefined {
  if (!images.after) return undefined;
  const after = parseItem(images.after);
  const [, tenant, entityId] = ENTITY.exec(after.pk) ?? [];
  const [, name, rest] = PLACE.exec(after.sk) ?? [];
  const part = changedPartSchema.safeParse(name);
  if (tenant === undefined || entityId === undefined || !part.success) return undefined;
  if (tenant === '_' || !hasPlace(part.data, rest)) return undefined;
  return {
    tenant: tenantSchema.parse(tenant),
    entityId,
    part: part.data,
    ...(isNumbered(part.data) && { n: Number(rest) }),
    ...(images.before && { before: unkeyed(parseItem(images.before)) }),
    after: unkeyed(after),
    at,
  };
}

const isNumbered = (part: ChangedPart) => part === 'FULFILMENT' || part === 'TRACKING';

/** A shipment's own `TRACKING` is no parcel's, and the look-up item `CASE` is no case. */
function hasPlace(part: ChangedPart, rest: string | undefined): boolean {
  return isNumbered(part) ? /^\d{3}$/.test(rest ?? '') : (part === 'HEAD') === (rest === undefined);
}

function unkeyed({ pk: _, sk: __, ...record }: Item): Readonly<Record<string, unknown>> {
  return record;
}
