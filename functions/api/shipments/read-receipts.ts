import type { z } from 'zod';
import { BrokenRecord } from '../../../domain/kernel/domain-error.ts';
import { discrepancies } from '../../../domain/receiving/compare-receipt.ts';
import { noBody, noQuery, sellerRoute } from '../../runtime/router.ts';
import { shipmentParams, type receiptView } from './contract.ts';
import { mustFind } from './shipment-view.ts';
import type { ShipmentsPorts } from './shipments-ports.ts';

/** What the warehouse counted, and where it differs from what was announced (M-070, M-074). */
export const readReceipts = (ports: ShipmentsPorts) =>
  sellerRoute('GET', '/shipments/{shipmentId}/receipts', 'shipments:read', {
    params: shipmentParams,
    query: noQuery,
    body: noBody,
    handle: async ({ caller: { tenant }, params: { shipmentId } }) => {
      const key = { tenant, shipmentId };
      const { contentVersion } = await mustFind(ports.shipments, key);
      const content = await ports.shipments.findContent(key, contentVersion);
      if (!content) throw new BrokenRecord(`${shipmentId} has no content`);
      const receiving = await ports.receiving.find(key);
      const { version: _, cartons, ...shown } = receiving;
      const counts = Object.values(cartons).sort((a, b) => a.cartonNumber - b.cartonNumber);
      // Before the warehouse closes the receipt, what is not yet counted is not missing.
      const found = receiving.closedAt ? discrepancies(content.cartons, receiving) : [];
      const body: z.input<typeof receiptView> = { ...shown, cartons: counts, discrepancies: found };
      return { status: 200, body };
    },
  });
