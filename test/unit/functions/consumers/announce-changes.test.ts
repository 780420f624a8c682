import type { DynamoDBStreamEvent } from 'aws-lambda';
import { marshall } from '@aws-sdk/util-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { changedRecord } from '../../../../adapters/dynamodb/changed-record.ts';
import {
  fulfilmentKey,
  headKey,
  orderKey,
  parcelKey,
  stockWatchKey,
} from '../../../../adapters/dynamodb/keys.ts';
import { toAttributes } from '../../../../adapters/dynamodb/record.ts';
import {
  endpointIdSchema,
  webhookEndpointSchema,
  type WebhookEndpoint,
} from '../../../../domain/announcement/webhook-endpoint.ts';
import type { Order } from '../../../../domain/order/order.ts';
import {
  createAnnounceChanges,
  type AnnouncePorts,
} from '../../../../functions/consumers/announce-changes.ts';
import { streamBatchHandler } from '../../../../functions/runtime/queue-handler.ts';
import { aFulfilment, anOrder, minutes, shopper } from '../../../support/example-order.ts';
import { context } from '../lambda-event.ts';
import '../world.ts';

let told: Record<'shops' | 'buyers' | 'sellers', unknown[]>;
let reads: string[];
let order: Order;
let endpoints: WebhookEndpoint[];
let ports: AnnouncePorts;

const endpoint = (
  last: string,
  topics: WebhookEndpoint['topics'],
  status: 'ENABLED' | 'DISABLED' = 'ENABLED',
) =>
  webhookEndpointSchema.parse({
    tenant: shopper.tenant,
    endpointId: `whe_01KADHNJS8ZBV7P3GJX6BWQ00${last}`,
    version: 1,
    url: 'https://hooks.seller.example/',
    topics,
    payloadVersion: '2026-11',
    secrets: [{ secret: `whsec_${Buffer.alloc(32).toString('base64')}`, createdAt: minutes(0) }],
    status,
    createdAt: minutes(0),
    updatedAt: minutes(0),
  });

beforeEach(() => {
  told = { shops: [], buyers: [], sellers: [] };
  reads = [];
  order = anOrder();
  endpoints = [];
  const into = (name: keyof typeof told) => async (messages: readonly { message: unknown }[]) =>
    void told[name].push(...messages.map(({ message }) => message));
  ports = {
    orders: {
      find: async () => (reads.push('order'), order),
      findFulfilment: async () => (reads.push('fulfilment'), aFulfilment()),
    },
    endpoints: { ofTenant: async () => (reads.push('endpoints'), endpoints) },
    toShops: into('shops'),
    toBuyers: into('buyers'),
    toSellers: into('sellers'),
  };
});

let sequence = 0;
/** As DynamoDB's stream has it. */
const record = (key: { pk: string; sk: string }, after: object | undefined, before?: object) => ({
  eventName: before ? ('MODIFY' as const) : ('INSERT' as const),
  dynamodb: {
    Keys: marshall(key),
    SequenceNumber: String((sequence += 1)),
    ApproximateCreationDateTime: 1_793_606_400,
    ...(after && { NewImage: marshall({ ...key, ...toAttributes(after) }) }),
    ...(before && { OldImage: marshall({ ...key, ...toAttributes(before) }) }),
  },
});
const shipping = (n = 1) => {
  const after = aFulfilment({ n });
  return record(fulfilmentKey({ ...shopper, n }), after, { ...after, status: 'LABELED' });
};

const eventSchema = z.custom<DynamoDBStreamEvent>();

/** Through the handler, with the marshalled records. */
function consume(...records: ReturnType<typeof record>[]) {
  const announceChanges = createAnnounceChanges(ports);
  const handler = streamBatchHandler('announce-changes', (given) =>
    announceChanges(given.map((one) => () => changedRecord(one))),
  );
  return handler(eventSchema.parse(JSON.parse(JSON.stringify({ Records: records }))), context);
}
const DONE = { batchItemFailures: [] };

