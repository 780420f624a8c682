import { beforeEach, describe, expect, it } from 'vitest';
import { createDeliveryStore } from '../../../../adapters/dynamodb/delivery-store.ts';
import { createEndpointStore } from '../../../../adapters/dynamodb/endpoint-store.ts';
import type { WebhookMessage } from '../../../../adapters/webhooks/webhook-sender.ts';
import { announcementSchema } from '../../../../domain/announcement/announcement.ts';
import {
  deliveryIdSchema,
  replay,
  type Attempt,
} from '../../../../domain/announcement/webhook-delivery.ts';
import {
  endpointIdSchema,
  rotateSecret,
  webhookEndpointSchema,
} from '../../../../domain/announcement/webhook-endpoint.ts';
import { addSeconds, secondsBetween } from '../../../../domain/kernel/time.ts';
import {
  sellerWebhookMessageSchema,
  type LaterTry,
  type SellerWebhookMessage,
} from '../../../../functions/consumers/announcement-messages.ts';
import { createSendWebhooks } from '../../../../functions/consumers/send-webhooks.ts';
import { resumeDeliveries } from '../../../../functions/operations/resume-deliveries.ts';
import { shopper } from '../../../support/example-order.ts';
import { createWorld, type World } from '../world.ts';

const { tenant, orderId } = shopper;
const endpointId = endpointIdSchema.parse('whe_01KADHNJS8ZBV7P3GJX6BWQ001');
const deliveryId = deliveryIdSchema.parse(`${orderId}-f1-shipped-${endpointId}`);
const whsec = (fill: number) => `whsec_${Buffer.alloc(32, fill).toString('base64')}`;
const DAYS = 86_400;

type Outcome = Pick<Attempt, 'delivered' | 'responseCode' | 'error'>;
const OK: Outcome = { delivered: true, responseCode: 200 };
const DOWN: Outcome = { delivered: false, responseCode: 503 };
const GONE: Outcome = { delivered: false, responseCode: 410 };

let world: World;
let sent: { at: string; message: WebhookMessage }[];
/** What the receiver answers, by the seconds since the start. */
let receiver: (seconds: number) => Outcome;
let queue: { due: string; message: SellerWebhookMessage }[];
let ports: Parameters<typeof createSendWebhooks>[0];
let stores: {
  endpoints: ReturnType<typeof createEndpointStore>;
  deliveries: ReturnType<typeof createDeliveryStore>;
};

/** As a queue delays. */
const enqueue = async (messages: readonly { message: LaterTry; delaySeconds?: number }[]) => {
  for (const { message, delaySeconds = 0 } of messages)
    queue.push({ due: addSeconds(world.now(), delaySeconds), message });
};

beforeEach(async () => {
  world = createWorld();
  sent = [];
  queue = [];
  receiver = () => OK;
  const start = world.now();
  stores = {
    endpoints: createEndpointStore(world.table),
    deliveries: createDeliveryStore(world.table),
  };
  const { now, cases } = world;
  ports = {
    now,
    cases,
    ...stores,
    send: async (message) => {
      sent.push({ at: now(), message });
      return { at: now(), latencyMs: 12, ...receiver(secondsBetween(start, now())) };
    },
    enqueue,
  };
  await stores.endpoints.save(
    webhookEndpointSchema.parse({
      tenant,
      endpointId,
      version: 1,
      url: 'https://hooks.seller.example/',
      topics: ['*'],
      payloadVersion: '2026-11',
      secrets: [{ secret: whsec(1), createdAt: now() }],
      status: 'ENABLED',
      createdAt: now(),
      updatedAt: now(),
    }),
  );
});

const shipped = (): SellerWebhookMessage => ({
  endpointId,
  announcement: announcementSchema.parse({
    announcementId: `${orderId}-f1-shipped`,
    tenant,
    type: 'order.shipped',
    at: world.now(),
    entityId: orderId,
    n: 1,
    data: { orderId },
  }),
});
const consume = (message: SellerWebhookMessage) =>
  createSendWebhooks(ports)(sellerWebhookMessageSchema.parse(JSON.parse(JSON.stringify(message))));
const delivery = () => stores.deliveries.find(tenant, deliveryId);
const endpoint = () => stores.endpoints.find(tenant, endpointId);

/** A minute at a time, as the schedule has it: the queue's messages that are due, then the sweeper. */
async function live(seconds: number): Promise<void> {
  const end = addSeconds(world.now(), seconds);
  while (world.now() < end) {
    const next = queue.map(({ due }) => due).sort()[0];
    const minute = addSeconds(world.now(), 60);
    const until = next !== undefined && next < minute ? next : minute;
    world.pass(gap(until));
    const due = queue.filter((one) => one.due <= world.now());
    queue = queue.filter((one) => one.due > world.now());
    for (const { message } of due) await consume(message);
    if (until === minute)
      await resumeDeliveries({ now: world.now, deliveries: stores.deliveries, enqueue });
  }
}
const gap = (until: string) => (Date.parse(until) - Date.parse(world.now())) / 1000;

