import '../../support/quiet.ts';
import { expect, it } from 'vitest';
import { skuCodeSchema, warehouseIdSchema } from '../../../domain/kernel/ids.ts';
import { auditLedger } from '../../../domain/stock/audit-ledger.ts';
import { tenant } from '../../support/example-shipment.ts';
import { askedOf, begun } from './example.ts';

const LAX = warehouseIdSchema.parse('US-LAX');
const units = { 'LAMP-1': 96, 'SPKR-1': 40 };

it('carries a shipment from the request to the shelf', async () => {
  const { world, id } = await begun();
  await world.until(id, 'COMPLETED');
  expect(await world.history(id)).toEqual([
    'submit',
    'quote',
    'accept',
    'request_booking',
    'confirm_booking',
    'schedule_pickup',
    'collect',
    'receive_at_origin',
    'declare_export',
    'release_export',
    'load',
    'depart',
    'arrive',
    'file_entry',
    'assess_duty',
    'release_import',
    'schedule_delivery',
    'deliver',
    'check_in',
    'start_putaway',
    'complete',
  ]);
  expect(askedOf(world)).toEqual([
    'dcsa /bookings',
    'dcsa /bookings/pickup',
    'customs /declarations',
    'customs /declarations',
    'customs /declarations',
    'customs /declarations/duty-payments',
    'warehouse /asns',
    'warehouse /asns/appointments',
    'warehouse /asns/putaway',
  ]);
});

it('puts on the shelf what was received, and the ledger adds up', async () => {
  const { world, id } = await begun();
  await world.until(id, 'COMPLETED');
  for (const [sku, quantity] of Object.entries(units)) {
    const stock = await world.stocks.find(tenant, LAX, skuCodeSchema.parse(sku));
    expect(stock).toMatchObject({
      received: quantity,
      available: quantity,
      awaitingPutaway: 0,
      quarantine: 0,
    });
    const bins = await world.stocks.bins(tenant, LAX, skuCodeSchema.parse(sku));
    expect(bins.reduce((sum, bin) => sum + bin.quantity, 0)).toBe(quantity);
    expect(bins.every(({ lot }) => lot.startsWith(id))).toBe(true);
  }
  expect(await auditLedger(world.stocks, [tenant])).toEqual({ checked: 2, violations: [] });
});

it('leaves nothing open: no wait, no case, no deadline, no running execution', async () => {
  const { world, id } = await begun();
  await world.until(id, 'COMPLETED');
  await world.pass(60);
  const wait = await world.waits.find({ tenant, entityId: id, lane: 'main' });
  expect(wait?.token).toBeUndefined();
  expect((await world.casesOf(id)).filter(({ status }) => status === 'OPEN')).toEqual([]);
  expect((await world.shipment(id)).nextDeadlineAt).toBeUndefined();
  expect(await world.executions(id)).toEqual(['SUCCEEDED']);
  expect(world.deadLetters()).toEqual([]);
});

it('learns the carrier’s numbers, and finds the shipment by them', async () => {
  const { world, id } = await begun();
  await world.until(id, 'COMPLETED');
  const { carriage } = await world.shipment(id);
  expect(carriage).toMatchObject({
    bookingAttempt: 1,
    bookingRequestReference: `${id}-1`,
    containers: [expect.stringMatching(/^SBXU\d{7}$/)],
  });
  const found = await world.shipments.findByReference({
    type: 'CONTAINER',
    value: carriage.containers[0] ?? '',
  });
  expect(found).toEqual([{ tenant, shipmentId: id }]);
  expect(
    await world.shipments.findByReference({
      type: 'BL',
      value: carriage.transportDocumentReference ?? '',
    }),
  ).toEqual(found);
});

it('says at every moment who must act, on what, until when', async () => {
  const { world, id } = await begun();
  await world.until(id, 'DEPARTED');
  const wait = await world.waits.find({ tenant, entityId: id, lane: 'main' });
  expect(wait).toMatchObject({
    awaiting: 'ARRIVAL',
    responsible: 'CARRIER',
    state: 'AwaitTransit',
  });
  expect((wait?.deadlineAt ?? '') > world.now()).toBe(true);
});

it('skips the legs that were not bought: the seller’s own vessel is only followed', async () => {
  const legs = ['IMPORT_CUSTOMS', 'DELIVERY', 'WAREHOUSE'];
  const container = 'TCNU4827651';
  const { world, id } = await begun(
    {},
    { legs, mode: 'SEA_FCL', containers: [container], containerType: '45G1' },
  );
  await world.until(id, 'ACCEPTED');
  const at = (days: number) => new Date(Date.parse(world.now()) + days * 86_400_000).toISOString();
  const told = (word: object) => [
    { equipmentReference: container, eventClassifierCode: 'ACT', ...word },
  ];
  await world.webhook(
    'dcsa',
    told({
      eventID: 'own-1',
      eventType: 'EQUIPMENT',
      equipmentEventTypeCode: 'LOAD',
      eventDateTime: at(0),
      transportCall: { UNLocationCode: 'CNYTN' },
    }),
  );
  await world.webhook(
    'dcsa',
    told({
      eventID: 'own-2',
      eventType: 'EQUIPMENT',
      equipmentEventTypeCode: 'DISC',
      eventDateTime: at(1),
      transportCall: { UNLocationCode: 'USLAX' },
    }),
  );
  await world.until(id, 'COMPLETED');
  expect(await world.history(id)).toEqual([
    'submit',
    'quote',
    'accept',
    'load',
    'depart',
    'arrive',
    'file_entry',
    'assess_duty',
    'release_import',
    'schedule_delivery',
    'deliver',
    'check_in',
    'start_putaway',
    'complete',
  ]);
  expect(askedOf(world).filter((asked) => asked.startsWith('dcsa'))).toEqual([]);
});
