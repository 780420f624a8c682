/** A return as it is shown: no tenant, no versions, no way back before it is approved; to its seller no names of staff. */
import type { z } from 'zod';
import { NotFound } from '../../../domain/kernel/domain-error.ts';
import type { WarehouseId } from '../../../domain/kernel/ids.ts';
import type { ReturnKey, ReturnStore } from '../../../domain/return/return-store.ts';
import type { Return } from '../../../domain/return/return.ts';
import type { WarehouseStore } from '../../../domain/warehouse/warehouse.ts';
import type { HttpAnswer } from '../../runtime/http-message.ts';
import { toldToSeller } from '../../runtime/told-actor.ts';
import type { returnChanged, returnView } from './contract.ts';

/** Throws NotFound, for an absent id and another tenant's alike. */
export async function mustFindReturn(
  store: Pick<ReturnStore, 'find'>,
  key: ReturnKey,
): Promise<Return> {
  const found = await store.find(key);
  if (!found) throw new NotFound('return');
  return found;
}

export function viewOf(ret: Return): z.input<typeof returnView> {
  const shown = openViewOf(ret);
  const { cancelRequest } = shown;
  if (!cancelRequest) return shown;
  return { ...shown, cancelRequest: { ...cancelRequest, by: toldToSeller(cancelRequest.by) } };
}

/** With everybody's name, for operations. */
export function openViewOf(ret: Return): z.input<typeof returnView> {
  const { tenant: _t, version: _v, epoch: _e, requestHash: _h, nextDeadlineAt: _n, ...rest } = ret;
  const { claimsOrderLines: _c, wayBack: _w, label: _l, deskId: _d, since: _s, ...shown } = rest;
  return { ...shown, works: shown.works.map(({ proofKey: _, ...work }) => work) };
}

/** The local warehouse's address (M-124). */
export async function returnToOf(
  { warehouses }: { readonly warehouses: Pick<WarehouseStore, 'find'> },
  warehouseId: WarehouseId | undefined,
) {
  const found = warehouseId && (await warehouses.find(warehouseId));
  return found ? { warehouseId, address: found.address } : undefined;
}

/** 202: what was asked is written; what follows from it is on its way. */
export function changedAnswer(ret: Return): HttpAnswer {
  const { returnId, status, updatedAt } = ret;
  const body: z.input<typeof returnChanged> = { returnId, status, updatedAt };
  return { status: 202, body, headers: { location: locationOf(ret) } };
}

export const locationOf = ({ returnId }: Pick<Return, 'returnId'>) => `/returns/${returnId}`;
