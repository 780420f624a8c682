import '../../support/quiet.ts';
import { describe, expect, it } from 'vitest';
import { skuCodeSchema, warehouseIdSchema, type ShipmentId } from '../../../domain/kernel/ids.ts';
import { auditLedger } from '../../../domain/stock/audit-ledger.ts';
import { tenant } from '../../support/example-shipment.ts';
import type { World } from '../../support/portage-world.ts';
import { carrierWord } from '../../support/world/partner-words.ts';
import { begun } from './example.ts';

/** What does not depend on when a webhook came: milestones, statements, counts, stock. */
async function timelineOf(world: World, id: ShipmentId) {
  const key = { tenant, shipmentId: id };
  const { slots, lastActualAt, eventCount } = await world.tracking.projection(key);
  const declared = await world.declarations.ofShipment(tenant, id);
  const { cartons, placed, deliveredAt, checkedInAt, closedAt, appointment, closeCount } =
    await world.receiving.find(key);
  const stock = await Promise.all(
    ['LAMP-1', 'SPKR-1'].map((sku) =>
      world.stocks.find(tenant, warehouseIdSchema.parse('US-LAX'), skuCodeSchema.parse(sku)),
    ),
  );
  return {
    status: await world.status(id),
    slots,
    lastActualAt,
    eventCount,
    statements: declared.map(({ declarationId, statements }) => [declarationId, statements]),
    receiving: { cartons, placed, deliveredAt, checkedInAt, closedAt, appointment, closeCount },
    stock,
  };
}

describe('every webhook twice, each burst turned round', () => {
  it.each(['smooth', 'rolled', 'exam', 'appointment-missed', 'partial-receipts'] as const)(
    '%s ends in the same timeline',
    async (scenario) => {
      const straight = await begun({ partners: { scenario } });
      await straight.world.until(straight.id, 'COMPLETED');
      const turned = await begun({ partners: { scenario, copies: 2, reversed: true } });
      expect(turned.id).toBe(straight.id);
      await turned.world.until(turned.id, 'COMPLETED');
      await turned.world.pass(60);
      expect(await timelineOf(turned.world, turned.id)).toEqual(
        await timelineOf(straight.world, straight.id),
      );
      expect(turned.world.deadLetters()).toEqual([]);
      expect((await auditLedger(turned.world.stocks, [tenant])).violations).toEqual([]);
    },
  );
});

it('keeps an event of an unknown box until the box is ours, then applies it', async () => {
  const { world, id } = await begun();
  const box = {
    eventID: 'early',
    eventType: 'EQUIPMENT',
    eventClassifierCode: 'ACT',
    equipmentEventTypeCode: 'STUF',
    eventDateTime: world.now(),
  };
  const early = await world.tracking.listUnmatched({ limit: 10 });
  expect(early.data).toEqual([]);
  await world.webhook('dcsa', { ...box, equipmentReference: 'TCNU4827651' });
  await world.pass(1);
  expect(
    (await world.tracking.listUnmatched({ limit: 10 })).data.map(({ reference }) => reference),
  ).toEqual([{ type: 'CONTAINER', value: 'TCNU4827651' }]);
  const word = carrierWord(`${id}-1`, {
    type: 'EQUIPMENT',
    code: 'STUF',
    at: world.now(),
    container: 'TCNU4827651',
  });
  await world.webhook('dcsa', word.body);
  await world.pass(1);
  expect((await world.tracking.listUnmatched({ limit: 10 })).data).toEqual([]);
  const events = await world.tracking.events({ tenant, shipmentId: id });
  expect(events.map(({ source }) => source.providerEventId)).toContain('early');
});

it('keeps what it cannot read as a dead letter, and what it does not know as unmatched', async () => {
  const { world, id } = await begun();
  await world.webhook('dcsa', { nothing: 'of use' });
  await world.webhook('customs', {
    type: 'customs.declaration.held',
    eventId: 'e-1',
    data: { declarationId: 'd-1' },
  });
  await world.webhook('customs', {
    type: 'customs.weather',
    eventId: 'e-2',
    data: { declarationId: 'd-1' },
  });
  await world.webhook('warehouse', {
    type: 'warehouse.shipment.delivered',
    eventId: 'e-3',
    data: { asnId: 'unknown', at: world.now() },
  });
  await world.pass(3600);
  expect(
    world.deadLetters().map(({ error }) => (error instanceof Error ? error.name : '')),
  ).toEqual(['Unreadable', 'Unreadable']);
  const unmatched = await world.tracking.listUnmatched({ limit: 10 });
  expect(unmatched.data.map(({ eventKey }) => eventKey).sort()).toEqual(['e-2', 'e-3']);
  expect(await world.status(id)).not.toBe('ACTION_REQUIRED');
});
