/** What passes between the workflow of a fulfilment and its steps: ids in, an outcome and what is waited for out. */
import { z } from 'zod';
import { orderIdSchema, tenantSchema } from '../../domain/kernel/ids.ts';
import { waitRegistrationSchema } from '../../domain/wait/wait.ts';
import {
  assessedSchema,
  doneSchema,
  failureSchema,
  stepWaitSchema,
} from '../shipment/contracts.ts';

export const fulfilmentInputSchema = z.strictObject({
  tenant: tenantSchema,
  orderId: orderIdSchema,
  n: z.int().positive(),
});
export type FulfilmentInput = z.infer<typeof fulfilmentInputSchema>;

/** When its state was entered: a belated repeat must not take the token of a wait registered since. */
const assessInput = fulfilmentInputSchema.extend({ enteredAt: z.string() });
export type FulfilmentAssessInput = z.infer<typeof assessInput>;

/** What comes next is a wait, whose deadline the step knows. */
const waitingFor = <const O extends readonly [string, ...string[]]>(outcomes: O) =>
  z.strictObject({ outcome: z.enum(outcomes), wait: stepWaitSchema });

export const planFulfilment = {
  input: assessInput,
  output: z.union([
    waitingFor(['RESERVED', 'WAIT']),
    z.strictObject({ outcome: z.enum(['LABELED', 'CANCELLED', 'REJECTED', 'CLOSED']) }),
  ]),
};

/** The token half of the rendezvous, registered once the floor knows what to pick. */
export const releaseToWarehouse = {
  input: waitRegistrationSchema
    .omit({ entityId: true, lane: true })
    .extend(fulfilmentInputSchema.shape),
  output: z.strictObject({ delivery: z.string() }),
};
export type ReleaseInput = z.infer<typeof releaseToWarehouse.input>;

export const labelParcel = { input: assessInput, output: waitingFor(['LABELED']) };

export const assessFloor = {
  input: assessInput,
  output: assessedSchema(['REPLAN', 'LABEL', 'CANCELLED', 'LABELED', 'CLOSED']),
};

export const assessParcel = {
  input: assessInput,
  output: assessedSchema([
    'DELIVERED',
    'RETURNED_TO_SENDER',
    'LOST',
    'LABEL',
    'REPLAN',
    'CANCELLED',
    'CLOSED',
  ]),
};

/** `WAIT`: something would not be undone; operations were asked. */
export const cancelFulfilment = { input: assessInput, output: assessedSchema(['CANCELLED']) };

export const recordOrderFailure = {
  input: fulfilmentInputSchema.extend({ failure: failureSchema }),
  output: doneSchema,
};
