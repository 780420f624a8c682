import '../../support/quiet.ts';
import { expect, it } from 'vitest';
import { skuCodeSchema, warehouseIdSchema } from '../../../domain/kernel/ids.ts';
import { auditLedger } from '../../../domain/stock/audit-ledger.ts';
import { tenant } from '../../support/example-shipment.ts';
import type { World } from '../../support/portage-world.ts';
import { warehouseWord, when } from '../../support/world/partner-words.ts';
import { askedOf, begun } from './example.ts';

const LAX = warehouseIdSchema.parse('US-LAX');
const DAY = 86_400;
const stockOf = (world: World, sku: string) =>
  world.stocks.find(tenant, LAX, skuCodeSchema.parse(sku));
const ledgerIsRight = async (world: World) => {
  expect((await auditLedger(world.stocks, [tenant])).violations).toEqual([]);
};

it('gets another appointment for each missed one, by itself', async () => {
  const { world, id } = await begun({ partners: { scenario: 'appointment-missed' } });
  await world.until(id, 'COMPLETED');
  expect(askedOf(world).filter((asked) => asked === 'warehouse /asns/appointments')).toHaveLength(
    2,
  );
});

it('asks operations after the third missed appointment', async () => {
  let n = 0;
  const script = when('warehouse', /appointments$/, ({ path }) => {
    const asn = path.split('/')[2] ?? '';
    n += 1;
    return [warehouseWord(asn, 'appointment.missed', `2026-12-1${n}T10:00:00.000Z`)];
  });
  const { world, id } = await begun({ partners: { script } });
  const found = await world.untilCase(id, 'APPOINTMENT_MISSED');
  expect(n).toBe(3);
  await world.decide(found, 'reschedule');
  await world.pass(60);
  expect(n).toBe(4);
});

it('lets the seller accept a short receipt: what is there is shelved', async () => {
  const { world, id } = await begun({ partners: { scenario: 'short-receipt' } });
  const found = await world.untilCase(id, 'RECEIVING_DISCREPANCY');
  expect(found.evidence).toMatchObject({
    discrepancies: [
      { cartonNumber: 10, sku: 'SPKR-1', expected: 20, good: 18, damaged: 0, reason: 'SHORT' },
    ],
  });
  await world.decide(found, 'accept');
  await world.until(id, 'COMPLETED_SHORT');
  expect(await stockOf(world, 'SPKR-1')).toMatchObject({ received: 38, available: 38 });
  await ledgerIsRight(world);
});

it('takes silence for acceptance after 7 days', async () => {
  const { world, id } = await begun({ partners: { scenario: 'short-receipt' } });
  await world.untilCase(id, 'RECEIVING_DISCREPANCY');
  await world.pass(6 * DAY);
  expect(await world.status(id)).toBe('DISCREPANCY_REVIEW');
  await world.until(id, 'COMPLETED_SHORT', 10);
});

it('counts again when the seller disputes, and asks again about the new count', async () => {
  const { world, id } = await begun({ partners: { scenario: 'short-receipt' } });
  const first = await world.untilCase(id, 'RECEIVING_DISCREPANCY');
  await world.decide(first, 'recount');
  await world.pass(60);
  expect(await world.status(id)).toBe('RECEIVING');
  const second = await world.untilCase(id, 'RECEIVING_DISCREPANCY', 20);
  expect(second.caseId).not.toBe(first.caseId);
  await world.decide(second, 'claim');
  await world.until(id, 'COMPLETED_SHORT');
  expect((await stockOf(world, 'SPKR-1'))?.available).toBe(38);
  await ledgerIsRight(world);
});

it('corrects the stock by what the recount found', async () => {
  const script = when('warehouse', /recounts$/, ({ path }) => {
    const asn = path.split('/')[2] ?? '';
    const lines = [{ sku: 'SPKR-1', good: 20 }];
    const at = '2026-12-20T10:00:00.000Z';
    return [
      warehouseWord(asn, 'carton.counted', at, { cartonNumber: 10, count: 2, lines }),
      warehouseWord(asn, 'receipt.closed', at),
    ];
  });
  const { world, id } = await begun({ partners: { scenario: 'short-receipt', script } });
  await world.decide(await world.untilCase(id, 'RECEIVING_DISCREPANCY'), 'recount');
  await world.until(id, 'PUTAWAY_IN_PROGRESS');
  expect(await stockOf(world, 'SPKR-1')).toMatchObject({ received: 40 });
  await ledgerIsRight(world);
});

it('keeps damaged units apart from sellable ones', async () => {
  const { world, id } = await begun({ partners: { scenario: 'damaged' } });
  await world.decide(await world.untilCase(id, 'RECEIVING_DISCREPANCY'), 'claim');
  await world.until(id, 'COMPLETED_SHORT');
  expect(await stockOf(world, 'SPKR-1')).toMatchObject({ received: 40, available: 38, damaged: 2 });
  await ledgerIsRight(world);
});

it('adds partial receipts up', async () => {
  const { world, id } = await begun({ partners: { scenario: 'partial-receipts' } });
  await world.until(id, 'COMPLETED');
  expect(await stockOf(world, 'LAMP-1')).toMatchObject({ received: 96, available: 96 });
  await ledgerIsRight(world);
});

