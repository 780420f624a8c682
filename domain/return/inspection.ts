/** What the returns desk told of one box, each fact once; order-free (lifecycles 4.3). Kept beside the return, written by its facts. */
import { z } from 'zod';
import { skuCodeSchema } from '../kernel/ids.ts';
import { timestampSchema } from '../kernel/time.ts';
import { receptionSchema, unitFaultSchema } from './return.ts';

/** M-125, M-126. */
export const checklistSchema = z.strictObject({
  intact: z.boolean(),
  complete: z.boolean(),
  used: z.boolean(),
  prohibited: z.boolean(),
  labelIntact: z.boolean(),
  functional: z.boolean(),
});
export type Checklist = z.infer<typeof checklistSchema>;

export const inspectedUnitSchema = z.strictObject({
  eventId: z.string(),
  at: timestampSchema,
  sku: skuCodeSchema.optional(),
  quantity: z.int().positive(),
  reception: receptionSchema,
  serial: z.string().optional(),
  checklist: checklistSchema,
  fault: unitFaultSchema.optional(),
  photos: z.array(z.string()),
  note: z.string().optional(),
  /** The units are in the stock ledger, in quarantine. */
  booked: z.boolean(),
});
export type InspectedUnit = z.infer<typeof inspectedUnitSchema>;

export const inspectionSchema = z.strictObject({
  version: z.int().nonnegative(),
  /** The WMS's event identities that were folded. */
  events: z.array(z.string()),
  arrivedAt: timestampSchema.optional(),
  units: z.array(inspectedUnitSchema),
  /** How many unit facts the desk says there are, once it is through. */
  closed: z.strictObject({ at: timestampSchema, facts: z.int().nonnegative() }).optional(),
  /** By workId. */
  worked: z.record(
    z.string(),
    z.strictObject({
      at: timestampSchema,
      bin: z.string().optional(),
      proof: z.string().optional(),
      note: z.string().optional(),
    }),
  ),
});
export type Inspection = z.infer<typeof inspectionSchema>;

export const NOTHING_INSPECTED: Inspection = { version: 0, events: [], units: [], worked: {} };

/** A close may overtake the facts that it closes. */
export function isInspected({ closed, units }: Inspection): boolean {
  return closed !== undefined && units.length >= closed.facts;
}

/** Whoever looks into a box has it. */
export function hasArrived({ arrivedAt, units, closed }: Inspection): boolean {
  return arrivedAt !== undefined || units.length > 0 || closed !== undefined;
}
