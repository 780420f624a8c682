/** Steps of the booking and the first mile. */
import {
  assessedSchema,
  assessInputSchema,
  doneSchema,
  stepInputSchema,
} from '../shipment/contracts.ts';

export const assessFirstMile = {
  input: assessInputSchema,
  output: assessedSchema(['BOOK', 'SCHEDULE_PICKUP', 'RECEIVED', 'REQUOTE', 'CANCELLED']),
};
export const requestBooking = { input: stepInputSchema, output: doneSchema };
export const cancelBooking = { input: stepInputSchema, output: doneSchema };
export const schedulePickup = { input: stepInputSchema, output: doneSchema };
export const cancelPickup = { input: stepInputSchema, output: doneSchema };
export const returnCartons = { input: stepInputSchema, output: doneSchema };
