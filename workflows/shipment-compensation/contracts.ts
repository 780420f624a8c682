/** Steps of undoing (lifecycles.md 4.6). The undos themselves are the steps beside what they undo. */
import { z } from 'zod';
import { undoActions } from '../../domain/shipment/compensation-plan.ts';
import {
  assessedSchema,
  assessInputSchema,
  failureSchema,
  stepInputSchema,
} from '../shipment/contracts.ts';

export const undoSchema = z.enum(undoActions);

export const planCompensation = {
  input: stepInputSchema,
  output: z.strictObject({ undos: z.array(undoSchema) }),
};
export const recordCompensationFailure = {
  input: assessInputSchema.extend({
    undo: undoSchema,
    /** Counts the tries of this undo; each failed try is its own case. */
    attempt: z.int().positive(),
    failure: failureSchema,
  }),
  output: assessedSchema(['RETRY', 'DONE_BY_HAND']),
};
