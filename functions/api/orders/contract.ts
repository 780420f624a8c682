/** What sellers send and get about orders. The console and the OpenAPI page read this file. */
import { z } from 'zod';
import { caseKindSchema } from '../../../domain/case/case.ts';
import { caseIdSchema, orderIdSchema, tenantSchema } from '../../../domain/kernel/ids.ts';
import { moneyWireSchema } from '../../../domain/kernel/money.ts';
import { dateSchema, offsetTimeSchema, timestampSchema } from '../../../domain/kernel/time.ts';
import {
  actSchema,
  fulfilmentSchema,
  labelSchema,
  routeChoiceSchema,
} from '../../../domain/order/fulfilment.ts';
import { orderStatusSchema } from '../../../domain/order/order-status.ts';
import { holdSchema, orderSchema } from '../../../domain/order/order.ts';
import { parcelStatusSchema } from '../../../domain/parcel/parcel-tracking.ts';
import { liftMarkSchema } from '../../../domain/relay/fba-carton.ts';
import { addressSchema } from '../../../domain/shipment/shipment.ts';
import { partySchema } from '../../../domain/wait/wait.ts';
import { pageQuery, pageSchema } from '../../runtime/paging.ts';
import { operationsWaitingSchema, waitingSchema } from '../shipments/contract.ts';

export const orderParams = z.strictObject({ orderId: orderIdSchema });
export const holdParams = z.strictObject({
  orderId: orderIdSchema,
  holdId: holdSchema.shape.holdId,
});

// Requests. POST /orders is domain/order/place-order-request.ts.
/** Each item is read for itself: one that is wrong does not keep the others from being placed (M-095). */
export const batchRequest = z.strictObject({ orders: z.array(z.unknown()).min(1).max(100) });

const bound = z.union([dateSchema, offsetTimeSchema]);
export const listOrdersQuery = z.strictObject({
  ...pageQuery,
  /** Derived, so it filters what a page found: a page may be short and still have a next one. */
  status: orderStatusSchema.optional(),
  /** Only what goes on to Amazon (`true`), or only what does not (`false`). Filters a page as `status` does. */
  relay: z
    .enum(['true', 'false'])
    .transform((is) => is === 'true')
    .optional(),
  reference: orderSchema.shape.reference.optional(),
  /** Placed at or after `from`, before `to`; a day or a time. */
  from: bound.optional(),
  to: bound.optional(),
});
export const listTenantOrdersQuery = listOrdersQuery.extend({ tenant: tenantSchema });
const reason = z.string().min(1).max(500);
export const cancelOrderRequest = z.strictObject({ reason });
export const placeHoldRequest = z.strictObject({
  reason: z.enum(['PAYMENT', 'INVALID_ADDRESS', 'STOCK', 'OTHER']).default('OTHER'),
  note: reason,
  /** At this time the order is cancelled unless it was released. */
  expiresAt: timestampSchema.optional(),
});
export const correctAddressRequest = addressSchema;
export const labelQuery = z.strictObject({
  n: z
    .string()
    .regex(/^[1-9]\d{0,2}$/)
    .transform(Number)
    .optional(),
});

// Responses.
/** What every change of an order answers: it is accepted, and this is where it stands. */
export const orderAccepted = z.strictObject({
  orderId: orderIdSchema,
  reference: z.string(),
  status: orderStatusSchema,
  holdId: z.string().optional(),
  updatedAt: timestampSchema,
});
/** `problem` is what the item alone would have been answered with; its pointers begin with `/orders/{index}`. */
export const batchAnswer = z.strictObject({
  data: z.array(
    z.strictObject({
      index: z.int().nonnegative(),
      status: z.int(),
      orderId: orderIdSchema.optional(),
      replayed: z.boolean().optional(),
      problem: z.record(z.string(), z.unknown()).optional(),
    }),
  ),
});

export const orderView = orderSchema.omit({ tenant: true, version: true, released: true }).extend({
  channel: orderSchema.shape.channel.omit({ heard: true, linesAt: true }),
  status: orderStatusSchema,
});
export const orderPage = pageSchema(orderView);

export const fulfilmentView = fulfilmentSchema
  .pick({
    n: true,
    status: true,
    statusSince: true,
    warehouseId: true,
    lines: true,
    allocation: true,
    shippedAt: true,
    closedAt: true,
    closeReason: true,
  })
  .extend({
    /** Why this way and not another (M-101). */
    route: routeChoiceSchema
      .omit({ priceCents: true })
      .extend({ price: moneyWireSchema })
      .optional(),
    label: labelSchema.omit({ labelKey: true, carrierShipmentId: true }).optional(),
    /** Of a relay, once it is packed: its box, and what must stand on a heavy one. */
    box: fulfilmentSchema.shape.boxLabel.unwrap().omit({ labelKey: true }).optional(),
    parcel: z
      .strictObject({
        status: parcelStatusSchema,
        trackingNumber: z.string(),
        attempts: z.int().nonnegative(),
        estimatedDeliveryAt: timestampSchema.optional(),
        lastEventAt: timestampSchema.optional(),
        deliveredAt: timestampSchema.optional(),
        signedBy: z.string().optional(),
      })
      .optional(),
    waiting: waitingSchema.optional(),
  });
export const orderDetail = orderView.extend({ fulfilments: z.array(fulfilmentView) });

/** Operations also see whose it is, what the floor told, what was asked outside, and the state of the workflow. */
export const operationsOrderView = orderView.extend({ tenant: tenantSchema });
export const operationsOrderPage = pageSchema(operationsOrderView);
export const operationsFulfilmentView = fulfilmentView.extend({
  ...fulfilmentSchema.pick({ floor: true, refusals: true }).shape,
  acts: z.array(actSchema),
  /** A presigned link to the PDF, valid for minutes. */
  labelUrl: z.url().optional(),
  waiting: operationsWaitingSchema.optional(),
});
export const operationsOrderDetail = operationsOrderView.extend({
  fulfilments: z.array(operationsFulfilmentView),
});

export const orderTimelineView = z.strictObject({
  orderId: orderIdSchema,
  status: orderStatusSchema,
  /** What happened, oldest first; `text` in the language asked for. */
  entries: z.array(
    z.strictObject({
      at: timestampSchema,
      source: z.enum(['order', 'warehouse', 'carrier', 'case']),
      /** The fulfilment; absent when it is about the whole order. */
      n: z.int().positive().optional(),
      code: z.string(),
      text: z.string(),
      detail: z.string().optional(),
      place: z.string().optional(),
      actor: z.string().optional(),
    }),
  ),
  /** What somebody must decide; of a seller's timeline, what the seller must. */
  openCases: z.array(
    z.strictObject({
      caseId: caseIdSchema,
      kind: caseKindSchema,
      title: z.string(),
      responsible: partySchema,
      deadlineAt: timestampSchema,
    }),
  ),
});

export const labelList = z.strictObject({
  data: z.array(
    z.strictObject({
      n: z.int().positive(),
      carrier: z.string(),
      trackingNumber: z.string(),
      /** A presigned link to the PDF, valid for minutes. */
      url: z.url(),
      /** Of a relay: the label for Amazon's dock, and what else must stand on a heavy box. */
      box: z
        .strictObject({ boxId: z.string(), url: z.url(), mark: liftMarkSchema.optional() })
        .optional(),
    }),
  ),
});
