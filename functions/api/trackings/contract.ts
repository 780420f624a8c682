/** What sellers and buyers ask about parcels and get. The console and the OpenAPI page read this file. */
import { z } from 'zod';
import { orderIdSchema, returnIdSchema, tenantSchema } from '../../../domain/kernel/ids.ts';
import { timestampSchema } from '../../../domain/kernel/time.ts';
import { parcelEventSchema, parcelStatusSchema } from '../../../domain/parcel/parcel-tracking.ts';

/** As printed: blanks and dashes do not matter. */
const number = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9 -]{4,48}$/);
export const trackingParams = z.strictObject({ trackingNumber: number });
export const parcelQuery = z.strictObject({ number, postalCode: z.string().min(3).max(16) });

/** Both languages: a seller shows them to buyers of either. */
const words = z.strictObject({ en: z.string(), zh: z.string() });
const numbers = z.array(
  z.strictObject({ number: z.string(), carrier: z.string(), since: timestampSchema }),
);

export const trackingView = z.strictObject({
  trackingNumber: z.string(),
  carrier: z.string(),
  /** Whose parcel: operations alone see several sellers. */
  tenant: tenantSchema.optional(),
  orderId: orderIdSchema.optional(),
  /** The fulfilment of the order. */
  n: z.int().positive().optional(),
  returnId: returnIdSchema.optional(),
  status: parcelStatusSchema,
  statusText: words,
  attempts: z.int().nonnegative(),
  estimatedDeliveryAt: timestampSchema.optional(),
  lastEventAt: timestampSchema.optional(),
  deliveredAt: timestampSchema.optional(),
  signedBy: z.string().optional(),
  /** Every number it travelled under, in the order of their use. */
  numbers,
  events: z.array(
    parcelEventSchema
      .pick({
        milestone: true,
        reason: true,
        occurredAt: true,
        occurredAtRaw: true,
        tzSource: true,
        receivedAt: true,
        place: true,
        carrier: true,
        trackingNumber: true,
        providerStatus: true,
      })
      .extend({
        /** The seed event it counts as (M-102). */
        stage: z
          .enum(['OUTBOUND_SCAN', 'SORT_CENTER', 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'DELIVERED'])
          .optional(),
        /** As the carrier wrote it, and what it means in our words. */
        text: words.extend({ raw: z.string() }),
      }),
  ),
  /** At least so many more events there were. */
  overflow: z.int().nonnegative(),
});

/** For whoever has the number and the postal code: nothing that says who gets what from whom. */
export const parcelAnswer = z.strictObject({
  courier: z.strictObject({ code: z.string(), name: z.string() }),
  trackingNumber: z.string(),
  status: parcelStatusSchema,
  /** In the language asked for. */
  statusText: z.string(),
  lastPlace: z.string().optional(),
  lastText: z.string().optional(),
  updatedAt: timestampSchema.optional(),
  expectedAt: timestampSchema.optional(),
  deliveredAt: timestampSchema.optional(),
  failedAttempts: z.int().nonnegative(),
  /** Why the number is another one than before. */
  numberChanges: z.array(
    z.strictObject({
      number: z.string(),
      courier: z.string(),
      since: timestampSchema,
      why: z.string(),
    }),
  ),
});
