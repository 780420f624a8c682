/** A parcel told of by signed webhooks on the deployed functions: receiver, queue, consumer, routes, reconciler. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  EASYPOST_SIGNATURE_HEADER,
  signEasyPost,
} from '../../../adapters/carriers/easypost/signature.ts';
import {
  SEVENTEENTRACK_SIGNATURE_HEADER,
  signSeventeenTrack,
} from '../../../adapters/carriers/seventeentrack/signature.ts';
import { createPartnerStore } from '../../../adapters/dynamodb/partner-store.ts';
import { createParcelNumberStore } from '../../../adapters/dynamodb/tracking-number.ts';
import { orderIdSchema, tenantSchema } from '../../../domain/kernel/ids.ts';
import { trackingView } from '../../../functions/api/trackings/contract.ts';
import { DEMO_TENANT } from '../../../local/demo/demo-client.ts';
import { tableOf } from '../../../local/portage.ts';
import { openPortage, type OpenPortage } from '../shipment/open-portage.ts';

let opened: OpenPortage;
beforeAll(async () => {
  opened = await openPortage();
}, 240_000);
afterAll(async () => {
  await opened.close();
});

const NUMBER = '9400111206206406260787';
const key = {
  tenant: tenantSchema.parse(DEMO_TENANT),
  orderId: orderIdSchema.parse('ord_01KADHNJS8ZBV7P3GJX6BWQ001'),
  n: 1,
};
const scans = [
  ['pre_transit', 'label_created'],
  ['in_transit', 'received_at_origin_facility'],
  ['in_transit', 'arrived_at_facility'],
  ['in_transit', 'departed_facility'],
  ['in_transit', 'in_transit'],
  ['out_for_delivery', 'out_for_delivery'],
  ['delivered', 'delivered'],
].map(([status, status_detail], n) => ({
  status,
  status_detail,
  message: `scan ${n}`,
  datetime: `2026-11-1${n}T08:00:00Z`,
}));

async function told(source: 'easypost' | 'seventeentrack', body: object): Promise<number> {
  const { runtime } = opened.portage;
  const partner = await createPartnerStore(tableOf(runtime)).bySource(source);
  const [secret = ''] = partner?.webhookSecrets ?? [];
  const bytes = Buffer.from(JSON.stringify(body));
  const signature: Record<string, string> =
    source === 'easypost'
      ? { [EASYPOST_SIGNATURE_HEADER]: signEasyPost(secret, bytes) }
      : { [SEVENTEENTRACK_SIGNATURE_HEADER]: signSeventeenTrack(secret, bytes) };
  const headers = { 'content-type': 'application/json', ...signature };
  const answer = await fetch(`${runtime.url}/webhooks/${source}`, {
    method: 'POST',
    headers,
    body: bytes,
  });
  return answer.status;
}

const easyPost = (tracking_details: readonly object[]) =>
  told('easypost', {
    description: 'tracker.updated',
    result: { tracking_code: NUMBER, carrier: 'USPS', tracking_details },
  });

async function tracking() {
  const { runtime, keys } = opened.portage;
  const headers = { authorization: `Bearer ${keys[DEMO_TENANT] ?? ''}` };
  const answer = await fetch(`${runtime.url}/trackings/${NUMBER}`, { headers });
  return answer.ok ? trackingView.parse(await answer.json()) : undefined;
}

async function until(isThere: (view: Awaited<ReturnType<typeof tracking>>) => boolean) {
  for (let tries = 0; tries < 100; tries += 1) {
    const view = await tracking();
    if (isThere(view)) return view;
    await sleep(100);
  }
  throw new Error('it did not come');
}

describe('parcels on the embedded runtime', () => {
  it('have one timeline from the same webhook five times, each shuffled', async () => {
    const numbers = createParcelNumberStore(tableOf(opened.portage.runtime));
    await numbers.learn({ number: NUMBER, carrier: 'USPS', key });
    const turns = [0, 3, 5, 1, 4].map((n) => [...scans.slice(n), ...scans.slice(0, n)]);
    expect(await Promise.all(turns.map(easyPost))).toEqual([202, 202, 202, 202, 202]);
    const view = await until((found) => found?.status === 'delivered');
    expect(view?.events.map(({ text }) => text.raw)).toEqual(scans.map(({ message }) => message));
    expect(new Set(view?.events.flatMap(({ stage }) => stage ?? []))).toEqual(
      new Set(['OUTBOUND_SCAN', 'SORT_CENTER', 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'DELIVERED']),
    );
  });

  it('hear of 17TRACK, too', async () => {
    const event = {
      time_utc: '2026-11-20T10:00:00Z',
      description: '退件中',
      sub_status: 'Exception_Returning',
    };
    const providers = [{ provider: { key: 21_051, name: 'USPS' }, events: [event] }];
    const data = { number: NUMBER, carrier: 21_051, track_info: { tracking: { providers } } };
    expect(await told('seventeentrack', { event: 'TRACKING_UPDATED', data })).toBe(202);
    const view = await until((found) => found?.status === 'returning');
    expect(view?.events.at(-1)?.text).toEqual({
      raw: '退件中',
      en: 'On its way back',
      zh: '退件中',
    });
  });

  it('are not shown to whoever guesses: a postal code of nobody is a number of nobody', async () => {
    const { url } = opened.portage.runtime;
    const ask = (number: string) =>
      fetch(`${url}/where-is-my-parcel?number=${number}&postalCode=00000`);
    expect((await ask(NUMBER)).status).toBe(404);
    expect((await ask('1Z5R89390357567127')).status).toBe(404);
  });
});
