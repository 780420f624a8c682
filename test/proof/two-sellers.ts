/** A front door behind which one seller has two of everything, and another has nothing. */
import { z } from 'zod';
import { caseIdSchema, shipmentIdSchema, skuCodeSchema } from '../../domain/kernel/ids.ts';
import { sellerSchema } from '../../domain/seller/seller.ts';
import { NOTHING_RECEIVED } from '../../domain/receiving/receipt.ts';
import { foldParcel } from '../../domain/parcel/fold-parcel.ts';
import { NOTHING_TOLD } from '../../domain/parcel/parcel-tracking.ts';
import { aCase, aMovement, at } from '../contracts/contract-records.ts';
import { aReport, NUMBER, parcel, told } from '../support/example-parcel.ts';
import { aReturn, returnId as exampleReturnId } from '../support/example-return.ts';
import { aLamp, aSpeaker, aWarehouse } from '../support/example-shipment.ts';
import { pathFor } from './fields.ts';
import { authorizerOf, openFrontDoor, OWNER, RIVAL, type FrontDoor } from './front-door.ts';
import { VALID } from './valid-requests.ts';

/** What a name in a path or a field means: the owner's own, and one of the same shape that nobody has. */
export const OWNED: Readonly<Record<string, { readonly own: string; readonly absent: string }>> = {
  shipmentId: { own: '', absent: 'shp_01KADHNJS8ZBV7P3GJX6ZZZZZZ' },
  sku: { own: 'LAMP-1', absent: 'LAMP-9' },
  caseId: { own: 'cas_contract-seller1', absent: 'cas_contract-seller9' },
  po: { own: 'PO-7001', absent: 'PO-9999' },
  endpointId: { own: '', absent: 'whe_01KADHNJS8ZBV7P3GJX6ZZZZZZ' },
  deliveryId: { own: '', absent: 'whd_01KADHNJS8ZBV7P3GJX6ZZZZZZ' },
  trackingNumber: { own: NUMBER, absent: '1Z5R89390357567127' },
  orderId: { own: '', absent: 'ord_01KADHNJS8ZBV7P3GJX6ZZZZZZ' },
  returnId: { own: exampleReturnId, absent: 'ret_01KADHNJS8ZBV7P3GJX6ZZZZZZ' },
  removalId: { own: '', absent: 'rem_01KADHNJS8ZBV7P3GJX6ZZZZZZ' },
  holdId: { own: '', absent: 'hold-nobodys' },
  shop: { own: 'lumio.myshopify.com', absent: 'nobodys.myshopify.com' },
  reference: { own: 'PO-1', absent: 'PO-999' },
  poNumber: { own: 'PO-7001', absent: 'PO-9999' },
  parentSku: { own: 'LAMP-1', absent: 'LAMP-9' },
  materialSku: { own: 'LAMP-1', absent: 'LAMP-9' },
  container: { own: 'MSKU9070323', absent: 'MSKU9070399' },
};

const SECOND_RETURN = 'ret_01KADHNJS8ZBV7P3GJX6BWQ5RV';

/** The same for every seller, or words of the one who says them: nothing to find out by. */
export const NOBODYS = new Set([
  'warehouseId',
  'warehouse',
  'file',
  'source',
  'ordersBatch',
  // Amazon's own number.
  'fbaShipmentId',
  // Numbers, and a line within an order.
  'n',
  'lineId',
  'sscc',
  'serviceLevel',
  'leadDays',
  'coverDays',
  // Found within a return alone.
  'workId',
  'photoId',
]);

/** What the owner may upload a proof for. */
const TO_PROVE = {
  workId: 'w1',
  groupId: 'g1',
  sku: 'LAMP-1',
  quantity: 1,
  disposition: 'DESTROY',
  needsProof: true,
};

export interface Seeded {
  readonly door: FrontDoor;
  /** `OWNED` with the ids that were given here. */
  readonly means: typeof OWNED;
}

export async function openForTwo(): Promise<Seeded> {
  const door = await openForOne();
  const given = await seedOwner(door);
  const means: Record<string, { own: string; absent: string }> = {};
  for (const [name, { own, absent }] of Object.entries(OWNED))
    means[name] = { own: given[name] ?? own, absent };
  return { door, means };
}

/** What is there when the owner is not. */
export async function openForOne(): Promise<FrontDoor> {
  const door = openFrontDoor();
  await door.warehouses.put(aWarehouse());
  for (const tenant of [OWNER, RIVAL])
    await door.sellers.put(
      sellerSchema.parse({
        tenant,
        name: tenant,
        nameZh: '流明',
        uscc: '91440300MA5FLUMN03',
        importerNumbers: {},
        status: 'ACTIVE',
      }),
    );
  return door;
}

