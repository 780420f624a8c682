import type { z } from 'zod';
import { warehouseOf } from '../../../domain/return/return-record.ts';
import type { Return } from '../../../domain/return/return.ts';
import { noBody, noParams, noQuery, sellerRoute } from '../../runtime/router.ts';
import { pageAnswer } from '../../runtime/paging.ts';
import { waitingIn } from '../shipments/waiting.ts';
import { listReturnsQuery, returnParams, type returnDetail } from './contract.ts';
import { mustFindReturn, returnToOf, viewOf } from './return-view.ts';
import type { ReturnsPorts } from './returns-ports.ts';

/** All there is to know, with the label's link once there is a label. */
export const readReturn = (ports: ReturnsPorts) =>
  sellerRoute('GET', '/returns/{returnId}', 'returns:read', {
    params: returnParams,
    query: noQuery,
    body: noBody,
    handle: async ({ caller: { tenant }, params: { returnId } }) => {
      const ret = await mustFindReturn(ports.returns, { tenant, returnId });
      return { status: 200, body: await detailOf(ports, ret) };
    },
  });

export const listReturns = (ports: ReturnsPorts) =>
  sellerRoute('GET', '/returns', 'returns:read', {
    params: noParams,
    query: listReturnsQuery,
    body: noBody,
    handle: async ({ caller: { tenant }, query }) => {
      const { status, kind, orderId } = query;
      const filter = {
        tenant,
        ...(status && { status }),
        ...(kind && { kind }),
        ...(orderId && { orderId }),
      };
      return pageAnswer({
        cursors: ports.cursors,
        of: `returns of ${tenant}`,
        query,
        page: (page) => ports.returns.list(filter, page),
        show: viewOf,
      });
    },
  });

async function detailOf(ports: ReturnsPorts, ret: Return): Promise<z.input<typeof returnDetail>> {
  const key = { tenant: ret.tenant, returnId: ret.returnId };
  const [inspection, parcel, wait, returnTo, label] = await Promise.all([
    ports.returns.inspection(key),
    ports.parcels.find(key),
    ports.waits.find({ ...key, entityId: key.returnId, lane: 'main' }),
    returnToOf(ports, warehouseOf(ret)),
    labelOf(ports, ret),
  ]);
  const { version, events: _, ...seen } = inspection;
  const waiting = waitingIn(wait);
  const { status, lastEventAt } = parcel;
  return {
    ...viewOf(ret),
    ...(returnTo && { returnTo }),
    ...(label && { label }),
    ...(parcel.version > 0 && { parcel: { status, ...(lastEventAt && { lastEventAt }) } }),
    ...(version > 0 && { inspection: seen }),
    ...(waiting && { waiting }),
  };
}

async function labelOf({ links }: ReturnsPorts, { label }: Return) {
  if (!label) return undefined;
  const { carrier, serviceId, trackingNumber, boughtAt, voidedAt, labelKey } = label;
  const shown = { carrier, serviceId, trackingNumber, boughtAt };
  if (voidedAt) return { ...shown, voidedAt };
  return { ...shown, url: await links.download(labelKey, `return-${trackingNumber}.pdf`) };
}
