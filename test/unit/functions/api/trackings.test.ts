import { beforeEach, describe, expect, it } from 'vitest';
import { foldParcel } from '../../../../domain/parcel/fold-parcel.ts';
import { NOTHING_TOLD } from '../../../../domain/parcel/parcel-tracking.ts';
import { parcelAnswer, trackingView } from '../../../../functions/api/trackings/contract.ts';
import { createTrackingsHandler } from '../../../../functions/api/trackings/trackings-handler.ts';
import { aReport, hours, NUMBER, order, parcel, told } from '../../../support/example-parcel.ts';
import {
  call,
  sellerAuthorizer,
  staffAuthorizer,
  type Call,
  type HttpLambda,
} from '../lambda-event.ts';
import { createWorld, type World } from '../world.ts';

const events = [
  told('picked_up', 1, { carrier: 'UPS', place: 'Edison, NJ', text: 'Origin scan' }),
  told('arrived_facility', 8, { carrier: 'UPS' }),
  told('handed_over', 20, { carrier: 'UPS' }),
  told('out_for_delivery', 30, {
    carrier: 'USPS',
    trackingNumber: 'NEXT1',
    place: 'Brooklyn, NY, 11201, US',
  }),
  told('unknown', 31, { carrier: 'USPS', trackingNumber: 'NEXT1', text: 'XQ' }),
];

let world: World;
let door: HttpLambda;
beforeEach(async () => {
  world = createWorld();
  const orders = { find: async () => order };
  door = createTrackingsHandler({ ...world, orders });
  await world.numbers.learn({ number: NUMBER, carrier: 'UPS', key: parcel });
  const estimatedDeliveryAt = hours(36);
  const { next } = foldParcel(NOTHING_TOLD, aReport(events, { estimatedDeliveryAt }));
  await world.parcels.save(parcel, next);
});

const get = (path: string, more: Partial<Call> = {}) =>
  call(door, { method: 'GET', path, authorizer: sellerAuthorizer(parcel.tenant), ...more });

describe('a seller’s parcel', () => {
  it('shows all that was told, as the carrier wrote it and in both languages', async () => {
    const { status, json } = await get(`/trackings/${NUMBER}`);
    expect(status).toBe(200);
    const view = trackingView.parse(json);
    expect(view).toMatchObject({
      trackingNumber: NUMBER,
      orderId: parcel.orderId,
      n: 1,
      status: 'out_for_delivery',
      statusText: { en: 'Out for delivery', zh: '派送途中' },
      estimatedDeliveryAt: hours(36),
      lastEventAt: hours(30),
    });
    expect(view).not.toHaveProperty('tenant');
    expect(view.events.map(({ stage }) => stage)).toEqual([
      'OUTBOUND_SCAN',
      'SORT_CENTER',
      'IN_TRANSIT',
      'OUT_FOR_DELIVERY',
      undefined,
    ]);
    expect(view.events[0]?.text).toEqual({ raw: 'Origin scan', en: 'Picked up', zh: '已揽收' });
    expect(view.events[4]).toMatchObject({ milestone: 'unknown', text: { raw: 'XQ' } });
  });

  it('is found however its number is written', async () => {
    const { status } = await get(`/trackings/${encodeURIComponent('9400 1112 0620 6406 2607 87')}`);
    expect(status).toBe(200);
  });

  it('is not there for another seller, exactly like one that nobody has', async () => {
    const other = await get(`/trackings/${NUMBER}`, { authorizer: sellerAuthorizer('rival') });
    const absent = await get('/trackings/1Z5R89390357567127');
    expect(other.status).toBe(404);
    expect({ ...absent.json, requestId: '', instance: '' }).toEqual({
      ...other.json,
      requestId: '',
      instance: '',
    });
  });

  it('is shown to operations with whose it is', async () => {
    const asked = { authorizer: staffAuthorizer() };
    const { json } = await get(`/operations/trackings/${NUMBER}`, asked);
    expect(trackingView.parse(json).tenant).toBe(parcel.tenant);
    expect((await get('/operations/trackings/1Z5R89390357567127', asked)).status).toBe(404);
    expect((await get(`/operations/trackings/${NUMBER}`)).status).not.toBe(200);
  });
});

describe('where is my parcel', () => {
  const ask = (number: string, postalCode: string, language = 'en') =>
    call(door, {
      method: 'GET',
      path: '/where-is-my-parcel',
      query: new URLSearchParams({ number, postalCode }).toString(),
      headers: { 'accept-language': language },
    });

  it('says which courier has it, where, when it comes, and why the number changed', async () => {
    const { status, json, headers } = await ask(NUMBER, '11201');
    expect({ status, language: headers['content-language'] }).toEqual({
      status: 200,
      language: 'en',
    });
    expect(parcelAnswer.parse(json)).toEqual({
      courier: { code: 'USPS', name: 'USPS' },
      trackingNumber: 'NEXT1',
      status: 'out_for_delivery',
      statusText: 'Out for delivery',
      lastPlace: 'Brooklyn, NY, 11201, US',
      lastText: 'Out for delivery',
      updatedAt: hours(30),
      expectedAt: hours(36),
      failedAttempts: 0,
      numberChanges: [
        {
          number: 'NEXT1',
          courier: 'USPS',
          since: hours(30),
          why: 'UPS handed the parcel over to USPS, which gave it a number of its own.',
        },
      ],
    });
  });

  it('says it in Chinese', async () => {
    const { json } = await ask(NUMBER, '11201', 'zh-CN');
    expect(parcelAnswer.parse(json)).toMatchObject({
      statusText: '派送途中',
      lastText: '派送途中',
    });
  });

  it('names no person, no order and no seller', async () => {
    const { text } = await ask(NUMBER, '11201');
    for (const secret of ['Ann', 'ann@', 'Elm', parcel.orderId, parcel.tenant, 'PO-1'])
      expect(text).not.toContain(secret);
  });

  it('takes a postal code as people write it, and no other', async () => {
    expect((await ask(NUMBER, '11201-9999')).status).toBe(200);
    const wrong = await ask(NUMBER, '11202');
    const nobody = await ask('1Z5R89390357567127', '11201');
    expect([wrong.status, nobody.status]).toEqual([404, 404]);
    expect({ ...wrong.json, requestId: '' }).toEqual({ ...nobody.json, requestId: '' });
  });

  it('refuses what is no number and no postal code, all at once', async () => {
    const { status, json } = await ask('!', '');
    expect(status).toBe(422);
    expect(json['errors']).toHaveLength(2);
  });

  it('tells no date for what does not come any more', async () => {
    const before = await world.parcels.find(parcel);
    const { next } = foldParcel(before, aReport([told('lost', 90)]));
    await world.parcels.save(parcel, next);
    expect(parcelAnswer.parse((await ask(NUMBER, '11201')).json)).not.toHaveProperty('expectedAt');
  });
});
