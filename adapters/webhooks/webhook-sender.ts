/**
 * Posts to a URL that a stranger gave us. The name is resolved here and the connection goes to the very address that was
 * checked, so that a name which answers differently the second time (DNS rebinding) gains nothing. No redirects, 15 seconds
 * in all, and of the answer only the first of its body is read.
 */
import { lookup as resolve, type LookupAddress } from 'node:dns';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Attempt } from '../../domain/announcement/webhook-delivery.ts';
import { fromEpochMs } from '../../domain/kernel/time.ts';
import { endpointUrlFaults, hostOf } from './endpoint-url.ts';
import { isLoopbackAddress, isPublicAddress } from './public-address.ts';
import { signStandard } from './standard-signature.ts';

export interface WebhookMessage {
  readonly url: string;
  /** The `webhook-id`. */
  readonly id: string;
  /** All sign: two while one replaces the other. */
  readonly secrets: readonly string[];
  readonly payloadVersion: string;
  readonly body: string;
}

/** Never throws: whatever happens is what the attempt came to. */
export type SendWebhook = (message: WebhookMessage) => Promise<Attempt>;

export interface WebhookSenderOptions {
  readonly loopbackAllowed: boolean;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly timeoutMs?: number;
  /** All addresses of a name. */
  readonly resolveAll?: (hostname: string) => Promise<readonly LookupAddress[]>;
}

const TIMEOUT_MS = 15_000;
const READ_CHARACTERS = 500;

class AddressRefused extends Error {
  readonly code = 'ADDRESS_REFUSED';
}

export function createWebhookSender(options: WebhookSenderOptions): SendWebhook {
  const { clock, loopbackAllowed } = options;
  const isAllowed = (address: string) =>
    isPublicAddress(address) || (loopbackAllowed && isLoopbackAddress(address));

  return async (message) => {
    const startedAt = clock();
    const told = await post(message, options, isAllowed).catch((error: unknown) => ({
      error: reasonOf(error),
    }));
    const latencyMs = Math.max(0, Math.round(clock() - startedAt));
    const delivered = 'responseCode' in told && told.responseCode >= 200 && told.responseCode < 300;
    return { at: fromEpochMs(startedAt), delivered, latencyMs, ...told };
  };
}

async function post(
  message: WebhookMessage,
  {
    clock,
    loopbackAllowed,
    timeoutMs = TIMEOUT_MS,
    resolveAll = resolveByDns,
  }: WebhookSenderOptions,
  isAllowed: (address: string) => boolean,
): Promise<{ responseCode: number; body?: string }> {
  const url = new URL(message.url);
  const host = hostOf(url);
  // Node asks no resolver about an address, so the guard below would not see it.
  if (
    endpointUrlFaults(message.url, loopbackAllowed).length > 0 ||
    (isIP(host) && !isAllowed(host))
  )
    throw new AddressRefused(host);
  const body = Buffer.from(message.body);
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  const signal = AbortSignal.timeout(timeoutMs);
  const response = await new Promise<IncomingMessage>((answered, failed) => {
    const sent = request(url, {
      method: 'POST',
      // A connection of its own: a pooled one would be to an address checked for another message.
      agent: false,
      lookup: guarded(resolveAll, isAllowed),
      signal,
      headers: { ...headersOf(message, clock(), body), 'content-length': body.byteLength },
    });
    sent.once('response', answered).once('error', failed).end(body);
  });
  const text = await firstOf(response);
  return { responseCode: response.statusCode ?? 0, ...(text !== '' && { body: text }) };
}

function headersOf(message: WebhookMessage, nowMs: number, body: Uint8Array) {
  const signed = message.secrets.map((secret) => signStandard(secret, message.id, nowMs, body));
  return {
    ...signed[0],
    'webhook-signature': signed.map((headers) => headers['webhook-signature']).join(' '),
    'content-type': 'application/json',
    'user-agent': 'Portage-Webhooks/1',
    'portage-webhook-version': message.payloadVersion,
  };
}

/** A name with one address that is refused is refused whole: who mixes them means no good. */
function guarded(
  resolveAll: NonNullable<WebhookSenderOptions['resolveAll']>,
  isAllowed: (address: string) => boolean,
): LookupFunction {
  return (hostname, { all }, done) => {
    resolveAll(hostname).then(
      (addresses) => {
        const [first] = addresses;
        if (!first || !addresses.every(({ address }) => isAllowed(address)))
          done(new AddressRefused(hostname), '', 0);
        else if (all) done(null, [...addresses]);
        else done(null, first.address, first.family);
      },
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), '', 0),
    );
  };
}

function resolveByDns(hostname: string): Promise<readonly LookupAddress[]> {
  return new Promise((resolved, failed) => {
    resolve(hostname, { all: true }, (error, addresses) =>
      error ? failed(error) : resolved(addresses),
    );
  });
}

/** What the receiver said, as far as anybody will read it. */
async function firstOf(response: IncomingMessage): Promise<string> {
  response.setEncoding('utf8');
  let text = '';
  try {
    for await (const part of response) {
      text += String(part);
      if (text.length >= READ_CHARACTERS) break;
    }
  } catch {
    // It hung up in the middle of its answer: the status was said.
  }
  response.destroy();
  return text.slice(0, READ_CHARACTERS);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'TIMEOUT';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
