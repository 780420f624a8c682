import '../../../support/quiet.ts';
import { describe, expect, it } from 'vitest';
import { PartnerRefused, StaleVersion } from '../../../../domain/kernel/domain-error.ts';
import { addSeconds } from '../../../../domain/kernel/time.ts';
import { moveShipment } from '../../../../domain/shipment/shipment-record.ts';
import type { Move } from '../../../../domain/shipment/next-move.ts';
import { sweep } from '../../../../functions/operations/sweep.ts';
import { askPartner } from '../../../../functions/steps/ask-partner.ts';
import { settle } from '../../../../functions/steps/settle.ts';
import { createRequestBooking } from '../../../../functions/steps/shipment-booking/request-booking.ts';
import { createCloseShipment } from '../../../../functions/steps/shipment/close-shipment.ts';
import { createRecordFailure } from '../../../../functions/steps/shipment/record-failure.ts';
import { createVoidQuote } from '../../../../functions/steps/shipment/void-quote.ts';
import type { ShipmentStatus } from '../../../../domain/shipment/shipment-lifecycle.ts';
import {
  aQuote,
  aSubmission,
  aWarehouse,
  shipmentId,
  T0,
  tenant,
} from '../../../support/example-shipment.ts';
import { aCaseOf } from '../../domain/shipment/shipment-views.ts';
import { aWait } from '../api/example-records.ts';
import { createWorld } from '../world.ts';

const key = { tenant, shipmentId };
const input = { ...key, enteredAt: T0 };

async function standing(status: ShipmentStatus, patch: object = {}) {
  const world = createWorld();
  const { shipment, content, change } = aSubmission();
  const request = {
    key: 'k',
    payloadHash: 'h',
    status: 202,
    body: '{}',
    location: '/',
    expiresAt: T0,
  };
  await world.warehouses.put(aWarehouse());
  await world.shipments.create({ shipment, content, change, request });
  const next = moveShipment(shipment, status, { quote: aQuote(), ...patch }, T0, 'test');
  await world.shipments.save({ next });
  const reread = async () => {
    const found = await world.shipments.find(key);
    if (!found) throw new Error('gone');
    return found;
  };
  return { world, reread };
}

describe('an assessing step', () => {
  const wait: Move<'DONE'> = {
    wait: { awaiting: 'X', responsible: 'CARRIER', deadlineAt: addSeconds(T0, 90) },
  };

  it('takes the signal before it reads, and sets the deadline as Step Functions and the sweeper want it', async () => {
    const { world, reread } = await standing('BOOKED');
    await world.signal(key, 'e-1');
    const settled = await settle(world, input, () => wait);
    expect(settled).toEqual({
      outcome: 'WAIT',
      wait: {
        awaiting: 'X',
        responsible: 'CARRIER',
        deadlineAt: addSeconds(T0, 90),
        timeoutSeconds: 91,
      },
    });
    expect(
      (await world.waits.find({ tenant, entityId: shipmentId, lane: 'main' }))?.signal,
    ).toBeUndefined();
    expect((await reread()).nextDeadlineAt).toBe(addSeconds(T0, 90 + 3600));
  });

  it('writes nothing when nothing changed', async () => {
    const { world, reread } = await standing('BOOKED');
    await settle(world, input, () => wait);
    const { version } = await reread();
    await settle(world, input, () => wait);
    expect((await reread()).version).toBe(version);
  });

  it('looks again after each move, and after a lost race', async () => {
    const { world, reread } = await standing('BOOKED');
    let races = 0;
    const shipments = {
      ...world.shipments,
      save: async (write: Parameters<typeof world.shipments.save>[0]) => {
        races += 1;
        if (races === 1) throw new StaleVersion('shipment');
        await world.shipments.save(write);
      },
    };
    const settled = await settle({ ...world, shipments }, input, ({ shipment }): Move<'DONE'> =>
      shipment.status === 'BOOKED' ? { move: 'collect' } : { finish: 'DONE' },
    );
    expect(settled).toEqual({ outcome: 'DONE' });
    expect((await reread()).status).toBe('COLLECTED');
    expect(races).toBe(2);
  });

  it('gives up on rules that never rest, for the workflow to retry', async () => {
    const { world } = await standing('BOOKED');
    await expect(settle(world, input, () => ({ patch: {} }))).rejects.toMatchObject({
      name: 'StaleVersion',
    });
  });

  it('takes a default nobody was faster than', async () => {
    const { world } = await standing('DISCREPANCY_REVIEW');
    const asked = { ...aCaseOf('RECEIVING_DISCREPANCY', 'count-1'), defaultOption: 'accept' };
    await world.cases.open(asked);
    const decided = await world.cases.decide(asked, { option: 'recount', by: 'seller', at: T0 });
    let looks = 0;
    await settle(world, input, (): Move<'DONE'> => {
      looks += 1;
      return looks === 1 ? { takeDefault: asked, option: 'accept' } : { finish: 'DONE' };
    });
    expect(await world.cases.find(tenant, asked.caseId)).toEqual(decided);
  });

  it('knows no shipment that is not there', async () => {
    const world = createWorld();
    await expect(settle(world, input, () => wait)).rejects.toMatchObject({ name: 'NotFound' });
  });
});

