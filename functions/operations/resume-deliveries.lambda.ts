import middy from '@middy/core';
import { createDeliveryStore } from '../../adapters/dynamodb/delivery-store.ts';
import { readEnvironment } from '../runtime/environment.ts';
import { batchesAt, now, tableOf } from '../runtime/ports.ts';
import { telemetryOf } from '../runtime/telemetry.ts';
import { environment } from './resume-deliveries.environment.ts';
import { resumeDeliveries } from './resume-deliveries.ts';

const settings = readEnvironment(environment);
const telemetry = telemetryOf('resume-deliveries');
const ports = {
  now,
  deliveries: createDeliveryStore(tableOf(settings)),
  enqueue: batchesAt(settings.SELLER_WEBHOOKS_QUEUE_URL),
};

/** `SweepCompleted` is the heartbeat that the dead-man alarm watches. */
export const handler = middy()
  .use([...telemetry.middleware])
  .handler(async () => {
    const resumed = await resumeDeliveries(ports);
    telemetry.count('DeliveryResumed', resumed);
    telemetry.count('SweepCompleted');
    return { resumed };
  });
