import { expect, it } from 'vitest';
import { boxIdOf, isFbaShipmentId, isFulfilmentCenter } from '../../../../domain/relay/relay.ts';

it('a box is named by its shipment and its number', () => {
  expect(boxIdOf({ fbaShipmentId: 'FBA1MMD8D0', box: 3 })).toBe('FBA1MMD8D0U000003');
});

it.each(['FBA1MMD8D0', 'FBA1234ABCD', 'FBA15H2XQ8KS'])('%s is an FBA shipment', (id) => {
  expect(isFbaShipmentId(id)).toBe(true);
});

it.each(['FBA123', 'FBA15H2XQ8KS1', 'fba15h2xq8ks', 'STA15H2XQ8KS', 'FBA15H2XQ8KSU000001'])(
  '%s is none',
  (id) => {
    expect(isFbaShipmentId(id)).toBe(false);
  },
);

it.each([
  ['ONT8', true],
  ['CLT10', true],
  ['IUSJ', true],
  ['ont8', false],
  ['ONT', false],
  ['ONT123', false],
])('%s as a fulfilment centre: %s', (code, is) => {
  expect(isFulfilmentCenter(code)).toBe(is);
});
