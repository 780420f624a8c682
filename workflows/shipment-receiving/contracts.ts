/** Steps of delivery, receiving and putaway. */
import {
  assessedSchema,
  assessInputSchema,
  doneSchema,
  stepInputSchema,
} from '../shipment/contracts.ts';

export const announceArrival = { input: stepInputSchema, output: doneSchema };
export const cancelAnnouncement = { input: stepInputSchema, output: doneSchema };
export const assessDelivery = {
  input: assessInputSchema,
  output: assessedSchema(['ANNOUNCE', 'DELIVERED', 'LOST', 'REFUSED']),
};
export const assessReceiving = {
  input: assessInputSchema,
  output: assessedSchema(['RECOUNT', 'PUT_AWAY', 'REFUSED']),
};
export const requestRecount = { input: stepInputSchema, output: doneSchema };
export const startPutaway = { input: stepInputSchema, output: doneSchema };
/** Ends the workflow, so it answers with the end. */
export const refuseBatch = { input: stepInputSchema, output: doneSchema };
export const assessPutaway = {
  input: assessInputSchema,
  output: assessedSchema(['COMPLETED', 'COMPLETED_SHORT']),
};
