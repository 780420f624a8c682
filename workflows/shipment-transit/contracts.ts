/** The one step of the main leg: it reads what tracking knows. */
import { assessedSchema, assessInputSchema } from '../shipment/contracts.ts';

export const assessTransit = {
  input: assessInputSchema,
  output: assessedSchema(['ARRIVED', 'CANCELLED', 'LOST', 'RETURNED_TO_ORIGIN']),
};
