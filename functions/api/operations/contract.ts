/** What the operations staff sends and gets. Cases are functions/api/cases/contract.ts. */
import { z } from 'zod';
import { mailSchema } from '../../../domain/announcement/mail.ts';
import {
  orderIdSchema,
  shipmentIdSchema,
  skuCodeSchema,
  tenantSchema,
} from '../../../domain/kernel/ids.ts';
import { timestampSchema } from '../../../domain/kernel/time.ts';
import { sellerSchema } from '../../../domain/seller/seller.ts';
import { referenceTypes } from '../../../domain/shipment/shipment-store.ts';
import { pageQuery, pageSchema } from '../../runtime/paging.ts';
import { operationsWaitingSchema, timelineView } from '../shipments/contract.ts';

export const tenantSkuParams = z.strictObject({ tenant: tenantSchema, sku: skuCodeSchema });
export const tenantShipmentParams = z.strictObject({
  tenant: tenantSchema,
  shipmentId: shipmentIdSchema,
});

export const tenantOrderParams = z.strictObject({ tenant: tenantSchema, orderId: orderIdSchema });

export const operationsTimelineView = timelineView.extend({
  waiting: operationsWaitingSchema.optional(),
});

const reason = z.string().min(1).max(500);
export const reviewSkuRequest = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('APPROVE') }),
  z.strictObject({ kind: z.literal('REJECT'), reason }),
  z.strictObject({ kind: z.literal('SUSPEND'), reason }),
]);

export const listUnmatchedQuery = z.strictObject(pageQuery);
/** A partner's event of a number that means no shipment yet. */
export const unmatchedView = z.strictObject({
  reference: z.strictObject({ type: z.enum(referenceTypes), value: z.string() }),
  source: z.string(),
  eventKey: z.string(),
  body: z.string(),
  at: timestampSchema,
});
export const unmatchedPage = pageSchema(unmatchedView);

/** Whose orders, returns and endpoints there are to look at. */
export const sellerList = z.strictObject({
  data: z.array(sellerSchema.pick({ tenant: true, name: true, nameZh: true, status: true })),
});

/** As it stands on a paper or a screen, without the blanks around it. */
export const searchQuery = z.strictObject({
  q: z
    .string()
    .trim()
    .regex(/^[^\p{Cc}]{2,120}$/u),
});
/** `by`: as what the text was known. */
export const searchHit = z.strictObject({
  kind: z.enum(['SHIPMENT', 'ORDER', 'RETURN', 'REMOVAL', 'CASE']),
  tenant: tenantSchema,
  id: z.string(),
  by: z.enum([
    'ID',
    'TRACKING',
    'RMA',
    'BOOKING_REQUEST',
    'BOOKING',
    'BL',
    'CONTAINER',
    'DECLARATION',
    'ASN',
    'REFERENCE',
    'PO',
    'SHOP_ORDER',
  ]),
});
export const searchAnswer = z.strictObject({ data: z.array(searchHit) });

export const listOutboxQuery = z.strictObject(pageQuery);
export const outboxPage = pageSchema(mailSchema);
