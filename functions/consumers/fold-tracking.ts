/** A carrier's notification: read, made canonical, given to the shipments it is about, or kept until there is one. */
import {
  parseDcsaEvents,
  Unreadable,
  type Carried,
} from '../../adapters/carriers/dcsa/parse-events.ts';
import type { WebhookDelivery } from '../webhooks/contract.ts';
import { applyTracking, keepForLater, type TrackingPorts } from './apply-tracking.ts';
import type { ConsumerPorts } from './consumer-ports.ts';
import { meantShipments } from './meant-shipments.ts';

type Ports = TrackingPorts & Pick<ConsumerPorts, 'readRaw'>;

/** Throws Unreadable: after its tries the delivery is a dead letter, its bytes are kept, what could be read is applied. */
export function createFoldTracking(ports: Ports) {
  return async ({ rawKey, receivedAt }: WebhookDelivery): Promise<void> => {
    const bytes = await ports.readRaw(rawKey);
    try {
      for (const each of parseDcsaEvents(bytes, { rawKey, receivedAt })) await deliver(ports, each);
    } catch (error) {
      if (error instanceof Unreadable)
        for (const each of error.readable) await deliver(ports, each);
      throw error;
    }
  };
}

async function deliver(ports: Ports, { event, references }: Carried): Promise<void> {
  const keys = await meantShipments(ports, references);
  for (const key of keys) await applyTracking(ports, key, event, references);
  if (keys.length === 0) await keepForLater(ports, event, references);
}
