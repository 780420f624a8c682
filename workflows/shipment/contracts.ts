/**
 * What passes between the shipment workflow and its steps. The children speak the same few shapes:
 * a step gets ids, never documents, and answers with an outcome that a Choice reads and the wait that follows it.
 */
import { z } from 'zod';
import { shipmentIdSchema, tenantSchema } from '../../domain/kernel/ids.ts';
import { timestampSchema } from '../../domain/kernel/time.ts';
import { stages } from '../../domain/shipment/stages.ts';
import { partySchema } from '../../domain/wait/wait.ts';

/** The input of the workflow (the outbox stores its bytes) and of nearly every step. */
export const stepInputSchema = z.strictObject({
  tenant: tenantSchema,
  shipmentId: shipmentIdSchema,
});
export type StepInput = z.infer<typeof stepInputSchema>;

/**
 * An assessing step takes the signal away before it reads. When its state was entered tells it which wait was before it:
 * a belated repeat must not take the token of a wait registered since.
 */
export const assessInputSchema = stepInputSchema.extend({ enteredAt: z.string() });
export type AssessInput = z.infer<typeof assessInputSchema>;

/** The outbox input also says which submission it is. */
export const shipmentInputSchema = stepInputSchema.extend({ epoch: z.int().nonnegative() });
export type ShipmentInput = z.infer<typeof shipmentInputSchema>;

/** What is awaited, from whom, until when; `timeoutSeconds` is the same deadline as Step Functions wants it. */
export const stepWaitSchema = z.strictObject({
  awaiting: z.string(),
  responsible: partySchema,
  deadlineAt: timestampSchema,
  timeoutSeconds: z.int().positive().max(99_999_999),
});
export type StepWait = z.infer<typeof stepWaitSchema>;

/** The answer of an Assess step: one of its outcomes, or WAIT with what is waited for. */
export function assessedSchema<const O extends readonly [string, ...string[]]>(outcomes: O) {
  return z.discriminatedUnion('outcome', [
    z.strictObject({ outcome: z.enum(outcomes) }),
    z.strictObject({ outcome: z.literal('WAIT'), wait: stepWaitSchema }),
  ]);
}
export type Assessed<O extends string> = { outcome: O } | { outcome: 'WAIT'; wait: StepWait };

/** The answer of a step that does or undoes one thing. `ALREADY`: an earlier attempt had done it. */
export const doneSchema = z.strictObject({ outcome: z.enum(['DONE', 'ALREADY', 'REFUSED']) });
export type Done = z.infer<typeof doneSchema>;

export const failureSchema = z.looseObject({
  Error: z.string().optional(),
  Cause: z.string().optional(),
  State: z.string().optional(),
});

export const stageSchema = z.enum(stages);

export const closeInputSchema = stepInputSchema.extend({ ending: z.string() });
export const failureInputSchema = stepInputSchema.extend({ failure: failureSchema });

export const precheckShipment = {
  input: assessInputSchema,
  output: assessedSchema(['PASSED', 'CANCELLED']),
};
export const quoteShipment = { input: stepInputSchema, output: doneSchema };
/** `stages`: the children to run in order, without the legs that were not bought (M-013). */
export const assessAcceptance = {
  input: assessInputSchema,
  output: z.discriminatedUnion('outcome', [
    z.strictObject({
      outcome: z.enum(['ACCEPTED', 'EXPIRED', 'CANCELLED']),
      stages: z.array(stageSchema),
    }),
    z.strictObject({
      outcome: z.literal('WAIT'),
      wait: stepWaitSchema,
      stages: z.array(stageSchema),
    }),
  ]),
};
export const voidQuote = { input: stepInputSchema, output: doneSchema };
export const generateDocuments = { input: stepInputSchema, output: doneSchema };
export const closeShipment = {
  input: closeInputSchema,
  output: z.strictObject({ outcome: z.string() }),
};
export const recordFailure = { input: failureInputSchema, output: doneSchema };
