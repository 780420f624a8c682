/** A front door that keeps what partners say, when their signature is right; it may be shut for a while. */
import { createServer, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { isSignedByDcsa } from '../../../../adapters/carriers/dcsa/signature.ts';
import { isSignedStandard } from '../../../../adapters/webhooks/standard-signature.ts';
import type { Partner } from '../../../../domain/partner/partner.ts';

export interface Heard {
  readonly source: string;
  readonly deliveryId: string;
  readonly body: string;
}

export interface FrontDoor {
  readonly url: string;
  readonly heard: Heard[];
  /** Deliveries turned away so far. */
  refused(): number;
  /** Who may speak; nobody before. */
  trust(partners: readonly Partner[]): void;
  shut(isShut: boolean): void;
  /** Resolves when so many things were heard. */
  until(count: number): Promise<Heard[]>;
  close(): void;
}

export async function openFrontDoor(): Promise<FrontDoor> {
  const heard: Heard[] = [];
  let trusted: readonly Partner[] = [];
  let isShut = false;
  let refusals = 0;
  const server = createServer((request, response) => {
    void buffer(request).then((body) => {
      const source = request.url?.split('/').at(-1) ?? '';
      const partner = trusted.find((each) => each.source === source);
      const accepted = !isShut && partner !== undefined && isSigned(partner, request, body);
      if (accepted)
        heard.push({
          source,
          deliveryId: String(request.headers['webhook-id']),
          body: body.toString(),
        });
      else refusals++;
      response.writeHead(accepted ? 202 : 503).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    heard,
    refused: () => refusals,
    trust: (partners) => void (trusted = partners),
    shut: (shut) => void (isShut = shut),
    until: async (count) => {
      const late = Date.now() + 4000;
      while (heard.length < count && Date.now() < late)
        await new Promise((go) => setTimeout(go, 5));
      return heard;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function isSigned(
  { source, webhookSecrets }: Partner,
  { headers }: IncomingMessage,
  body: Uint8Array,
): boolean {
  const one = (name: string) => {
    const value = headers[name];
    return Array.isArray(value) ? value[0] : value;
  };
  if (source === 'dcsa') return isSignedByDcsa(webhookSecrets, one('notification-signature'), body);
  const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature'];
  return isSignedStandard(
    webhookSecrets,
    Object.fromEntries(names.map((name) => [name, one(name)])),
    body,
    Date.now(),
  );
}