describe('asking a partner', () => {
  it('turns a refusal into a case, a new one for each try', async () => {
    const { world, reread } = await standing('BOOKED');
    const refuse = async () => Promise.reject(new PartnerRefused('dcsa', '422'));
    const shipment = await reread();
    expect(await askPartner(world, shipment, 'SCHEDULE_PICKUP', refuse)).toEqual({
      outcome: 'REFUSED',
    });
    expect(await askPartner(world, shipment, 'SCHEDULE_PICKUP', refuse)).toEqual({
      outcome: 'REFUSED',
    });
    const [first] = await world.cases.ofEntity(tenant, shipmentId);
    if (!first) throw new Error('no case');
    await world.cases.decide(first, { option: 'retry', by: 'ops', at: T0 });
    await askPartner(world, shipment, 'SCHEDULE_PICKUP', refuse);
    const cases = await world.cases.ofEntity(tenant, shipmentId);
    expect(cases.map(({ caseId }) => caseId.split('PARTNER_REFUSED-')[1]).sort()).toEqual([
      'SCHEDULE_PICKUP-1',
      'SCHEDULE_PICKUP-2',
    ]);
  });
});

describe('steps repeated', () => {
  it('book once, under one reference that is findable before the carrier is asked', async () => {
    const { world, reread } = await standing('ACCEPTED');
    const asked: string[] = [];
    const known: number[] = [];
    const carrier = {
      requestBooking: async ({ bookingRequestReference }: { bookingRequestReference: string }) => {
        asked.push(bookingRequestReference);
        known.push(
          (
            await world.shipments.findByReference({
              type: 'BOOKING_REQUEST',
              value: bookingRequestReference,
            })
          ).length,
        );
        if (asked.length === 1) throw new Error('died after asking');
      },
      cancelBooking: async () => undefined,
      schedulePickup: async () => undefined,
      cancelPickup: async () => undefined,
      returnCartons: async () => undefined,
    };
    const request = createRequestBooking({ ...world, carrier });
    await expect(request(key)).rejects.toThrow('died');
    expect(await request(key)).toEqual({ outcome: 'DONE' });
    expect(await request(key)).toEqual({ outcome: 'ALREADY' });
    expect(asked).toEqual([`${shipmentId}-1`, `${shipmentId}-1`]);
    expect(known).toEqual([1, 1]);
    expect((await reread()).status).toBe('BOOKING_REQUESTED');
  });

  it('close a cancelled shipment once, with its open questions, but not those about goods that stay', async () => {
    const { world, reread } = await standing('BOOKED', {
      cancelRequest: { at: T0, by: 'seller', reason: 'sold out' },
    });
    await world.cases.open(aCaseOf('OVERDUE', 'x'));
    await world.cases.open(aCaseOf('STOCK_SUSPENSE', 'y'));
    const close = createCloseShipment(world);
    expect(await close({ ...key, ending: 'CANCELLED' })).toEqual({ outcome: 'CANCELLED' });
    expect(await close({ ...key, ending: 'CANCELLED' })).toEqual({ outcome: 'CANCELLED' });
    expect(await reread()).toMatchObject({ status: 'CANCELLED', closeReason: 'sold out' });
    const cases = await world.cases.ofEntity(tenant, shipmentId);
    expect(cases.map(({ kind, status }) => `${kind} ${status}`).sort()).toEqual([
      'OVERDUE CLOSED',
      'STOCK_SUSPENSE OPEN',
    ]);
  });

  it('do not close what has not ended', async () => {
    const { world } = await standing('BOOKED');
    await expect(createCloseShipment(world)({ ...key, ending: 'COMPLETED' })).rejects.toMatchObject(
      { name: 'BrokenRecord' },
    );
  });

  it('void a quote once', async () => {
    const { world, reread } = await standing('ACCEPTED');
    const voidQuote = createVoidQuote(world);
    expect(await voidQuote(key)).toEqual({ outcome: 'DONE' });
    expect(await voidQuote(key)).toEqual({ outcome: 'ALREADY' });
    expect(await reread()).toMatchObject({ status: 'ACCEPTED', quote: { expiresAt: T0 } });
  });
});

