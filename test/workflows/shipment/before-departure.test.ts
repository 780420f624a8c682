import '../../support/quiet.ts';
import { expect, it } from 'vitest';
import { PartnerRefused, PartnerUnavailable } from '../../../domain/kernel/domain-error.ts';
import { requestBody, tenant } from '../../support/example-shipment.ts';
import { carrierWord, customsWord, when } from '../../support/world/partner-words.ts';
import { containerNumber } from '../../../local/sandbox/voyage.ts';
import { askedOf, begun, example } from './example.ts';

const DAY = 86_400;

it('lists every fault to the seller, waits, and goes on when they are mended', async () => {
  const { world, id } = await begun(
    {},
    { cartons: requestBody.cartons.map(({ poNumber: _, ...carton }) => carton) },
  );
  const found = await world.untilCase(id, 'SHIPMENT_FAULTS', 1);
  expect(await world.status(id)).toBe('ACTION_REQUIRED');
  expect(found).toMatchObject({
    audience: 'seller',
    responsible: 'SELLER',
    defaultOption: 'cancel',
  });
  const { cartons, declaredLines, invoice } = example;
  const answer = await world.api({
    method: 'PUT',
    path: `/shipments/${id}/content`,
    body: { cartons, declaredLines, invoice },
  });
  expect(answer.status).toBe(202);
  await world.until(id, 'ORIGIN_RECEIVED', 20);
  expect((await world.casesOf(id)).map(({ kind, status }) => `${kind} ${status}`)).toEqual([
    'SHIPMENT_FAULTS CLOSED',
  ]);
});

it('cancels what the seller does not mend within 14 days', async () => {
  const { world, id } = await begun(
    {},
    { cartons: requestBody.cartons.map(({ poNumber: _, ...carton }) => carton) },
  );
  await world.untilCase(id, 'SHIPMENT_FAULTS', 1);
  await world.pass(13 * DAY);
  expect(await world.status(id)).toBe('ACTION_REQUIRED');
  await world.until(id, 'CANCELLED', 2);
  expect(world.requests).toEqual([]);
});

it('waits for the quote to be accepted, by the seller', async () => {
  const { world, id } = await begun({}, { quoteAcceptance: { kind: 'manual' } });
  await world.until(id, 'QUOTED', 1);
  expect(await world.waits.find({ tenant, entityId: id, lane: 'main' })).toMatchObject({
    awaiting: 'QUOTE_ACCEPTANCE',
  });
  await world.api({ method: 'POST', path: `/shipments/${id}/accept-quote` });
  await world.until(id, 'BOOKED', 10);
});

it('lets a quote expire after 7 days; submitted again, the next epoch begins', async () => {
  const { world, id } = await begun({}, { quoteAcceptance: { kind: 'manual' } });
  await world.until(id, 'DRAFT', 8);
  await world.pass(60);
  expect(await world.executions(id)).toEqual(['SUCCEEDED']);
  await world.api({ method: 'POST', path: `/shipments/${id}/submit` });
  await world.until(id, 'QUOTED', 1);
  expect((await world.shipment(id)).epoch).toBe(2);
});

it('asks the seller after a rejected booking, and books again under a new reference', async () => {
  const { world, id } = await begun({ partners: { scenario: 'booking-rejected' } });
  await world.decide(await world.untilCase(id, 'BOOKING_REJECTED', 20), 'rebook');
  await world.until(id, 'COMPLETED');
  expect((await world.shipment(id)).carriage.bookingRequestReference).toBe(`${id}-2`);
});

it('cancels when nobody answers a rejected booking', async () => {
  const { world, id } = await begun({ partners: { scenario: 'booking-rejected' } });
  await world.untilCase(id, 'BOOKING_REJECTED', 20);
  await world.until(id, 'CANCELLED', 9);
});

it('takes a carrier’s refusal of the request like a rejection', async () => {
  const script = when('dcsa', /^\/bookings$/, () => {
    throw new PartnerRefused('dcsa', '422 no such port');
  });
  const { world, id } = await begun({ partners: { script } });
  await world.until(id, 'BOOKING_REJECTED', 1);
  expect(await world.history(id)).toContain('reject_booking');
});

it('keeps asking a partner who is not there, and goes on when he is back', async () => {
  let tries = 0;
  const script = when('dcsa', /^\/bookings$/, () => {
    tries += 1;
    if (tries < 6) throw new PartnerUnavailable('dcsa', '503');
    return undefined;
  });
  const { world, id } = await begun({ partners: { script } });
  await world.until(id, 'BOOKED', 10);
  expect(tries).toBe(6);
  expect((await world.shipment(id)).carriage.bookingAttempt).toBe(1);
});

it('asks operations when a partner refuses, and tries again when they say so', async () => {
  let refuses = true;
  const script = when('dcsa', /pickup$/, () => {
    if (refuses) throw new PartnerRefused('dcsa', '422 no such street');
    return undefined;
  });
  const { world, id } = await begun({ partners: { script } });
  const found = await world.untilCase(id, 'PARTNER_REFUSED', 20);
  expect(found).toMatchObject({
    audience: 'operations',
    options: ['retry', 'cancel'],
    evidence: { act: 'SCHEDULE_PICKUP' },
  });
  expect(await world.status(id)).toBe('BOOKED');
  refuses = false;
  await world.decide(found, 'retry');
  await world.until(id, 'ORIGIN_RECEIVED', 20);
});

