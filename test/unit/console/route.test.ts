import { describe, expect, it } from 'vitest';
import { caseLink, routeOf, shipmentLink } from '../../../console/route.ts';

describe('an address of the console', () => {
  it('leads back to what it was made for, whatever is in a name', () => {
    expect(routeOf(shipmentLink('lumio', 'shp_1'))).toEqual({
      page: 'shipment',
      tenant: 'lumio',
      shipmentId: 'shp_1',
    });
    expect(routeOf(caseLink('cas_a/b'))).toEqual({ page: 'inbox', caseId: 'cas_a/b' });
  });

  it.each(['', '#', '#/', '#/cases', '#/nowhere', '#/shipments/lumio', '#/%'])(
    '%j is the inbox',
    (hash) => expect(routeOf(hash)).toEqual({ page: 'inbox' }),
  );
});