describe('a change', () => {
  it('is told to the shop it was bought in, the buyer who left an address, and the systems that listen', async () => {
    endpoints = [
      endpoint('1', ['*']),
      endpoint('2', ['order.delivered']),
      endpoint('3', ['*'], 'DISABLED'),
    ];
    expect(await consume(shipping())).toEqual(DONE);
    expect(told.shops).toMatchObject([{ type: 'order.shipped', n: 1 }]);
    expect(told.buyers).toEqual(told.shops);
    const endpointId = endpointIdSchema.parse('whe_01KADHNJS8ZBV7P3GJX6BWQ001');
    expect(told.sellers).toMatchObject([
      { endpointId, announcement: { data: { reference: 'PO-1001' } } },
    ]);
  });

  it('of an order by API whose buyer left no address is told to nobody who does not ask', async () => {
    const { email: _, ...buyer } = order.buyer;
    order = { ...order, channel: { source: 'API', externalId: 'x' }, buyer };
    expect(await consume(shipping())).toEqual(DONE);
    expect(told).toEqual({ shops: [], buyers: [], sellers: [] });
  });

  it('of a parcel names its number to the seller, whose record only the fulfilment has', async () => {
    endpoints = [endpoint('1', ['order.tracking.updated'])];
    const parcel = { version: 1, status: 'in_transit', attempts: 0, told: 'packed', overflow: 0 };
    await consume(record(parcelKey({ ...shopper, n: 1 }), parcel));
    expect(told.sellers).toMatchObject([
      {
        announcement: { data: { status: 'in_transit', trackingNumber: '9400111206206406260787' } },
      },
    ]);
    expect(told.buyers).toEqual([]);
  });

  it('of a safety stock is told to the systems that listen, under an id without full stops', async () => {
    endpoints = [endpoint('1', ['stock.low'])];
    const alert = { status: 'OPEN', openedAt: minutes(0), available: 4 };
    const watch = { tenant: shopper.tenant, sku: 'LAMP.1', version: 2, threshold: 5, alert };
    await consume(record(stockWatchKey(shopper.tenant, 'LAMP.1'), watch));
    expect(told.sellers).toMatchObject([
      { announcement: { type: 'stock.low', data: { sku: 'LAMP.1', available: 4 } } },
    ]);
    expect(JSON.stringify(told.sellers)).toContain('"announcementId":"sku_LAMP_1-stock-low-');
    expect(reads).toEqual(['endpoints']);
  });

  it('reads each thing once a batch', async () => {
    endpoints = [endpoint('1', ['*'])];
    await consume(shipping(1), shipping(1), record(orderKey(shopper), order));
    expect(reads.toSorted()).toEqual(['endpoints', 'fulfilment', 'order']);
    expect(told.sellers).toHaveLength(3);
  });

  it('of what is no entity’s own, or is gone, is passed over', async () => {
    const key = { pk: 'T#lumio#SKU', sk: 'HEAD' };
    const shipment = { tenant: 'lumio', shipmentId: 'shp_01KADHNJS8ZBV7P3GJX6BWQ001' };
    const expired = record(headKey(shipment), undefined, { status: 'DRAFT' });
    const projection = record({ ...headKey(shipment), sk: 'TRACKING' }, { anything: true });
    const lookup = record({ pk: 'T#_#CASE#cas_1', sk: 'CASE' }, { tenant: 'lumio' });
    expect(await consume(record(key, { a: 1 }), expired, projection, lookup)).toEqual(DONE);
    expect(reads).toEqual([]);
  });
});

describe('a record that cannot be read', () => {
  it('is the one that comes back; what came before it is told', async () => {
    const poison = record(fulfilmentKey({ ...shopper, n: 2 }), { status: 'NO_SUCH_STATUS' });
    const { SequenceNumber } = poison.dynamodb;
    expect(await consume(shipping(), poison, shipping(3))).toEqual({
      batchItemFailures: [{ itemIdentifier: SequenceNumber }],
    });
    expect(told.shops).toHaveLength(1);
  });
});

it('a queue that does not take its messages brings the whole batch back', async () => {
  ports = { ...ports, toShops: () => Promise.reject(new Error('down')) };
  await expect(consume(shipping())).rejects.toThrow('down');
});
