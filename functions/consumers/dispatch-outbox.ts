/** The fast way from an accepted request to its execution; the sweeper is the sure one (design 3.1). */
import { z } from 'zod';
import { messageOf } from '../../adapters/dynamodb/outbox-store.ts';
import { dispatch, type Dispatcher } from '../../domain/outbox/dispatch.ts';

/** An outbox item has text and numbers only; they come marshalled. */
const scalar = z
  .union([z.looseObject({ S: z.string() }), z.looseObject({ N: z.string() })])
  .transform((value) => ('S' in value ? value.S : Number(value.N)));
const imageSchema = z.record(z.string(), scalar);
const keySchema = z.looseObject({ pk: z.string(), sk: z.string() });

/** What is read of a stream record. */
interface StreamRecord {
  readonly dynamodb?: { readonly NewImage?: unknown } | undefined;
}

export function createDispatchOutbox(dispatcher: Dispatcher) {
  return async ({ dynamodb }: StreamRecord): Promise<void> => {
    if (!dynamodb?.NewImage) return;
    await dispatch(dispatcher, messageOf(imageOf(dynamodb.NewImage)));
  };
}

function imageOf(marshalled: unknown) {
  const scalars = imageSchema.parse(marshalled);
  const { pk, sk } = keySchema.parse(scalars);
  return { ...scalars, pk, sk };
}
