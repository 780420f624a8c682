/** The one place that shapes a shipment record: which fields a status has, the version up by one, the deadline kept true. */
import type { z } from 'zod';
import { BrokenRecord } from '../kernel/domain-error.ts';
import type { Timestamp } from '../kernel/time.ts';
import type { Quote } from '../quote/quote.ts';
import { sweepAt } from './dwell.ts';
import {
  closedStatusSchema,
  contractStatusSchema,
  preQuoteStatusSchema,
  type ShipmentStatus,
} from './shipment-lifecycle.ts';
import { shipmentHeadSchema, type Shipment } from './shipment.ts';

export type ShipmentHead = z.infer<typeof shipmentHeadSchema>;

type Kept = 'tenant' | 'shipmentId' | 'version' | 'createdAt' | 'updatedAt' | 'statusSince';

/** What a use case may change besides the status. */
export type ShipmentPatch = Partial<Omit<ShipmentHead, Kept>> & { readonly quote?: Quote };

const headOnly = shipmentHeadSchema.strip();

/** The quote of a shipment, undefined before QUOTED. */
export function quoteOf(shipment: Shipment): Quote | undefined {
  return 'quote' in shipment ? shipment.quote : undefined;
}

/** The same status, other facts: version + 1. A closed shipment keeps no deadline. */
export function patchShipment(shipment: Shipment, patch: ShipmentPatch, at: Timestamp): Shipment {
  const closing = 'closedAt' in shipment ? shipment : undefined;
  return shapeShipment(shipment.status, nextHead(shipment, { ...patch }, at), {
    quote: patch.quote ?? quoteOf(shipment),
    closedAt: closing?.closedAt ?? at,
    closeReason: closing?.closeReason ?? 'unknown',
  });
}

/** The shipment in another status. Throws BrokenRecord when a status under contract would have no quote. */
export function moveShipment(
  shipment: Shipment,
  to: ShipmentStatus,
  patch: ShipmentPatch,
  at: Timestamp,
  closeReason: string,
): Shipment {
  const open = preQuoteStatusSchema.or(contractStatusSchema).safeParse(to);
  const deadline = open.success ? { nextDeadlineAt: sweepAt(open.data, at) } : {};
  const head = nextHead(shipment, { statusSince: at, ...deadline, ...patch }, at);
  return shapeShipment(to, head, {
    quote: patch.quote ?? quoteOf(shipment),
    closedAt: at,
    closeReason,
  });
}

function nextHead(shipment: Shipment, changed: object, at: Timestamp): ShipmentHead {
  return headOnly.parse({ ...shipment, ...changed, version: shipment.version + 1, updatedAt: at });
}

function shapeShipment(
  status: ShipmentStatus,
  head: ShipmentHead,
  more: { quote: Quote | undefined; closedAt: Timestamp; closeReason: string },
): Shipment {
  const early = preQuoteStatusSchema.safeParse(status);
  if (early.success) return { ...head, status: early.data };
  const { quote, closedAt, closeReason } = more;
  const closed = closedStatusSchema.safeParse(status);
  if (closed.success) {
    const { nextDeadlineAt: _, ...rest } = head;
    return { ...rest, status: closed.data, ...(quote && { quote }), closedAt, closeReason };
  }
  if (!quote) throw new BrokenRecord(`${head.shipmentId} would be ${status} without a quote`);
  return { ...head, status: contractStatusSchema.parse(status), quote };
}
