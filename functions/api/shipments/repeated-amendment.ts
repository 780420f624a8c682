/** A repeat of an amendment that was saved: its first try may have died before it woke the execution, or its answer was lost. */
import { isDeepStrictEqual } from 'node:util';
import { amendedHead } from '../../../domain/shipment/amend-shipment.ts';
import type { AmendShipmentRequest } from '../../../domain/shipment/create-shipment-request.ts';
import { rangeFaults } from '../../../domain/shipment/pack-cartons.ts';
import type { ShipmentStore } from '../../../domain/shipment/shipment-store.ts';
import type { Shipment, ShipmentContent } from '../../../domain/shipment/shipment.ts';
import { contentOf } from '../../../domain/shipment/submit-shipment.ts';
import { gs1Prefix } from './sscc-source.ts';

/** Whether the request would leave the shipment just as it is; never for content that was not amended (version 1). */
export async function isRepeatedAmendment(
  store: Pick<ShipmentStore, 'findContent'>,
  shipment: Shipment,
  request: AmendShipmentRequest,
): Promise<boolean> {
  if (shipment.status !== 'SUBMITTED' || shipment.contentVersion === 1) return false;
  if (rangeFaults(request.cartons).length > 0) return false;
  const asked = contentOf(request, { gs1Prefix, firstSerial: 0 });
  const { contentVersion: _, ...head } = amendedHead(shipment, request, asked);
  if (!isDeepStrictEqual({ ...shipment, ...head }, shipment)) return false;
  const kept = await store.findContent(shipment, shipment.contentVersion);
  const given = new Set(request.cartons.map(({ sscc }) => sscc));
  return kept !== undefined && isDeepStrictEqual(bare(kept, given), bare(asked, given));
}

/** Without the SSCCs that we gave: every try spends its own. */
function bare(content: ShipmentContent, given: ReadonlySet<string | undefined>): ShipmentContent {
  const cartons = content.cartons.map(({ sscc, ...carton }) =>
    given.has(sscc) ? { ...carton, sscc } : carton,
  );
  return { ...content, cartons };
}
