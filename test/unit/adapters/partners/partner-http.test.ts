import { createServer, type IncomingMessage, type Server } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterEach, expect, it } from 'vitest';
import { createCarrierClient } from '../../../../adapters/carriers/dcsa/carrier-client.ts';
import { createCustomsClient } from '../../../../adapters/customs/customs-client.ts';
import { createPartnerCaller } from '../../../../adapters/partners/partner-http.ts';
import { createWarehouseClient } from '../../../../adapters/warehouses/warehouse-client.ts';
import type { PartnerSource } from '../../../../domain/partner/partner.ts';

interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly authorization: string | undefined;
  readonly key: string | string[] | undefined;
  readonly body: unknown;
}
const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

/** A partner that answers every request so, and remembers it. */
async function partner(status: number, headers: Record<string, string> = {}) {
  const seen: Seen[] = [];
  const answer = async (request: IncomingMessage) => {
    const { method, url } = request;
    seen.push({
      method,
      url,
      authorization: request.headers.authorization,
      key: request.headers['idempotency-key'],
      body: await json(request),
    });
  };
  const server = createServer(
    (request, response) =>
      void answer(request).then(() =>
        response.writeHead(status, headers).end('no such port'.repeat(100)),
      ),
  );
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const endpoint = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  return { seen, callAs: (source: PartnerSource) => createPartnerCaller(at(endpoint), source) };
}

function at(endpoint: string) {
  return {
    bySource: async (source: PartnerSource) => ({
      partnerId: 'p',
      source,
      name: 'P',
      endpoint,
      apiKey: 'secret',
      webhookSecrets: ['s'],
    }),
  };
}

it('posts JSON with the partner’s key and our reference as the idempotency key', async () => {
  const { seen, callAs } = await partner(202);
  await createCarrierClient(callAs('dcsa')).cancelBooking('shp_1-1');
  expect(seen).toEqual([
    {
      method: 'POST',
      url: '/bookings/shp_1-1/cancellation',
      authorization: 'Bearer secret',
      key: 'shp_1-1-cancellation',
      body: {},
    },
  ]);
});

it('keeps a reference within its path segment', async () => {
  const { seen, callAs } = await partner(202);
  await createCarrierClient(callAs('dcsa')).cancelPickup('../x?y');
  expect(seen[0]?.url).toBe('/bookings/..%2Fx%3Fy/pickup-cancellation');
});

it('says every thing under its own key, so that a repeat is a repeat and a second is a second', async () => {
  const { seen, callAs } = await partner(202);
  const customs = createCustomsClient(callAs('customs'));
  const wms = createWarehouseClient(callAs('warehouse'));
  await customs.answerHold('d', { holdNumber: 1, note: '', documents: [] });
  await customs.answerHold('d', { holdNumber: 2, note: '', documents: [] });
  await customs.dispose('d', 'ABANDON');
  await wms.requestAppointment('a', 2);
  await wms.requestRecount('a', 2);
  expect(seen.map(({ url, key }) => `${url ?? ''} ${String(key)}`)).toEqual([
    '/declarations/d/hold-answers d-hold-1',
    '/declarations/d/hold-answers d-hold-2',
    '/declarations/d/disposal d-ABANDON',
    '/asns/a/appointments a-appointment-2',
    '/asns/a/recounts a-recount-2',
  ]);
});

it.each([400, 401, 404, 409, 422])('takes %i for a refusal that no retry mends', async (status) => {
  const { callAs } = await partner(status);
  await expect(createCarrierClient(callAs('dcsa')).cancelBooking('x')).rejects.toMatchObject({
    name: 'PartnerRefused',
    code: 'PARTNER_REFUSED',
  });
});

it.each([408, 425, 429, 500, 503])('takes %i for "later"', async (status) => {
  const { callAs } = await partner(status);
  await expect(createCarrierClient(callAs('dcsa')).cancelBooking('x')).rejects.toMatchObject({
    name: 'PartnerUnavailable',
  });
});

it('does not follow a redirect with the key in hand', async () => {
  const { callAs, seen } = await partner(307, { location: '/elsewhere' });
  await expect(createCarrierClient(callAs('dcsa')).cancelBooking('x')).rejects.toMatchObject({
    name: 'PartnerUnavailable',
  });
  expect(seen).toHaveLength(1);
});

it('shows of a partner’s words no more than a line', async () => {
  const { callAs } = await partner(422);
  const refused = await createCarrierClient(callAs('dcsa'))
    .cancelBooking('x')
    .catch((error: unknown) => error);
  expect(refused instanceof Error ? refused.message.length : 0).toBeLessThan(330);
});

it('waits for a partner who is not reached, or not known yet', async () => {
  const gone = createPartnerCaller(at('http://127.0.0.1:1'), 'customs');
  await expect(gone('/x', 'k', {})).rejects.toMatchObject({ name: 'PartnerUnavailable' });
  const unknown = createPartnerCaller({ bySource: async () => undefined }, 'customs');
  await expect(unknown('/x', 'k', {})).rejects.toMatchObject({ name: 'PartnerUnavailable' });
});
