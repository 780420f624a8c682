import { readEnvironment } from '../runtime/environment.ts';
import { rawBodiesIn, tableOf } from '../runtime/ports.ts';
import { queueHandler } from '../runtime/queue-handler.ts';
import { webhookDeliverySchema } from '../webhooks/contract.ts';
import { environment } from './environment.ts';
import { createFoldParcels } from './fold-parcels.ts';
import { parcelPortsIn } from './parcel-ports.ts';

const settings = readEnvironment(environment);
const ports = {
  ...parcelPortsIn(tableOf(settings), 'again'),
  readRaw: rawBodiesIn(settings.BUCKET_NAME).read,
};

/** `UnknownParcelCode` counts what carriers say and we do not understand. */
export const handler = queueHandler('fold-parcels', webhookDeliverySchema, (delivery, telemetry) =>
  createFoldParcels({
    ...ports,
    unknown: (source, code) => {
      telemetry.count('UnknownParcelCode');
      telemetry.logger.warn('a code without a meaning', { source, code });
    },
  })(delivery),
);
