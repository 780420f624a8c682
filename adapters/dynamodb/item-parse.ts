/** From DynamoDB's JSON to an Item, checked rather than believed; also for images of the table's stream. */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { BrokenRecord } from '../../domain/kernel/domain-error.ts';
import { toAttributes } from './record.ts';
import type { Item } from './table.ts';

/** Throws when a number is beyond what JavaScript holds exactly: a counter never silently rounds. */
export function parseItem(marshalled: Record<string, AttributeValue>): Item {
  const { pk, sk, ...attributes } = toAttributes(unmarshall(marshalled));
  if (typeof pk === 'string' && typeof sk === 'string') return { ...attributes, pk, sk };
  throw new BrokenRecord('an item without pk and sk');
}
