import { describe, expect, it } from 'vitest';
import { relayFaults } from '../../../../domain/order/check-relay.ts';
import { placeOrderRequestSchema } from '../../../../domain/order/place-order-request.ts';
import { aRelayRequest, amazonAddress, FNSKU, relay } from '../../../support/example-relay.ts';
import { aLamp } from '../../../support/example-shipment.ts';

const lamp = aLamp();
const lamps = new Map([[lamp.sku, lamp]]);
const found = (more: object = {}, skus = lamps) =>
  relayFaults(aRelayRequest(more), skus).map(({ code, pointer }) => `${code} ${pointer}`);
const line = (more: object = {}) => ({ sku: 'LAMP-1', quantity: 2, fnsku: FNSKU, ...more });

describe('a relay', () => {
  it('may be placed as it is', () => {
    expect(found()).toEqual([]);
  });

  it('is told everything at once', () => {
    const wrong = {
      relay: { fbaShipmentId: 'STA1', fulfilmentCenter: 'Ontario' },
      shipTo: { ...amazonAddress, name: 'Ana' },
      buyer: { email: 'ana@buyer.example' },
      policy: 'FILL_ALL_AVAILABLE',
      options: ['APPOINTMENT', 'UPSTAIRS'],
      lines: [
        line({ fnsku: undefined, unitPrice: { amount: '9.00', currency: 'USD' } }),
        line({ sku: 'LAMP-2', fnsku: 'B0ABCDEFGH' }),
        line({ sku: 'LAMP-3', fnsku: 'X1' }),
      ],
    };
    expect(found(wrong)).toEqual([
      'FBA_SHIPMENT_ID_INVALID /relay/fbaShipmentId',
      'FULFILMENT_CENTER_INVALID /relay/fulfilmentCenter',
      'CONSIGNEE_NOT_AMAZON /shipTo/name',
      'RELAY_IS_NO_SALE /buyer/email',
      'RELAY_IS_NO_SALE /lines/0/unitPrice',
      'RELAY_IS_WHOLE /policy',
      'OPTION_UNKNOWN /options/1',
      'FNSKU_MISSING /lines/0/fnsku',
      'FNSKU_COMMINGLED /lines/1/fnsku',
      'FNSKU_INVALID /lines/2/fnsku',
    ]);
  });

  it('sticks one FNSKU on each SKU, and each on one', () => {
    const two = [line(), line({ fnsku: 'X001ABC2DF' })];
    expect(found({ lines: two })).toEqual(['FNSKU_AMBIGUOUS /lines/1/fnsku']);
    const shared = [line(), line({ sku: 'LAMP-2' })];
    expect(found({ lines: shared })).toEqual(['FNSKU_AMBIGUOUS /lines/1/fnsku']);
    expect(found({ lines: [line(), line()] })).toEqual([]);
  });

  it('is one carton that Amazon takes', () => {
    const iron = aLamp({ weightG: 12_000 });
    expect(found({}, new Map([[iron.sku, iron]]))).toEqual(['FBA_CARTON_TOO_HEAVY /lines']);
    const shelf = aLamp({ dimensions: { lengthMm: 900, widthMm: 100, heightMm: 100 } });
    expect(found({}, new Map([[shelf.sku, shelf]]))).toEqual(['FBA_CARTON_TOO_LONG /lines']);
    expect(found({ lines: [line({ quantity: 1 })] }, new Map([[shelf.sku, shelf]]))).toEqual([]);
  });

  it('is not measured by SKUs nobody knows yet', () => {
    expect(found({ lines: [line({ quantity: 9999 })] }, new Map())).toEqual([]);
  });
});

it('an order of a buyer names no FNSKU', () => {
  const order = { reference: 'R', shipTo: amazonAddress, lines: [line()] };
  const faults = relayFaults(placeOrderRequestSchema.parse(order), lamps);
  expect(faults.map(({ code }) => code)).toEqual(['FNSKU_WITHOUT_RELAY']);
  expect(aRelayRequest().relay).toEqual(relay);
});