describe('a webhook to a seller', () => {
  it('is posted once, however often its message comes, and its try is kept', async () => {
    await consume(shipped());
    await consume(shipped());
    expect(sent).toHaveLength(1);
    expect(JSON.parse(sent[0]?.message.body ?? '')).toEqual({
      type: 'order.shipped',
      timestamp: world.now(),
      data: { orderId },
    });
    expect(await delivery()).toMatchObject({
      status: 'DELIVERED',
      tries: 1,
      attempts: [{ responseCode: 200, latencyMs: 12 }],
    });
    await live(2 * DAYS);
    expect(sent).toHaveLength(1);
  });

  it('is tried after 5 s, 5 min, 30 min, 2, 5, 10, 14, 20 and 24 h, with the same id and body', async () => {
    receiver = () => DOWN;
    await consume(shipped());
    await live(4 * DAYS);
    const gaps = sent
      .slice(1)
      .map(({ at }, i) => (Date.parse(at) - Date.parse(sent[i]?.at ?? '')) / 1000);
    const wanted = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400];
    expect(gaps).toHaveLength(wanted.length);
    // The due list is looked at once a minute.
    for (const [i, seconds] of wanted.entries()) {
      expect(gaps[i]).toBeGreaterThanOrEqual(seconds);
      expect(gaps[i]).toBeLessThan(seconds + (seconds > 900 ? 61 : 1));
    }
    expect(new Set(sent.map(({ message }) => `${message.id} ${message.body}`)).size).toBe(1);
    expect(await delivery()).toMatchObject({ status: 'FAILED', failure: 'EXHAUSTED', tries: 10 });
  }, 20_000);

  it('that finds its endpoint silent for three days disables it, and tells the seller', async () => {
    receiver = () => DOWN;
    await consume(shipped());
    await live(4 * DAYS);
    expect(await endpoint()).toMatchObject({ status: 'DISABLED', disabled: { reason: 'FAILING' } });
    const open = await world.cases.list({ tenant, status: 'OPEN' }, { limit: 10 });
    expect(open.data).toMatchObject([
      { kind: 'WEBHOOK_DISABLED', audience: 'seller', evidence: { reason: 'FAILING' } },
    ]);
    await consume({ ...shipped(), announcement: { ...announced(), announcementId: 'another' } });
    expect(sent).toHaveLength(10);
  }, 20_000);

  it('that was taken in the end leaves no mark on its endpoint', async () => {
    receiver = (seconds) => (seconds < 600 ? DOWN : OK);
    await consume(shipped());
    expect((await endpoint())?.failingSince).toBeDefined();
    await live(3600);
    expect(await delivery()).toMatchObject({ status: 'DELIVERED', tries: 4 });
    expect((await endpoint())?.failingSince).toBeUndefined();
    expect(queue).toEqual([]);
  });

  it('answered 410 disables its endpoint at once', async () => {
    receiver = () => GONE;
    await consume(shipped());
    expect(await endpoint()).toMatchObject({ status: 'DISABLED', disabled: { reason: 'GONE' } });
    expect(await delivery()).toMatchObject({
      status: 'FAILED',
      failure: 'ENDPOINT_GONE',
      tries: 1,
    });
    expect(queue).toEqual([]);
    await live(DAYS);
    expect(sent).toHaveLength(1);
  });

  it('is found by the due list when the queue lost its next try, and tried once', async () => {
    receiver = (seconds) => (seconds < 1 ? DOWN : OK);
    await consume(shipped());
    queue = [];
    await live(300);
    expect(sent).toHaveLength(2);
    expect(await delivery()).toMatchObject({ status: 'DELIVERED', tries: 2 });
  });

  it('whose next try comes twice makes it once', async () => {
    receiver = (seconds) => (seconds < 1 ? DOWN : OK);
    await consume(shipped());
    queue.push(...queue);
    await live(60);
    expect(sent).toHaveLength(2);
  });

  it('whose sender dies before the try is kept is posted again under the same id: at least once', async () => {
    const kept = ports.deliveries;
    const dying = { ...kept, save: () => Promise.reject(new Error('crash')) };
    ports = { ...ports, deliveries: dying };
    await expect(consume(shipped())).rejects.toThrow('crash');
    ports = { ...ports, deliveries: kept };
    await consume(shipped());
    expect(sent.map(({ message }) => message.id)).toEqual([deliveryId, deliveryId]);
    expect(await delivery()).toMatchObject({ status: 'DELIVERED', tries: 1 });
  });

  it('to an endpoint that was deleted meanwhile is given up', async () => {
    receiver = () => DOWN;
    await consume(shipped());
    await stores.endpoints.delete(tenant, endpointId);
    await live(60);
    expect(await delivery()).toMatchObject({ status: 'FAILED', failure: 'ENDPOINT_DELETED' });
    expect(sent).toHaveLength(1);
  });

  it('that is replayed is another try of the same id, with a new round behind it', async () => {
    receiver = () => GONE;
    await consume(shipped());
    receiver = () => OK;
    const found = await endpoint();
    if (found)
      await stores.endpoints.save({ ...found, version: found.version + 1, status: 'ENABLED' });
    const failed = await delivery();
    if (failed) await stores.deliveries.save(replay(failed, world.now()), false);
    await consume({ tenant, deliveryId, tryNumber: 1 });
    expect(sent.map(({ message }) => message.id)).toEqual([deliveryId, deliveryId]);
    expect(await delivery()).toMatchObject({
      status: 'DELIVERED',
      tries: 1,
      attempts: [{ responseCode: 410 }, { responseCode: 200 }],
    });
  });

  it('is signed by both secrets for a day after a rotation, then by the new one', async () => {
    const found = await endpoint();
    if (found) await stores.endpoints.save(rotateSecret(found, whsec(2), world.now()));
    await consume(shipped());
    expect(sent[0]?.message.secrets).toEqual([whsec(2), whsec(1)]);
    world.pass(DAYS + 1);
    await consume({
      ...shipped(),
      announcement: { ...announced(), announcementId: 'a-day-later' },
    });
    expect(sent[1]?.message.secrets).toEqual([whsec(2)]);
  });
});

function announced() {
  const message = shipped();
  if (!('announcement' in message)) throw new Error('no announcement');
  return message.announcement;
}
