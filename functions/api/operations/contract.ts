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
import { referenceTypes } from '../../../domain/shipment/shipment-store.ts';
import { pageQuery, pageSchema } from '../../runtime/paging.ts';
import { timelineView, waitingSchema } from '../shipments/contract.ts';

export const tenantSkuParams = z.strictObject({ tenant: tenantSchema, sku: skuCodeSchema });
export const tenantShipmentParams = z.strictObject({
  tenant: tenantSchema,
  shipmentId: shipmentIdSchema,
});

export const tenantOrderParams = z.strictObject({ tenant: tenantSchema, orderId: orderIdSchema });

/** Operations also see which state of the workflow waits: the console marks it in the drawing. */
export const operationsTimelineView = timelineView.extend({
  waiting: waitingSchema.extend({ state: z.string().optional() }).optional(),
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

export const listOutboxQuery = z.strictObject(pageQuery);
export const outboxPage = pageSchema(mailSchema);