/** The ids that were given, by their names. */
async function seedOwner(door: FrontDoor): Promise<Record<string, string>> {
  keys = 0;
  await registerSkus(door);
  const shipmentId = await owns(door, 'POST /shipments', 'shipmentId');
  await owns(door, 'POST /shipments', 'shipmentId', {}, { reference: 'AUTUMN-2' });
  await openCases(door, shipmentId);
  await receiveStock(door, shipmentId);
  await sendParcel(door);
  await owns(door, 'PUT /return-policy/skus/{sku}', 'version', { sku: 'LAMP-1' });
  const endpointId = await owns(door, 'POST /webhook-endpoints', 'endpointId');
  const test = 'POST /webhook-endpoints/{endpointId}/test';
  await owns(door, test, 'deliveryId', { endpointId });
  const deliveryId = await owns(door, test, 'deliveryId', { endpointId });
  const orderId = await owns(door, 'POST /orders', 'orderId');
  await owns(door, 'POST /orders', 'orderId', {}, { reference: 'PO-3' });
  const holdId = await owns(door, 'POST /orders/{orderId}/holds', 'holdId', { orderId });
  const removalId = await owns(door, 'POST /removals', 'removalId');
  await owns(door, 'POST /removals', 'removalId', {}, { orderId: 'FBA-2' });
  await owns(door, 'POST /shops', 'shop');
  await owns(door, 'PUT /skus/{sku}/safety-stock', 'sku', { sku: 'LAMP-1' });
  await door.returns.create({ ret: aReturn({ works: [TO_PROVE] }), claims: [] });
  await door.returns.create({ ret: aReturn({ returnId: SECOND_RETURN }), claims: [] });
  return { shipmentId, endpointId, deliveryId, orderId, holdId, removalId };
}

async function registerSkus(door: FrontDoor): Promise<void> {
  for (const sku of [aLamp(), aSpeaker()])
    await door.skus.create(sku, {
      key: `seed-${sku.sku}`,
      payloadHash: sku.sku,
      status: 201,
      body: '{}',
      location: '/',
      expiresAt: at(86_400),
    });
}

async function openCases(door: FrontDoor, shipmentId: string): Promise<void> {
  for (const name of ['seller1', 'seller2', 'operations1', 'operations2'])
    await door.cases.open(
      aCase(name, {
        caseId: caseIdSchema.parse(`cas_contract-${name}`),
        shipmentId,
        audience: name.replace(/\d/, ''),
        options: ['paid', 'ABANDON'],
        deadlineAt: at(86_400),
      }),
    );
}

async function receiveStock(door: FrontDoor, shipmentId: string): Promise<void> {
  const receipts = ['LAMP-1', 'SPKR-1'].map((sku) =>
    aMovement(`m-${sku}`, { sku: skuCodeSchema.parse(sku), reference: shipmentId }),
  );
  await door.receiving.apply(
    { tenant: OWNER, shipmentId: shipmentIdSchema.parse(shipmentId) },
    'fact-1',
    { ...NOTHING_RECEIVED, version: 1 },
    receipts,
  );
}

async function sendParcel(door: FrontDoor): Promise<void> {
  const key = { ...parcel, tenant: OWNER };
  await door.numbers.learn({ number: NUMBER, carrier: 'USPS', key });
  const { next } = foldParcel(NOTHING_TOLD, aReport([told('picked_up', 1)]));
  await door.parcels.save(key, next);
}

const answered = z.record(z.string(), z.json());
let keys = 0;

/** The owner sends the valid request of this line; what the answer calls `name`. */
async function owns(
  door: FrontDoor,
  line: string,
  name: string,
  values: Readonly<Record<string, string>> = {},
  changed: object = {},
): Promise<string> {
  const { body } = VALID[line] ?? {};
  const answer = await door.send(line, {
    method: line.split(' ')[0] ?? '',
    path: pathFor(line, values),
    headers: { 'idempotency-key': `seed-${(keys += 1)}` },
    authorizer: authorizerOf(line, OWNER) ?? {},
    ...(typeof body === 'object' && { body: { ...body, ...changed } }),
  });
  const found = answered.parse(JSON.parse(answer.body ?? '{}'))[name];
  if (found === undefined) throw new Error(`${line}: ${answer.statusCode} ${answer.body ?? ''}`);
  return typeof found === 'string' ? found : JSON.stringify(found);
}
