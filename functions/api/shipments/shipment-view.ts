/** A shipment as its seller sees it: no tenant, no versions, no inner deadlines. */
import type { z } from 'zod';
import { NotFound } from '../../../domain/kernel/domain-error.ts';
import type { ShipmentKey, ShipmentStore } from '../../../domain/shipment/shipment-store.ts';
import type { Shipment } from '../../../domain/shipment/shipment.ts';
import { negotiateLanguage } from '../../runtime/accept-language.ts';
import { faultDetail } from '../../runtime/fault-texts.ts';
import type { HttpAnswer, HttpRequest } from '../../runtime/http-message.ts';
import type { shipmentAccepted, shipmentView } from './contract.ts';

/** Throws NotFound, for an absent id and another tenant's alike. */
export async function mustFind(
  store: Pick<ShipmentStore, 'find'>,
  key: ShipmentKey,
): Promise<Shipment> {
  const found = await store.find(key);
  if (!found) throw new NotFound('shipment');
  return found;
}

export function viewOf(shipment: Shipment, request: HttpRequest): z.input<typeof shipmentView> {
  const { tenant: _t, version: _v, epoch: _e, nextDeadlineAt: _d, faults, ...shown } = shipment;
  const language = negotiateLanguage(request.headers['accept-language']);
  return {
    ...shown,
    faults: faults.map(({ pointer, code, detail, params }) => ({
      pointer,
      code,
      detail: faultDetail({ pointer, code, detail, ...(params && { params }) }, language),
    })),
  };
}

/** 202: what was asked is written; what follows from it is on its way. */
export function acceptedAnswer(shipment: Shipment): HttpAnswer {
  return { status: 202, body: acceptedBody(shipment), headers: { location: locationOf(shipment) } };
}

export function acceptedBody(shipment: Shipment): z.input<typeof shipmentAccepted> {
  const { shipmentId, status, contentVersion, updatedAt } = shipment;
  return { shipmentId, status, contentVersion, updatedAt };
}

export function locationOf({ shipmentId }: Pick<Shipment, 'shipmentId'>): string {
  return `/shipments/${shipmentId}`;
}
