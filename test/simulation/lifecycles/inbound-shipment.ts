/** One inbound shipment among people who accept, decide, amend, pay, cancel, or let things lie. */
import { headKey } from '../../../adapters/dynamodb/keys.ts';
import { shipmentIdSchema } from '../../../domain/kernel/ids.ts';
import { addSeconds } from '../../../domain/kernel/time.ts';
import type { Shipment } from '../../../domain/shipment/shipment.ts';
import { tenant } from '../../support/example-shipment.ts';
import { inboundFaults, unheardSignal } from '../invariants.ts';
import type { Draw, Mood, Running, Surroundings } from '../lifecycle.ts';
import { maybe, pick } from '../pick.ts';
import { clientOf, decideByChance, openIn } from './client.ts';
import { randomRequest } from './random-request.ts';

/** Moments: 60 days. */
const PATIENCE = 240;

export async function startInboundShipment(
  around: Surroundings,
  draw: Draw,
  name: string,
): Promise<Running> {
  const { world, calmly } = around;
  const ask = clientOf(world);
  const { request, mended } = randomRequest(draw, name);
  const cancelsAt = maybe(draw, 0.2) ? Math.floor(draw() * 120) : Infinity;
  const attention = pick(draw, [0.02, 0.2, 0.6]);
  let moments = 0;

  const submitting = {
    method: 'POST',
    path: '/shipments',
    body: request,
    headers: { 'idempotency-key': `key-${name}` },
  };
  // A client that lost its memory asks again within the day that keys are kept, though not within the hour.
  const asksAgainAt = maybe(draw, 0.3) ? 2 : Infinity;
  const answer = await ask(submitting);
  if (answer.status >= 400) throw new Error(`${name} is refused: ${answer.text}`);
  const shipmentId = shipmentIdSchema.parse(answer.json['shipmentId']);
  const path = `/shipments/${shipmentId}`;
  const find = () => calmly(() => world.shipment(shipmentId));
  const cases = () => calmly(() => world.casesOf(shipmentId));

  async function act(mood: Mood): Promise<void> {
    moments += 1;
    if (moments === asksAgainAt) await ask(submitting);
    // Also whoever waits for a vessel that never sails gives up at last.
    if (moments === cancelsAt || (mood === 'finishing' && moments % PATIENCE === 0))
      await ask({ method: 'POST', path: `${path}/cancel`, body: { reason: 'no more' } });
    if (mood === 'as they like' && !maybe(draw, attention)) return;
    const shipment = await find();
    for (const each of openIn(await cases())) await decideByChance(ask, draw, each);
    await sellerActs(shipment, mood);
    if (maybe(draw, 0.08)) await carrierThinksAgain(shipment);
  }

  /** New estimates of the same arrival, in one burst, the newest not always the last. */
  async function carrierThinksAgain({ carriage, destination }: Shipment): Promise<void> {
    const { bookingRequestReference: booking } = carriage;
    if (booking === undefined) return;
    const estimates = [0, 1, 2].map((n) => ({
      eventID: `${shipmentId}-estimate-${moments}-${n}`,
      eventType: 'TRANSPORT',
      transportEventTypeCode: 'ARRI',
      eventClassifierCode: 'EST',
      eventCreatedDateTime: addSeconds(world.now(), Math.floor(draw() * 3) - 3),
      eventDateTime: addSeconds(world.now(), Math.floor(draw() * 20) * 86_400),
      transportCall: { UNLocationCode: destination.port, modeOfTransport: 'VESSEL' },
      documentReferences: [{ documentReferenceType: 'CBR', documentReferenceValue: booking }],
    }));
    // What is not taken he says no more: another estimate comes.
    for (const estimate of estimates)
      await world.webhook('dcsa', [estimate]).catch(() => undefined);
  }

  async function sellerActs({ status }: Shipment, mood: Mood): Promise<void> {
    const post = (what: string, body: object = {}) =>
      ask({ method: 'POST', path: `${path}/${what}`, body });
    if (status === 'QUOTED' && maybe(draw, 0.7)) await post('accept-quote');
    if (status === 'DUTY_PAYMENT_DUE') await post('pay-duty');
    if (status === 'ACTION_REQUIRED')
      await ask({ method: 'PUT', path: `${path}/content`, body: mended });
    if (status === 'DRAFT' && mood === 'finishing') await post('cancel', { reason: 'never mind' });
    else if (status === 'DRAFT') await post('submit');
  }

  return {
    name,
    act,
    isOver: async () => 'closedAt' in (world.table.peek(headKey({ tenant, shipmentId })) ?? {}),
    watch: async () => unheardSignal(around, shipmentId),
    judge: () => calmly(() => inboundFaults(around, shipmentId)),
    ending: async () => `SHIPMENT ${(await find()).status}`,
  };
}