describe('the sweeper', () => {
  async function swept(
    world: ReturnType<typeof createWorld>,
    sent: string[] = [],
    isKilled = false,
  ) {
    const started: string[] = [];
    const executions = {
      start: async ({ executionName }: { executionName: string }) => {
        started.push(executionName);
        return 'arn';
      },
    };
    const outbox = { pending: async () => [], markDispatched: async () => undefined };
    const send = async (token: string) => {
      if (isKilled) throw new Error('killed');
      sent.push(token);
      return 'sent' as const;
    };
    const rendezvous = { waits: world.waits, tokens: { send } };
    return {
      started,
      result: await sweep({
        ...world,
        dispatcher: { outbox, executions },
        rendezvous,
      }),
    };
  }

  it('takes the default of a case whose deadline is past, and wakes the shipment', async () => {
    const { world } = await standing('DISCREPANCY_REVIEW');
    const asked = {
      ...aCaseOf('RECEIVING_DISCREPANCY', 'count-1'),
      defaultOption: 'accept',
      options: ['accept'],
    };
    await world.cases.open(asked);
    world.pass(7 * 86_400 + 400);
    const { result } = await swept(world);
    expect(result).toMatchObject({ defaultsTaken: 1, failures: [] });
    expect(await world.cases.find(tenant, asked.caseId)).toMatchObject({
      decision: { option: 'accept', by: 'system:deadline' },
    });
    expect(
      (await world.waits.find({ tenant, entityId: shipmentId, lane: 'main' }))?.signal,
    ).toBeDefined();
  });

  it.each([
    ['the wake-up after the default fails', {}],
    ['somebody decided just before', { option: 'reject', by: 'operations:wei', at: T0 }],
  ])('leaves a signal that the next sweep delivers when %s', async (_, decided) => {
    const { world } = await standing('DISCREPANCY_REVIEW');
    const asked = {
      ...aCaseOf('RECEIVING_DISCREPANCY', 'count-1'),
      defaultOption: 'accept',
      options: ['accept', 'reject'],
    };
    const found = await world.cases.open(asked);
    await world.waits.register(aWait(shipmentId, 'DECISION-1'));
    world.pass(20 * 86_400);
    const signal = () => Promise.reject(new Error('killed'));
    const cases = { ...world.cases, overdue: async () => [found] };
    if ('option' in decided) await world.cases.decide(found, decided);
    await swept({ ...world, cases, signal }, [], true);
    const wait = await world.waits.find({ tenant, entityId: shipmentId, lane: 'main' });
    expect(wait).toMatchObject({ token: 'DECISION-1', signal: {} });
    world.pass(60);
    const tokens: string[] = [];
    await swept(world, tokens);
    expect(tokens).toEqual(['DECISION-1']);
  });

  it('opens one case for a shipment that stands still, however often it comes', async () => {
    const { world } = await standing('BOOKED');
    world.pass(15 * 86_400 + 3600);
    expect((await swept(world)).result.overdueShipments).toBe(1);
    expect((await swept(world)).result.overdueShipments).toBe(0);
    world.pass(86_400 + 1);
    expect((await swept(world)).result.overdueShipments).toBe(0);
    expect(await world.cases.ofEntity(tenant, shipmentId)).toHaveLength(1);
  });

  it('starts the next epoch of a failed workflow when operations say resume, once', async () => {
    const { world, reread } = await standing('ARRIVED', { epoch: 1 });
    await createRecordFailure(world)({
      ...key,
      failure: { State: 'ClearImport', Error: 'X', Cause: 'y' },
    });
    const [failed] = await world.cases.ofEntity(tenant, shipmentId);
    if (!failed) throw new Error('no case');
    expect(failed).toMatchObject({
      kind: 'WORKFLOW_FAILED',
      options: ['resume'],
      evidence: { state: 'ClearImport', epoch: 1 },
    });
    world.pass(1);
    await swept(world);
    expect((await reread()).epoch).toBe(1);
    await world.cases.decide(failed, { option: 'resume', by: 'ops', at: world.now() });
    world.pass(301);
    await swept(world);
    await swept(world);
    expect(await reread()).toMatchObject({ epoch: 2, status: 'ARRIVED' });
  });
});
