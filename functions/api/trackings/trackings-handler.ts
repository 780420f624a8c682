import { NotFound } from '../../../domain/kernel/domain-error.ts';
import { httpHandler } from '../../runtime/http-handler.ts';
import { noBody, noQuery, operationsRoute, sellerRoute } from '../../runtime/router.ts';
import { trackingParams } from './contract.ts';
import { trackingViewOf } from './tracking-view.ts';
import type { TrackingsPorts } from './trackings-ports.ts';
import { whereIsMyParcel } from './where-is-my-parcel.ts';

/** All that is known of a parcel by its number (M-102), for its seller, for operations; and for its buyer the little he needs. */
export const trackingsRoutes = (ports: TrackingsPorts) => [
  readTracking(ports),
  readAnyTracking(ports),
  whereIsMyParcel(ports),
];

export const createTrackingsHandler = (ports: TrackingsPorts) =>
  httpHandler('trackings', trackingsRoutes(ports));

/** Another seller's number answers exactly like one that nobody has. */
const readTracking = (ports: TrackingsPorts) =>
  sellerRoute('GET', '/trackings/{trackingNumber}', 'orders:read', {
    params: trackingParams,
    query: noQuery,
    body: noBody,
    handle: async ({ caller: { tenant }, params: { trackingNumber } }) => {
      const found = await ports.numbers.find(trackingNumber);
      if (found?.key.tenant !== tenant) throw new NotFound('tracking');
      return { status: 200, body: trackingViewOf(found, await ports.parcels.find(found.key)) };
    },
  });

const readAnyTracking = (ports: TrackingsPorts) =>
  operationsRoute('GET', '/operations/trackings/{trackingNumber}', {
    params: trackingParams,
    query: noQuery,
    body: noBody,
    handle: async ({ params: { trackingNumber } }) => {
      const found = await ports.numbers.find(trackingNumber);
      if (!found) throw new NotFound('tracking');
      const { tenant } = found.key;
      const view = trackingViewOf(found, await ports.parcels.find(found.key));
      return { status: 200, body: { ...view, tenant } };
    },
  });
