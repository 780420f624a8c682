/** What passes between the workflow of a return and its steps: ids in, an outcome and what is waited for out. */
import { z } from 'zod';
import { returnIdSchema, tenantSchema } from '../../domain/kernel/ids.ts';
import { waitRegistrationSchema } from '../../domain/wait/wait.ts';
import { doneSchema, failureSchema, stepWaitSchema } from '../shipment/contracts.ts';

export const returnInputSchema = z.strictObject({
  tenant: tenantSchema,
  returnId: returnIdSchema,
});
export type ReturnInput = z.infer<typeof returnInputSchema>;

/** When its state was entered: a belated repeat must not take the token of a wait registered since. */
const assessInput = returnInputSchema.extend({ enteredAt: z.string() });
export type ReturnAssessInput = z.infer<typeof assessInput>;

/** The token half of the rendezvous, registered once the buyer has a label and the desk knows what comes. */
export const issueLabel = {
  input: waitRegistrationSchema
    .omit({ entityId: true, lane: true })
    .extend(returnInputSchema.shape),
  output: z.strictObject({ delivery: z.string() }),
};
export type IssueLabelInput = z.infer<typeof issueLabel.input>;

/** LABEL: a wait again, once somebody was told that it comes. */
export const assessReturn = {
  input: assessInput,
  output: z.union([
    z.strictObject({ outcome: z.enum(['LABEL', 'WAIT']), wait: stepWaitSchema }),
    z.strictObject({ outcome: z.enum(['WITHDRAW', 'CLOSED']) }),
  ]),
};

/** Undo of issueLabel. REFUSED: it travels already. */
export const withdrawLabel = { input: returnInputSchema, output: doneSchema };

export const recordReturnFailure = {
  input: returnInputSchema.extend({ failure: failureSchema }),
  output: doneSchema,
};
