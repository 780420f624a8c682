/**
 * The front door of our partners. It verifies the signature over the raw bytes, keeps them, queues their key, answers.
 * It parses nothing: what is signed is never lost, be it malformed, unknown or a duplicate.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { DCSA_SIGNATURE_HEADER, isSignedByDcsa } from '../../adapters/carriers/dcsa/signature.ts';
import {
  EASYPOST_SIGNATURE_HEADER,
  isSignedByEasyPost,
} from '../../adapters/carriers/easypost/signature.ts';
import {
  isSignedBySeventeenTrack,
  SEVENTEENTRACK_SIGNATURE_HEADER,
} from '../../adapters/carriers/seventeentrack/signature.ts';
import { isSignedStandard } from '../../adapters/webhooks/standard-signature.ts';
import { toEpochMs } from '../../domain/kernel/time.ts';
import type { Now, Timestamp } from '../../domain/kernel/time.ts';
import { partnerSourceSchema } from '../../domain/partner/partner.ts';
import type { PartnerSource, PartnerStore } from '../../domain/partner/partner.ts';
import { rawHttpHandler } from '../runtime/http-handler.ts';
import type { HttpRequest } from '../runtime/http-message.ts';
import { Refusal } from '../runtime/refusal.ts';
import { noQuery, openRoute } from '../runtime/router.ts';
import type { WebhookDelivery } from './contract.ts';

interface Delivered {
  readonly secrets: readonly string[];
  readonly headers: HttpRequest['headers'];
  readonly body: Uint8Array;
  readonly nowMs: number;
}

/** How each source proves itself, and how it names a delivery. */
const SOURCES: Record<PartnerSource, Source> = {
  dcsa: signedBytes(DCSA_SIGNATURE_HEADER, isSignedByDcsa),
  customs: standardWebhooks(),
  warehouse: standardWebhooks(),
  easypost: signedBytes(EASYPOST_SIGNATURE_HEADER, isSignedByEasyPost),
  seventeentrack: signedBytes(SEVENTEENTRACK_SIGNATURE_HEADER, isSignedBySeventeenTrack),
};

interface Source {
  readonly isSigned: (delivered: Delivered) => boolean;
  readonly deliveryId: (headers: HttpRequest['headers'], digest: string) => string;
}

export interface ReceiveWebhookPorts {
  readonly now: Now;
  readonly partners: Pick<PartnerStore, 'bySource'>;
  /** Keeps the bytes under exactly this key. */
  readonly keepRaw: (key: string, body: Uint8Array) => Promise<void>;
  /** Puts a delivery on the queue of its source. */
  readonly enqueue: (delivery: WebhookDelivery) => Promise<void>;
}

export function createReceiveWebhookHandler(ports: ReceiveWebhookPorts) {
  return rawHttpHandler('receive-webhook', [
    openRoute('POST', '/webhooks/{source}', {
      params: z.strictObject({ source: partnerSourceSchema }),
      query: noQuery,
      body: z.instanceof(Uint8Array),
      handle: async ({ params, body, request }) => {
        const receivedAt = ports.now();
        await verify(ports, params.source, request, body, receivedAt);
        const digest = createHash('sha256').update(body).digest('hex');
        const rawKey = rawKeyOf(params.source, receivedAt, digest);
        await ports.keepRaw(rawKey, body);
        const deliveryId = SOURCES[params.source].deliveryId(request.headers, digest);
        await ports.enqueue({ source: params.source, rawKey, receivedAt, deliveryId });
        return { status: 202, body: { accepted: true } };
      },
    }),
  ]);
}

/** Throws Refusal 401, the same for an unknown partner, a wrong signature and an old one. */
async function verify(
  ports: ReceiveWebhookPorts,
  source: PartnerSource,
  { headers }: HttpRequest,
  body: Uint8Array,
  receivedAt: Timestamp,
): Promise<void> {
  const partner = await ports.partners.bySource(source);
  const secrets = partner?.webhookSecrets ?? [];
  const delivered = { secrets, headers, body, nowMs: toEpochMs(receivedAt) };
  if (!SOURCES[source].isSigned(delivered)) throw new Refusal(401, 'BAD_SIGNATURE');
}

function rawKeyOf(source: PartnerSource, at: Timestamp, digest: string): string {
  const [year, month, day] = at.slice(0, 10).split('-');
  return `T/_/webhooks/${source}/${[year, month, day].join('/')}/${at}-${digest}`;
}

/** Signed without a time and without the delivery's name: a replay is caught by what the body says. */
function signedBytes(
  header: string,
  isSigned: (secrets: readonly string[], value: string | undefined, body: Uint8Array) => boolean,
): Source {
  return {
    isSigned: ({ secrets, headers, body }) => isSigned(secrets, headers[header], body),
    deliveryId: (_, digest) => digest,
  };
}

function standardWebhooks(): Source {
  return {
    isSigned: ({ secrets, headers, body, nowMs }) =>
      isSignedStandard(secrets, headers, body, nowMs),
    deliveryId: (headers, digest) => headers['webhook-id'] ?? digest,
  };
}