it('opens a case when the carrier does not answer, and waits on', async () => {
  const { world, id } = await begun({
    partners: { script: when('dcsa', /^\/bookings$/, () => []) },
  });
  const found = await world.untilCase(id, 'OVERDUE', 4);
  expect(found.evidence).toMatchObject({ awaiting: 'BOOKING_CONFIRMATION', owedBy: 'CARRIER' });
  expect(await world.status(id)).toBe('BOOKING_REQUESTED');
  await world.webhook(
    'dcsa',
    carrierWord(`${id}-1`, { type: 'SHIPMENT', code: 'CONF', at: world.now() }).body,
  );
  await world.until(id, 'BOOKED', 1);
  expect((await world.casesOf(id)).map(({ status }) => status)).toEqual(['CLOSED']);
});

it('has the seller amend what the carrier weighed otherwise, quotes anew, and keeps the booking', async () => {
  const weighed = ({ at }: { at: string }) => [
    carrierWord(reference, {
      type: 'EQUIPMENT',
      code: 'PICK',
      at,
      container: containerNumber('SBXU', 1),
      kilograms: 150,
    }),
  ];
  let reference = '';
  const script = when('dcsa', /pickup$/, () => weighed({ at: '2026-11-10T06:00:00.000Z' }));
  const { world, id } = await begun({ partners: { script } });
  reference = `${id}-1`;
  const found = await world.untilCase(id, 'WEIGHT_VARIANCE', 30);
  expect(found.evidence).toMatchObject({
    faults: [{ code: 'WEIGHT_VARIANCE', params: { weighedG: '150000', declaredG: '123000' } }],
  });
  const heavier = example.cartons.map((carton) => ({ ...carton, grossWeightG: 15_000 }));
  const { declaredLines, invoice } = example;
  await world.api({
    method: 'PUT',
    path: `/shipments/${id}/content`,
    body: { cartons: heavier, declaredLines, invoice },
  });
  await world.until(id, 'COLLECTED', 2);
  const events = await world.history(id);
  expect(events.filter((event) => event === 'quote')).toHaveLength(2);
  expect((await world.shipment(id)).carriage.bookingAttempt).toBe(1);
});

it('files an amended export declaration as a new version, and keeps the old one', async () => {
  const { world, id } = await begun({ partners: { scenario: 'export-rejected' } });
  const found = await world.untilCase(id, 'EXPORT_REJECTED', 30);
  expect(found.evidence).toMatchObject({
    declarationId: `${id}-EXPORT-v1`,
    reasonCode: 'NET_WEIGHT',
  });
  await world.decide(found, 'amend');
  await world.until(id, 'COMPLETED');
  const filed = await world.declarations.ofShipment(tenant, id);
  expect(
    filed
      .filter(({ kind }) => kind === 'EXPORT')
      .map(({ version, statements }) => `${version} ${statements.at(-1)?.status ?? ''}`),
  ).toEqual(['1 REJECTED', '2 RELEASED']);
});

it('cancels when nobody mends a rejected declaration within 14 days', async () => {
  const { world, id } = await begun({ partners: { scenario: 'export-rejected' } });
  await world.untilCase(id, 'EXPORT_REJECTED', 30);
  await world.until(id, 'CANCELLED', 16);
  expect(askedOf(world)).toContain('customs /declarations/withdrawal');
  expect(askedOf(world)).toContain('dcsa /bookings/carton-return');
});

it('shows an export hold to operations, and goes on when customs let go', async () => {
  const held = when('customs', /^\/declarations$/, ({ body }) => {
    const { kind, declarationId } = { kind: '', declarationId: '', ...body };
    return kind === 'EXPORT'
      ? [
          customsWord(declarationId, 'held', '2026-11-12T02:00:00.000Z', {
            reasonCode: 'INSPECTION',
          }),
        ]
      : undefined;
  });
  const { world, id } = await begun({ partners: { script: held } });
  await world.until(id, 'EXPORT_HOLD', 30);
  expect(await world.untilCase(id, 'EXPORT_HOLD', 1)).toMatchObject({
    options: ['keep-waiting', 'cancel'],
  });
  await world.webhook(
    'customs',
    customsWord(`${id}-EXPORT-v1`, 'released', '2026-11-15T02:00:00.000Z').body,
  );
  await world.until(id, 'EXPORT_RELEASED', 1);
});

it('cancels from an export hold when operations say so', async () => {
  const held = when('customs', /^\/declarations$/, ({ body }) => {
    const { kind, declarationId } = { kind: '', declarationId: '', ...body };
    return kind === 'EXPORT'
      ? [customsWord(declarationId, 'held', '2026-11-12T02:00:00.000Z')]
      : undefined;
  });
  const { world, id } = await begun({ partners: { script: held } });
  await world.decide(await world.untilCase(id, 'EXPORT_HOLD', 30), 'cancel');
  await world.until(id, 'CANCELLED', 1);
});

it('files a rejected ISF again, and does not load before it is accepted', async () => {
  const script = when('customs', /^\/declarations$/, ({ body }) => {
    const { kind, declarationId } = { kind: '', declarationId: '', ...body };
    if (kind !== 'ISF' || declarationId.endsWith('v2')) return undefined;
    return [
      customsWord(declarationId, 'rejected', '2026-11-12T03:00:00.000Z', {
        reasonCode: 'CONSIGNEE',
      }),
    ];
  });
  const { world, id } = await begun({ partners: { script } });
  const found = await world.untilCase(id, 'EXPORT_REJECTED', 30);
  expect(found.evidence).toMatchObject({ declarationId: `${id}-ISF-v1` });
  await world.decide(found, 'amend');
  await world.until(id, 'LOADED', 30);
  const events = await world.shipments.changes({ tenant, shipmentId: id });
  expect(events.find(({ event }) => event === 'load')?.reasonCode).toBeUndefined();
});
