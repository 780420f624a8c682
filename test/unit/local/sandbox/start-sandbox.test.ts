import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import type { BookingRequest } from '../../../../domain/partner/carrier-port.ts';
import type { ShippingNotice } from '../../../../domain/partner/warehouse-port.ts';
import { warehouseMessageSchema } from '../../../../domain/partner/warehouse-port.ts';
import { customsMessageSchema } from '../../../../domain/partner/customs-port.ts';
import {
  startSandbox,
  type Sandbox,
  type SandboxOptions,
} from '../../../../local/sandbox/start-sandbox.ts';
import { openFrontDoor, type FrontDoor } from './front-door.ts';

const ID = 'shp_01KJPE7Q8Z4N6T3W5Y9ABCDEFG';
let dataDir: string;
let door: FrontDoor;
let sandbox: Sandbox;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'sandbox-'));
  door = await openFrontDoor();
});

afterEach(async () => {
  await sandbox.stop();
  door.close();
  rmSync(dataDir, { recursive: true });
});

async function start(options: Partial<SandboxOptions> = {}) {
  sandbox = await startSandbox({ dataDir, frontDoor: door.url, pace: 0, ...options });
  door.trust(sandbox.partners);
}

/** The status of a request to a partner, with the partner's key. */
async function ask(
  source: 'dcsa' | 'customs' | 'warehouse',
  path: string,
  body: object = {},
): Promise<number> {
  const key = sandbox.partners.find((partner) => partner.source === source)?.apiKey ?? '';
  const answer = await fetch(sandbox.url + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return answer.status;
}

it('confirms a booking with signed notifications, 2.2 and 3.0 by turns', async () => {
  await start();
  expect(await ask('dcsa', '/bookings', booking())).toBe(202);
  const said = await door.until(3);
  expect(said.map(({ body }) => body.startsWith('['))).toEqual([true, false, true]);
  expect(said[0]?.body).toContain('"shipmentEventTypeCode":"CONF"');
  expect(said[1]?.body).toContain('"transportEventTypeCode":"DEPA"');
  for (const { body } of said) expect(body).toContain(`${ID}-1`);
});

it('takes the same booking again without saying anything again', async () => {
  await start();
  await ask('dcsa', '/bookings', booking());
  await door.until(3);
  expect(await ask('dcsa', '/bookings', booking())).toBe(202);
  await ask('customs', '/declarations', filing('EXPORT'));
  expect((await door.until(5)).map(({ source }) => source)).toEqual([
    'dcsa',
    'dcsa',
    'dcsa',
    'customs',
    'customs',
  ]);
});

it('refuses a stranger and what it cannot read', async () => {
  await start();
  const stranger = await fetch(`${sandbox.url}/bookings`, { method: 'POST', body: '{}' });
  expect(stranger.status).toBe(401);
  expect(await ask('dcsa', '/bookings', { mode: 'BALLOON' })).toBe(422);
  expect(sandbox.counts()).toEqual({});
});

it('says again what was turned away, in order', async () => {
  door.shut(true);
  await start();
  await ask('dcsa', '/bookings', booking());
  while (door.refused() < 2) await new Promise((go) => setTimeout(go, 10));
  door.shut(false);
  const said = await door.until(3);
  expect(said).toHaveLength(3);
  expect(said[0]?.body).toContain('CONF');
});

it('keeps what it has to say over a restart', async () => {
  door.shut(true);
  await start();
  const key = sandbox.partners[0]?.apiKey;
  await ask('dcsa', '/bookings', booking());
  await sandbox.stop();
  door.shut(false);
  await start();
  expect(sandbox.partners[0]?.apiKey).toBe(key);
  expect(await door.until(3)).toHaveLength(3);
});

it('sails only when export customs and, for the US, the ISF let go', async () => {
  await start();
  await ask('dcsa', '/bookings', booking());
  await ask('dcsa', `/bookings/${ID}-1/pickup`, pickup());
  await ask('customs', '/declarations', filing('EXPORT'));
  const before = (await door.until(7)).map(({ body }) => body).join();
  expect(before).not.toContain(
    '"transportEventTypeCode":"DEPA","documentReferences":[{"documentReferenceType":"CBR"}]',
  );
  expect(before).not.toContain('LOAD');
  await ask('customs', '/declarations', filing('ISF'));
  const after = (await door.until(13)).map(({ body }) => body).join();
  expect(after).toContain('"equipmentEventTypeCode":"LOAD"');
  expect(after).toContain('"equipmentReference":"CSQU3054383"');
});

it('sends everything twice and turned round when told so, with other delivery ids', async () => {
  await start({ order: 'twice-reversed' });
  await ask('customs', '/declarations', filing('EXPORT'));
  const said = await door.until(4);
  const types = said.map(({ body }) => z.object({ type: z.string() }).parse(JSON.parse(body)).type);
  expect(types).toEqual([
    'customs.declaration.released',
    'customs.declaration.released',
    'customs.declaration.accepted',
    'customs.declaration.accepted',
  ]);
  expect(new Set(said.map(({ deliveryId }) => deliveryId)).size).toBe(4);
});

it('holds, then asks for duty once the hold is answered, then releases', async () => {
  await start({ scenario: 'customs-hold' });
  await ask('customs', '/declarations', filing('IMPORT'));
  await door.until(2);
  await ask('customs', `/declarations/${ID}-IMPORT-v1/hold-answers`);
  await door.until(3);
  await ask('customs', `/declarations/${ID}-IMPORT-v1/duty-payments`, {
    paymentReference: 'pay-1',
  });
  const said = (await door.until(4)).map(
    ({ body }) => customsMessageSchema.parse(JSON.parse(body)).type,
  );
  expect(said.map((type) => type.split('.').at(-1))).toEqual([
    'accepted',
    'held',
    'duty_due',
    'released',
  ]);
});

it('counts two units short and shelves what it counted', async () => {
  await start({ scenario: 'short-receipt' });
  await ask('warehouse', '/asns', notice());
  await ask('warehouse', `/asns/${ID}/appointments`, { attempt: 1 });
  await door.until(6);
  await ask('warehouse', `/asns/${ID}/putaway`);
  const messages = (await door.until(8)).map(({ body }) =>
    warehouseMessageSchema.parse(JSON.parse(body)),
  );
  const counted = messages.flatMap((m) =>
    m.type === 'warehouse.carton.counted' ? m.data.lines : [],
  );
  expect(counted.map(({ good, reason }) => [good, reason])).toEqual([
    [40, undefined],
    [38, 'SHORT'],
  ]);
  const placed = messages.flatMap((m) =>
    m.type === 'warehouse.putaway.done' ? [m.data.quantity] : [],
  );
  expect(placed.reduce((sum, quantity) => sum + quantity, 0)).toBe(78);
});

it('misses the first appointment and keeps the second', async () => {
  await start({ scenario: 'appointment-missed' });
  await ask('warehouse', '/asns', notice());
  await ask('warehouse', `/asns/${ID}/appointments`, { attempt: 1 });
  await door.until(2);
  await ask('warehouse', `/asns/${ID}/appointments`, { attempt: 2 });
  const types = (await door.until(4)).map(
    ({ body }) => warehouseMessageSchema.parse(JSON.parse(body)).type,
  );
  expect(types.slice(0, 4)).toEqual([
    'warehouse.appointment.scheduled',
    'warehouse.appointment.missed',
    'warehouse.appointment.scheduled',
    'warehouse.shipment.delivered',
  ]);
});

it('says no more of a booking that is cancelled', async () => {
  door.shut(true);
  await start();
  await ask('dcsa', '/bookings', booking());
  await ask('dcsa', `/bookings/${ID}-1/cancellation`);
  expect(sandbox.counts()).toEqual({ unsaid: 3 });
});

it('changes what befalls later shipments by its control door', async () => {
  await start();
  const body = JSON.stringify({ scenario: 'booking-rejected' });
  await fetch(`${sandbox.url}/control/scenario`, { method: 'PUT', body });
  await ask('dcsa', '/bookings', booking());
  expect((await door.until(1))[0]?.body).toContain('"shipmentEventTypeCode":"REJE"');
});

const address = { name: 'Lumen', lines: ['8 Keji Rd'], city: 'Shenzhen', country: 'CN' };

function booking(): BookingRequest {
  return {
    bookingRequestReference: `${ID}-1`,
    mode: 'SEA_FCL',
    incoterm: 'DDP',
    shipper: address,
    consignee: { ...address, country: 'US' },
    placeOfReceipt: 'Shenzhen',
    portOfLoading: 'CNYTN',
    portOfDischarge: 'USLAX',
    cargoReadyOn: '2026-12-01',
    packageCount: 2,
    grossWeightG: 27_000,
    volumeMm3: '192000000',
    containerType: '45G1',
    containers: ['CSQU3054383'],
  };
}

function pickup() {
  return { bookingRequestReference: `${ID}-1`, address, readyOn: '2026-12-01', cartonCount: 2 };
}

function filing(kind: 'EXPORT' | 'IMPORT' | 'ISF') {
  return { declarationId: `${ID}-${kind}-v1`, kind, procedure: '9810', data: {}, documents: [] };
}

function notice(): ShippingNotice {
  const lines = [
    { sku: 'LAMP-1', quantity: 40, barcode: '6291041500213', storageCondition: 'AMBIENT' },
  ];
  const carton = { sscc: '106141410000000415', poNumber: 'PO-1', lines };
  return {
    asnId: ID,
    warehouseId: 'US-LAX',
    containers: ['CSQU3054383'],
    expectedAt: '2026-12-30T00:00:00.000Z',
    cartons: [
      { ...carton, cartonNumber: 1 },
      { ...carton, cartonNumber: 2 },
    ],
  };
}
