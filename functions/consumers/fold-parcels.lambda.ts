import { readEnvironment } from '../runtime/environment.ts';
import { rawBodiesIn, tableOf } from '../runtime/ports.ts';
import { queueHandler } from '../runtime/queue-handler.ts';
import { webhookDeliverySchema } from '../webhooks/contract.ts';
import { environment } from './environment.ts';
import { createFoldParcels } from './fold-parcels.ts';
import { parcelPortsIn } from './parcel-ports.ts';

const settings = readEnvironment(environment);

export const handler = queueHandler(
  'fold-parcels',
  webhookDeliverySchema,
  createFoldParcels({
    ...parcelPortsIn(tableOf(settings)),
    readRaw: rawBodiesIn(settings.BUCKET_NAME).read,
  }),
);
