import { describe, expect, it } from 'vitest';
import {
  caseLink,
  endpointsLink,
  entityLink,
  inboxLink,
  orderLink,
  ordersLink,
  outboxLink,
  returnLink,
  returnsLink,
  routeOf,
  searchLink,
  shipmentsLink,
  shipmentLink,
  unmatchedLink,
} from '../../../console/route.ts';

describe('an address of the console', () => {
  it.each([
    [inboxLink, { page: 'inbox' }],
    [caseLink('cas_a/b'), { page: 'inbox', caseId: 'cas_a/b' }],
    [searchLink('#1001 / 50%'), { page: 'search', text: '#1001 / 50%' }],
    [shipmentLink('lumio', 'shp_1'), { page: 'shipment', tenant: 'lumio', id: 'shp_1' }],
    [orderLink('lumio', 'ord_1'), { page: 'order', tenant: 'lumio', id: 'ord_1' }],
    [returnLink('lumio', 'ret_1'), { page: 'return', tenant: 'lumio', id: 'ret_1' }],
    [shipmentsLink('lumio'), { page: 'shipments', tenant: 'lumio' }],
    [ordersLink(), { page: 'orders' }],
    [ordersLink('lumio'), { page: 'orders', tenant: 'lumio' }],
    [returnsLink('lumio'), { page: 'returns', tenant: 'lumio' }],
    [endpointsLink('lumio'), { page: 'endpoints', tenant: 'lumio' }],
    [outboxLink, { page: 'outbox' }],
    [unmatchedLink, { page: 'unmatched' }],
  ])('%s leads back to what it was made for, whatever is in a name', (link, route) =>
    expect(routeOf(link)).toEqual(route),
  );

  it.each(['', '#', '#/', '#/cases', '#/nowhere', '#/lists/lumio', '#/a/b/c', '#/%'])(
    '%j is the inbox',
    (hash) => expect(routeOf(hash)).toEqual({ page: 'inbox' }),
  );

  it('is found by what an id says it is; what has no page has none', () => {
    expect(entityLink('lumio', 'ord_1')).toBe(orderLink('lumio', 'ord_1'));
    expect(entityLink('lumio', 'ret_1')).toBe(returnLink('lumio', 'ret_1'));
    expect(entityLink('lumio', 'rem_1')).toBeUndefined();
  });
});
