/** What a person may answer, besides "retry", when the warehouse refuses, and that it is taken for what it says. */
import { expect, it } from 'vitest';
import { PartnerRefused } from '../../../../domain/kernel/domain-error.ts';
import { moveShipment } from '../../../../domain/shipment/shipment-record.ts';
import type { ShipmentStatus } from '../../../../domain/shipment/shipment-lifecycle.ts';
import { createAnnounceArrival } from '../../../../functions/steps/shipment-receiving/announce-arrival.ts';
import { createRequestRecount } from '../../../../functions/steps/shipment-receiving/request-recount.ts';
import { createStartPutaway } from '../../../../functions/steps/shipment-receiving/start-putaway.ts';
import { aRequest, key } from '../../../contracts/contract-records.ts';
import { aQuote, aSubmission, shipmentId, T0, tenant } from '../../../support/example-shipment.ts';
import { createWorld } from '../world.ts';

async function refusedAt(status: ShipmentStatus) {
  const world = createWorld();
  const { shipment, content, change } = aSubmission();
  await world.shipments.create({ shipment, content, change, request: aRequest() });
  await world.shipments.save({
    next: moveShipment(shipment, status, { quote: aQuote() }, T0, 'test'),
  });
  const asked: string[] = [];
  const refuse = (what: string) => () => {
    asked.push(what);
    return Promise.reject(new PartnerRefused('wms', '422'));
  };
  const wms = {
    announce: refuse('announce'),
    requestAppointment: refuse('requestAppointment'),
    cancelAnnouncement: refuse('cancelAnnouncement'),
    requestRecount: refuse('requestRecount'),
    startPutaway: refuse('startPutaway'),
    refuse: refuse('refuse'),
  };
  const openCase = async () =>
    (await world.cases.ofEntity(tenant, shipmentId)).find((c) => c.status === 'OPEN');
  const answer = async (option: string) => {
    const found = await openCase();
    if (!found) throw new Error('no case');
    expect(found.options).toEqual(['retry', option]);
    await world.cases.decide(found, { option, by: 'ops', at: T0 });
  };
  return { ports: { ...world, wms }, asked, openCase, answer };
}

it('puts away what the warehouse was told by phone to put away', async () => {
  const { ports, asked, answer } = await refusedAt('RECEIVING');
  const start = createStartPutaway(ports);
  expect(await start(key)).toEqual({ outcome: 'REFUSED' });
  await answer('done-by-hand');
  expect(await start(key)).toEqual({ outcome: 'DONE' });
  expect(asked).toEqual(['startPutaway']);
  expect((await ports.shipments.find(key))?.status).toBe('PUTAWAY_IN_PROGRESS');
});

it('takes an arrival announced by phone as announced, and asks again itself after a missed appointment', async () => {
  const { ports, asked, answer, openCase } = await refusedAt('CUSTOMS_RELEASED');
  const announce = createAnnounceArrival(ports);
  expect(await announce(key)).toEqual({ outcome: 'REFUSED' });
  await answer('done-by-hand');
  expect(await announce(key)).toEqual({ outcome: 'DONE' });
  expect(await announce(key)).toEqual({ outcome: 'ALREADY' });
  expect(asked).toEqual(['announce']);

  const receiving = await ports.receiving.find(key);
  expect(receiving.requestedAppointments).toBe(1);
  const missed = { ...receiving, version: receiving.version + 1, missedAppointments: 1 };
  await ports.receiving.apply(key, 'missed-1', missed, []);
  expect(await announce(key)).toEqual({ outcome: 'REFUSED' });
  expect(asked).toEqual(['announce', 'announce']);
  expect(await openCase()).toMatchObject({ evidence: { act: 'ANNOUNCE_ARRIVAL', round: 2 } });
});

it('offers to accept the count that the warehouse will not repeat', async () => {
  const { ports, answer } = await refusedAt('DISCREPANCY_REVIEW');
  expect(await createRequestRecount(ports)(key)).toEqual({ outcome: 'REFUSED' });
  await answer('accept');
});
