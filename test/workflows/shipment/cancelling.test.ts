import '../../support/quiet.ts';
import { describe, expect, it } from 'vitest';
import { parseDcsaEvents } from '../../../adapters/carriers/dcsa/parse-events.ts';
import { PartnerRefused } from '../../../domain/kernel/domain-error.ts';
import { foldEvent } from '../../../domain/tracking/fold-event.ts';
import { tenant } from '../../support/example-shipment.ts';
import type { World } from '../../support/portage-world.ts';
import { carrierWord, when, type CarrierWord } from '../../support/world/partner-words.ts';
import { askedOf, begun } from './example.ts';

const cancel = (world: World, id: string) =>
  world.api({ method: 'POST', path: `/shipments/${id}/cancel`, body: { reason: 'sold out' } });
const UNDOING = /cancellation|withdrawal|carton-return/;
const undone = (world: World) => askedOf(world).filter((asked) => UNDOING.test(asked));

/** Who answers until the shipment is there, and no further: the test cancels while it waits. */
const stuckAt: Readonly<Record<string, Parameters<typeof begun>[0]>> = {
  BOOKING_REQUESTED: { partners: { script: when('dcsa', /^\/bookings$/, () => []) } },
  PICKUP_SCHEDULED: { partners: { script: when('dcsa', /pickup$/, () => []) } },
  COLLECTED: {
    partners: {
      script: when('dcsa', /pickup$/, ({ path }) => [
        carrierWord(path.split('/')[2] ?? '', {
          type: 'EQUIPMENT',
          code: 'PICK',
          at: '2026-11-10T06:00:00.000Z',
        }),
      ]),
    },
  },
  EXPORT_DECLARED: { partners: { script: when('customs', /^\/declarations$/, () => []) } },
  EXPORT_RELEASED: { partners: { scenario: 'cancel-before-departure' } },
};

describe('cancelled while it is', () => {
  it.each([
    ['BOOKING_REQUESTED', ['dcsa /bookings/cancellation']],
    ['PICKUP_SCHEDULED', ['dcsa /bookings/pickup-cancellation', 'dcsa /bookings/cancellation']],
    ['COLLECTED', ['dcsa /bookings/carton-return', 'dcsa /bookings/cancellation']],
    [
      'EXPORT_DECLARED',
      [
        'customs /declarations/withdrawal',
        'customs /declarations/withdrawal',
        'dcsa /bookings/carton-return',
        'dcsa /bookings/cancellation',
      ],
    ],
    [
      'EXPORT_RELEASED',
      [
        'customs /declarations/withdrawal',
        'customs /declarations/withdrawal',
        'dcsa /bookings/carton-return',
        'dcsa /bookings/cancellation',
      ],
    ],
  ])('%s, what was done is undone, newest first', async (status, undos) => {
    const { world, id } = await begun(stuckAt[status]);
    await world.until(id, status, 40);
    await world.pass(1800);
    expect((await cancel(world, id)).status).toBe(202);
    await world.until(id, 'CANCELLED', 1);
    expect(undone(world)).toEqual(undos);
    await world.pass(60);
    expect(await world.executions(id)).toEqual(['SUCCEEDED']);
    expect(await world.shipment(id)).toMatchObject({ closeReason: 'sold out' });
  });

  it('QUOTED, only the quote is void', async () => {
    const { world, id } = await begun({}, { quoteAcceptance: { kind: 'manual' } });
    await world.until(id, 'QUOTED', 1);
    await cancel(world, id);
    await world.until(id, 'CANCELLED', 1);
    expect(world.requests).toEqual([]);
  });
});

it('refuses to cancel after departure', async () => {
  const { world, id } = await begun();
  await world.until(id, 'DEPARTED');
  const answer = await cancel(world, id);
  expect(answer.status).toBe(409);
  await world.until(id, 'COMPLETED');
});

it('lets a cancellation that lost the race to the vessel stay on record, and sails', async () => {
  const { world, id } = await begun({ partners: { scenario: 'cancel-before-departure' } });
  await world.until(id, 'EXPORT_RELEASED');
  // Folded in, and its signal not yet sent: the shipment still looks cancellable.
  const key = { tenant, shipmentId: id };
  const word: CarrierWord = {
    type: 'TRANSPORT',
    code: 'DEPA',
    at: '2026-11-16T05:00:00.000Z',
    place: 'CNYTN',
  };
  const bytes = Buffer.from(JSON.stringify(carrierWord(`${id}-1`, word).body));
  for (const { event } of parseDcsaEvents(bytes, { rawKey: 'raw', receivedAt: world.now() }))
    await world.tracking.apply(key, event, foldEvent(await world.tracking.projection(key), event));
  expect((await cancel(world, id)).status).toBe(202);
  await world.pass(60);
  expect(await world.shipment(id)).toMatchObject({
    status: 'DEPARTED',
    cancelRequest: { reason: 'sold out' },
  });
  expect(undone(world)).toEqual([]);
});

it('blocks the shipment when an undo fails, and tries again when operations repaired the cause', async () => {
  let broken = true;
  const script = when('dcsa', /\/cancellation$/, () => {
    if (broken) throw new PartnerRefused('dcsa', '409 past the cut-off');
    return undefined;
  });
  const { world, id } = await begun({ partners: { scenario: 'cancel-before-departure', script } });
  await world.until(id, 'EXPORT_RELEASED');
  await cancel(world, id);
  const found = await world.untilCase(id, 'COMPENSATION_FAILED', 2);
  expect(found).toMatchObject({
    audience: 'operations',
    options: ['retry', 'done-by-hand'],
    evidence: { undo: 'CANCEL_BOOKING' },
  });
  await world.pass(60);
  expect((await world.shipment(id)).automationBlocked).toBe(true);
  await world.decide(found, 'retry');
  const second = await world.untilCase(id, 'COMPENSATION_FAILED', 1);
  expect(second.caseId).not.toBe(found.caseId);
  broken = false;
  await world.decide(second, 'retry');
  await world.until(id, 'CANCELLED', 1);
  expect((await world.shipment(id)).automationBlocked).toBe(false);
});

it('goes on when operations did the undo by hand', async () => {
  const script = when('dcsa', /carton-return$/, () => {
    throw new PartnerRefused('dcsa', '404');
  });
  const { world, id } = await begun({ partners: { scenario: 'cancel-before-departure', script } });
  await world.until(id, 'EXPORT_RELEASED');
  await cancel(world, id);
  await world.decide(await world.untilCase(id, 'COMPENSATION_FAILED', 2), 'done-by-hand');
  await world.until(id, 'CANCELLED', 1);
  expect(undone(world).at(-1)).toBe('dcsa /bookings/cancellation');
});
