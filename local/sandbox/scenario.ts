/** What the sandbox partners do to a shipment besides carrying it well. */
import { z } from 'zod';

export const scenarioSchema = z.enum([
  'smooth',
  'booking-rejected',
  'export-rejected',
  'rolled',
  'cancel-before-departure',
  'customs-hold',
  'exam',
  'appointment-missed',
  'short-receipt',
  'damaged',
  'partial-receipts',
  'carton-without-po',
  'prohibited',
]);
export type Scenario = z.infer<typeof scenarioSchema>;

/** How webhooks are delivered: once each as they happen, or each twice with every burst turned round. */
export const orderSchema = z.enum(['as-said', 'twice-reversed']);
export type Order = z.infer<typeof orderSchema>;