it('sets a carton without PO aside, and goes on with the rest', async () => {
  const { world, id } = await begun({ partners: { scenario: 'carton-without-po' } });
  expect(await world.untilCase(id, 'CARTON_EXCEPTION')).toMatchObject({
    audience: 'seller',
    options: ['identified', 'dispose'],
  });
  await world.decide(await world.untilCase(id, 'RECEIVING_DISCREPANCY'), 'accept');
  await world.until(id, 'COMPLETED_SHORT');
  const left = (await world.casesOf(id)).filter(({ status }) => status === 'OPEN');
  expect(left.map(({ kind }) => kind)).toEqual(['CARTON_EXCEPTION']);
  await ledgerIsRight(world);
});

it('refuses the whole batch when prohibited goods are found, also what was counted before', async () => {
  const script = when('warehouse', /appointments$/, ({ path }) => {
    const asn = path.split('/')[2] ?? '';
    const at = '2026-12-12T10:00:00.000Z';
    const lines = [{ sku: 'LAMP-1', good: 12 }];
    return [
      warehouseWord(asn, 'shipment.delivered', at),
      warehouseWord(asn, 'shipment.checked_in', at),
      warehouseWord(asn, 'carton.counted', at, { cartonNumber: 1, count: 1, lines }),
      warehouseWord(asn, 'prohibited.found', at, { detail: 'E-cigarettes in carton 2' }),
    ];
  });
  const { world, id } = await begun({ partners: { script } });
  await world.until(id, 'REFUSED');
  const late = { cartonNumber: 3, count: 1, lines: [{ sku: 'LAMP-1', good: 12 }] };
  await world.webhook('warehouse', warehouseWord(id, 'carton.counted', world.now(), late).body);
  await world.pass(60);
  expect(await stockOf(world, 'LAMP-1')).toMatchObject({
    received: 24,
    quarantine: 24,
    awaitingPutaway: 0,
    available: 0,
  });
  expect(askedOf(world).at(-1)).toBe('warehouse /asns/refusal');
  expect((await world.casesOf(id)).map(({ kind, status }) => `${kind} ${status}`)).toEqual([
    'PROHIBITED_GOODS OPEN',
  ]);
  expect(await world.executions(id)).toEqual(['SUCCEEDED']);
  await ledgerIsRight(world);
});

it('holds a putaway that overtakes its count until the count is there', async () => {
  const script = when('warehouse', /appointments$/, () => []);
  const { world, id } = await begun({ partners: { script } });
  await world.until(id, 'CUSTOMS_RELEASED');
  await world.pass(DAY);
  const say = (type: string, more: object) =>
    world.webhook('warehouse', warehouseWord(id, type, '2026-12-12T10:00:00.000Z', more).body);
  await say('putaway.done', { sku: 'LAMP-1', quantity: 12, bin: 'A1' });
  await world.pass(1);
  expect(await stockOf(world, 'LAMP-1')).toBeUndefined();
  await say('carton.counted', { cartonNumber: 1, count: 1, lines: [{ sku: 'LAMP-1', good: 12 }] });
  await world.pass(1);
  expect(await stockOf(world, 'LAMP-1')).toMatchObject({
    received: 12,
    available: 12,
    awaitingPutaway: 0,
  });
  await ledgerIsRight(world);
});

it('takes a recount below what is shelved as a gap that a person explains', async () => {
  const script = when('warehouse', /(appointments|putaway)$/, () => []);
  const { world, id } = await begun({ partners: { script } });
  await world.until(id, 'CUSTOMS_RELEASED');
  await world.pass(DAY);
  const say = (type: string, more: object) =>
    world.webhook('warehouse', warehouseWord(id, type, '2026-12-12T10:00:00.000Z', more).body);
  await say('carton.counted', { cartonNumber: 1, count: 1, lines: [{ sku: 'LAMP-1', good: 12 }] });
  await say('putaway.done', { sku: 'LAMP-1', quantity: 12, bin: 'A1' });
  await say('carton.counted', { cartonNumber: 1, count: 2, lines: [{ sku: 'LAMP-1', good: 10 }] });
  await world.pass(1);
  expect(await world.untilCase(id, 'STOCK_SUSPENSE', 1)).toMatchObject({
    evidence: { sku: 'LAMP-1', bucket: 'awaitingPutaway', missing: 2 },
  });
  expect(await stockOf(world, 'LAMP-1')).toMatchObject({ available: 12 });
  await ledgerIsRight(world);
});

it('asks operations when the goods do not reach the warehouse, and writes them off on their word', async () => {
  const script = when('warehouse', /appointments$/, () => []);
  const { world, id } = await begun({ partners: { script } });
  const found = await world.untilCase(id, 'DELIVERY_OVERDUE');
  await world.decide(found, 'declare-lost');
  await world.until(id, 'LOST', 1);
});

it('asks operations when delivered goods are not counted', async () => {
  const script = when('warehouse', /appointments$/, ({ path }) => [
    warehouseWord(path.split('/')[2] ?? '', 'shipment.delivered', '2026-12-12T10:00:00.000Z'),
  ]);
  const { world, id } = await begun({ partners: { script } });
  expect(await world.untilCase(id, 'RECEIVING_OVERDUE')).toMatchObject({
    evidence: { awaiting: 'CHECK_IN' },
  });
  expect(await world.status(id)).toBe('DELIVERED_TO_WAREHOUSE');
});
