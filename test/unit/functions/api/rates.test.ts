import { beforeEach, describe, expect, it } from 'vitest';
import { isPoBox } from '../../../../domain/geo/po-box.ts';
import { toTimestamp } from '../../../../domain/kernel/time.ts';
import type { LaneHistory } from '../../../../domain/routing/route-parcel.ts';
import { ratesView } from '../../../../functions/api/rates/contract.ts';
import { createRatesHandler } from '../../../../functions/api/rates/rates-handler.ts';
import { WAREHOUSES } from '../../../../local/seed/warehouses.ts';
import { call, faultsIn, sellerAuthorizer } from '../lambda-event.ts';

let history: LaneHistory[] = [];
beforeEach(() => {
  history = [];
});
const rates = createRatesHandler({
  warehouses: { list: async () => [...WAREHOUSES] },
  lanes: { ofArea: async () => history },
  now: () => toTimestamp('2026-08-03T09:00:00Z'),
});
const parcel = {
  dimensions: { lengthMm: 300, widthMm: 200, heightMm: 100 },
  weightG: 900,
};
const quote = (body: object) =>
  call(rates, {
    method: 'POST',
    path: '/rates',
    body: { parcel, speed: 'EXPRESS', ...body },
    authorizer: sellerAuthorizer('lumio'),
  });

describe('POST /rates', () => {
  it('ships from the nearest warehouse of the country, by EXPRESS, with the arithmetic (M-091, M-097)', async () => {
    const answer = await quote({ shipTo: { country: 'US', postalCode: '10025' } });
    expect(answer.status).toBe(200);
    const { warehouseId, chosen, alternatives } = ratesView.parse(answer.json);
    expect(warehouseId).toBe('US-EWR');
    expect(chosen?.mode).toBe('EXPRESS');
    const cents = (amount: string) => Number(amount.replace('.', ''));
    const sum = chosen?.lines.reduce((total, line) => total + cents(line.amount.amount), 0);
    expect(sum).toBe(cents(chosen?.price.amount ?? ''));
    expect(alternatives.every(({ lostBecause }) => lostBecause !== '')).toBe(true);
  });

  it('reads a PO box from the address, and says why a courier cannot (M-098)', async () => {
    const shipTo = { country: 'US', postalCode: '99723', lines: ['P.O. Box 12'] };
    const { chosen, refused } = ratesView.parse((await quote({ shipTo, speed: 'STANDARD' })).json);
    expect(chosen?.mode).toBe('POSTAL_HYBRID');
    expect(refused.find(({ serviceId }) => serviceId === 'UPS_GROUND')?.reasons).toEqual([
      'NO_PO_BOX',
    ]);
  });

  it('refuses a warehouse of another country, in Chinese when asked', async () => {
    const answer = await call(rates, {
      method: 'POST',
      path: '/rates',
      headers: { 'accept-language': 'zh-CN' },
      body: {
        parcel,
        speed: 'ECONOMY',
        warehouseId: 'DE-FRA',
        shipTo: { country: 'CA', postalCode: 'M5V 3L9' },
      },
      authorizer: sellerAuthorizer('lumio'),
    });
    expect(answer.status).toBe(422);
    expect(faultsIn(answer)).toEqual(['/warehouseId WAREHOUSE_NOT_IN_COUNTRY']);
    expect(answer.text).toContain('该仓库不在收件国。');
  });

  it('takes a way round a lane that was late for weeks (M-101)', async () => {
    const shipTo = { country: 'US', postalCode: '10025' };
    const first = ratesView.parse((await quote({ shipTo })).json).chosen?.serviceId ?? '';
    history = [{ serviceId: first, destinationArea: '100', delivered: 500, onTime: 0 }];
    const { chosen, alternatives } = ratesView.parse((await quote({ shipTo })).json);
    expect(chosen?.serviceId).not.toBe(first);
    const lost = alternatives.find(({ serviceId }) => serviceId === first);
    expect(lost?.lostBecause).toContain('on time');
  });

  it('needs the scope', async () => {
    const answer = await call(rates, {
      method: 'POST',
      path: '/rates',
      body: { parcel, speed: 'EXPRESS', shipTo: { country: 'US', postalCode: '10025' } },
      authorizer: sellerAuthorizer('lumio', ['skus:read']),
    });
    expect(answer.status).toBe(403);
  });
});

describe('a post office box', () => {
  it.each([
    'PO Box 9',
    'P.O. Box 12',
    'p o box #4',
    'Post Office Box 77',
    'Case postale 5',
    'C.P. 31',
  ])('%s is one', (line) => {
    expect(isPoBox(['Suite 2', line])).toBe(true);
  });

  it.each(['12 Boxwood Road', 'Unit PO 5', '1 Postal Way'])('%s is none', (line) => {
    expect(isPoBox([line])).toBe(false);
  });
});
