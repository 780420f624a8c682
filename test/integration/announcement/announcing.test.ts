/**
 * A parcel leaves, and everybody hears of it: the stream, the queues, SES and the webhook sender are the deployed ones, on this
 * machine.
 */
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fulfilmentKey, orderKey } from '../../../adapters/dynamodb/keys.ts';
import { toItem } from '../../../adapters/dynamodb/record.ts';
import { orderIdSchema, tenantSchema } from '../../../domain/kernel/ids.ts';
import { fromEpochMs } from '../../../domain/kernel/time.ts';
import { outboxPage } from '../../../functions/api/operations/contract.ts';
import {
  deliveryPage,
  endpointWithSecret,
} from '../../../functions/api/webhook-endpoints/contract.ts';
import { DEMO_TENANT } from '../../../local/demo/demo-client.ts';
import { tableOf } from '../../../local/portage.ts';
import { aFulfilment, anOrder } from '../../support/example-order.ts';
import { openPortage, type OpenPortage } from '../shipment/open-portage.ts';

interface Heard {
  readonly headers: Record<string, string>;
  readonly body: string;
}

let opened: OpenPortage;
let receiver: Server;
let url: string;
const heard: Heard[] = [];
/** The receiver's answers, in order; then 204. */
const answers: number[] = [];

beforeAll(async () => {
  opened = await openPortage();
  receiver = createServer((request, response) => {
    void text(request).then((body) => {
      const headers: Record<string, string> = {};
      for (const [name, value] of Object.entries(request.headers)) headers[name] = String(value);
      heard.push({ headers, body });
      response.writeHead(answers.shift() ?? 204).end();
    });
  }).listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  const address = receiver.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/hook`;
}, 300_000);
afterAll(async () => {
  receiver.closeAllConnections();
  receiver.close();
  await opened.close();
}, 30_000);

async function ask(method: string, path: string, body?: unknown, token?: string) {
  const { keys, runtime } = opened.portage;
  const answer = await fetch(new URL(path, runtime.url), {
    method,
    headers: {
      authorization: `Bearer ${token ?? keys[DEMO_TENANT] ?? ''}`,
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  expect(answer.ok, await answer.clone().text()).toBe(true);
  return z.unknown().parse(await answer.json());
}

const tenant = tenantSchema.parse(DEMO_TENANT);
const orderId = orderIdSchema.parse('ord_01KADHNJS8ZBV7P3GJX6BWQ0R7');

/** Writes of an order's parcel, as its workflow makes them. */
async function ship(): Promise<void> {
  const table = tableOf(opened.portage.runtime);
  const key = { tenant, orderId };
  const at = fromEpochMs(Date.now());
  const shipped = aFulfilment({ ...key, statusSince: at, shippedAt: at });
  const { shippedAt: _, ...labeled } = { ...shipped, version: 5, status: 'LABELED' as const };
  const channel = { source: 'API', externalId: 'PO-1001' } as const;
  await table.put(toItem(orderKey(key), anOrder({ ...key, channel })));
  await table.put(toItem(fulfilmentKey(shipped), labeled));
  await table.put(toItem(fulfilmentKey(shipped), shipped));
}

async function until<T>(
  seek: () => T | undefined | Promise<T | undefined>,
  what: string,
): Promise<T> {
  for (let tries = 0; tries < 300; tries += 1) {
    const found = await seek();
    if (found !== undefined) return found;
    await sleep(100);
  }
  throw new Error(`no ${what} within 30 seconds; heard ${JSON.stringify(heard)}`);
}
const messageSchema = z.object({ type: z.string(), data: z.record(z.string(), z.unknown()) });
const typeOf = ({ body }: Heard) => messageSchema.parse(JSON.parse(body)).type;
const heardOf = (type: string) => heard.filter((one) => typeOf(one) === type);

describe('a parcel that leaves', () => {
  it('is told to the seller’s system, signed, again after it was busy', async () => {
    const made = endpointWithSecret.parse(
      await ask('POST', '/webhook-endpoints', { url, topics: ['order.shipped'] }),
    );
    answers.push(503);
    await ship();
    const second = await until(() => heardOf('order.shipped')[1], 'second try');
    for (const { body, headers } of heardOf('order.shipped'))
      expect(
        messageSchema.parse(new Webhook(made.secret).verify(body, headers)).data,
      ).toMatchObject({
        orderId,
        reference: 'PO-1001',
        trackingNumber: '9400111206206406260787',
      });
    expect(second.headers['webhook-id']).toBe(`${orderId}-f1-shipped-${made.endpointId}`);
    expect(heard[0]?.headers['webhook-id']).toBe(second.headers['webhook-id']);

    const path = `/webhook-endpoints/${made.endpointId}/deliveries`;
    const log = () => ask('GET', path).then((body) => deliveryPage.parse(body).data[0]);
    const done = await until(async () => {
      const delivery = await log();
      return delivery?.status === 'DELIVERED' ? delivery : undefined;
    }, 'delivered delivery');
    expect(done.attempts.map(({ responseCode }) => responseCode)).toEqual([503, 204]);

    await ask('POST', `/webhook-deliveries/${done.deliveryId}/replay`);
    const third = await until(() => heardOf('order.shipped')[2], 'replay');
    expect(third.headers['webhook-id']).toBe(second.headers['webhook-id']);
  });

  it('is told to the buyer by a mail that is a file, and listed for operations', async () => {
    const { portage } = opened;
    const sent = await until(async () => {
      const page = await ask('GET', '/operations/outbox', undefined, portage.operationsToken);
      return outboxPage.parse(page).data.find((mail) => mail.status === 'SENT');
    }, 'mail');
    expect(sent).toMatchObject({ orderId, kind: 'shipped', to: 'a***@buyer.example', tries: 1 });
    const directory = join(opened.dataDir, 'mails');
    const files = readdirSync(directory).map((name) => readFileSync(join(directory, name), 'utf8'));
    expect(files).toHaveLength(1);
    expect(files[0]).toContain('Subject: Your order PO-1001 is on its way');
  });

  it('is told once more by nobody when the record is only written again', async () => {
    const before = heard.length;
    const table = tableOf(opened.portage.runtime);
    const key = fulfilmentKey({ tenant, orderId, n: 1 });
    const item = await table.get(key);
    if (item) await table.put({ ...item, version: 7 });
    await sleep(1500);
    expect(heard).toHaveLength(before);
  });
});
