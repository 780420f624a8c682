/** Steps of undoing (lifecycles.md 4.6). The undos themselves are the steps beside what they undo. */
import { z } from 'zod';
import { assessedSchema, failureSchema, stepInputSchema } from '../shipment/contracts.ts';

/** In the order of the plan: newest first. */
export const undoSchema = z.enum([
  'CANCEL_ANNOUNCEMENT',
  'CANCEL_ISF',
  'WITHDRAW_EXPORT_DECLARATION',
  'RETURN_CARTONS',
  'CANCEL_PICKUP',
  'CANCEL_BOOKING',
  'VOID_QUOTE',
]);
export type Undo = z.infer<typeof undoSchema>;

export const planCompensation = {
  input: stepInputSchema,
  output: z.strictObject({ undos: z.array(undoSchema) }),
};
export const recordCompensationFailure = {
  input: stepInputSchema.extend({
    undo: undoSchema,
    /** Counts the tries of this undo; each failed try is its own case. */
    attempt: z.int().positive(),
    failure: failureSchema,
  }),
  output: assessedSchema(['RETRY', 'DONE_BY_HAND']),
};
