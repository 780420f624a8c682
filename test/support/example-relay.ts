/** Two lamps that go on to Amazon. */
import { placeOrderRequestSchema } from '../../domain/order/place-order-request.ts';

export const relay = { fbaShipmentId: 'FBA15H2XQ8KS', box: 1, fulfilmentCenter: 'ONT8' };
export const FNSKU = 'X001ABC2DE';

export const amazonAddress = {
  name: 'Amazon.com Services LLC',
  lines: ['24300 Nandina Ave'],
  city: 'Moreno Valley',
  region: 'CA',
  postalCode: '92551',
  country: 'US',
};

export const relayRequest = {
  reference: 'RELAY-1',
  shipTo: amazonAddress,
  lines: [{ sku: 'LAMP-1', quantity: 2, fnsku: FNSKU }],
  relay,
};

export const aRelayRequest = (more: object = {}) =>
  placeOrderRequestSchema.parse({ ...relayRequest, ...more });
