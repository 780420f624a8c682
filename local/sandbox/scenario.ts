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

/** What befalls an order's parcel, on the floor and with its carrier. */
export const orderScenarioSchema = z.enum([
  'delivered',
  /** The first pick of a fulfilment finds its last line's bin one unit short. */
  'short-pick',
  /** The floor takes days. */
  'slow-floor',
  /** The first service asked for will not sell a label. */
  'label-refused',
  'attempt-failed',
  'refused',
  'damaged',
  /** Nothing more is heard after the first scans. */
  'lost',
  /** The last leg is the post's, under another number. */
  'handed-to-post',
]);
export type OrderScenario = z.infer<typeof orderScenarioSchema>;

/** What the returns desk finds in the box. */
export const returnScenarioSchema = z.enum([
  'grade-a',
  'grade-b',
  'grade-c',
  /** As it left the factory, and it does not work. */
  'defective',
  'grade-x',
  'short',
  'wrong-item',
  /** The box never comes. */
  'never-sent',
]);
export type ReturnScenario = z.infer<typeof returnScenarioSchema>;

/** How webhooks are delivered: once each as they happen, or each twice with every burst turned round. */
export const orderSchema = z.enum(['as-said', 'twice-reversed']);
export type Order = z.infer<typeof orderSchema>;
