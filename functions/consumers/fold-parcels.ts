/** A parcel carrier's push: read, made canonical, given to the parcel it is about, or kept until there is one. */
import { Unreadable } from '../../adapters/carriers/dcsa/parse-events.ts';
import { parseEasyPostWebhook } from '../../adapters/carriers/easypost/parse-tracker.ts';
import type { Received } from '../../adapters/carriers/parcel-event.ts';
import { parseSeventeenTrackPush } from '../../adapters/carriers/seventeentrack/parse-push.ts';
import type { ParcelReport } from '../../domain/parcel/parcel-tracking.ts';
import type { PartnerSource } from '../../domain/partner/partner.ts';
import type { WebhookDelivery } from '../webhooks/contract.ts';
import { deliverReport } from './apply-parcel.ts';
import type { ParcelPorts } from './parcel-ports.ts';

type Read = (body: Uint8Array, received: Received) => ParcelReport | undefined;

const READERS: Partial<Record<PartnerSource, Read>> = {
  easypost: parseEasyPostWebhook,
  seventeentrack: parseSeventeenTrackPush,
};

export interface FoldParcelsPorts extends ParcelPorts {
  /** The bytes of a webhook as they came. */
  readonly readRaw: (key: string) => Promise<Uint8Array>;
  /** A code nobody has a meaning for: kept and shown, and somebody should give it one. */
  readonly unknown: (source: PartnerSource, code: string) => void;
}

/** Throws Unreadable: after its tries the delivery is a dead letter, its bytes are kept. */
export function createFoldParcels(ports: FoldParcelsPorts) {
  return async ({ source, rawKey, receivedAt }: WebhookDelivery): Promise<void> => {
    const read = READERS[source];
    if (!read) throw new Unreadable(`${source} tells of no parcels`);
    const report = read(await ports.readRaw(rawKey), { rawKey, receivedAt });
    if (!report) return;
    for (const { milestone, providerStatus } of report.events)
      if (milestone === 'unknown') ports.unknown(source, providerStatus);
    await deliverReport(ports, report);
  };
}
