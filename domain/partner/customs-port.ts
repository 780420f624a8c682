/** What we ask a customs broker to do, and what it tells us (POST /webhooks/customs, Standard Webhooks). */
import { z } from 'zod';
import { moneyWireSchema } from '../kernel/money.ts';
import { offsetTimeSchema } from '../kernel/time.ts';

export interface FilingRequest {
  /** Ours: `{shipmentId}-{EXPORT|IMPORT|ISF}-v{version}`; repeats are the same filing. */
  readonly declarationId: string;
  readonly kind: 'EXPORT' | 'IMPORT' | 'ISF';
  readonly procedure: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Presigned links the broker may fetch the papers from. */
  readonly documents: readonly { readonly kind: string; readonly url: string }[];
}

/** All methods are idempotent; they throw PartnerUnavailable (retry) or PartnerRefused (a person must act). */
export interface CustomsPort {
  file(request: FilingRequest): Promise<void>;
  /** Undo of file (删单): withdrawing what was never filed is success. */
  withdraw(declarationId: string): Promise<void>;
  answerHold(
    declarationId: string,
    answer: {
      holdNumber: number;
      note: string;
      documents: readonly { kind: string; url: string }[];
    },
  ): Promise<void>;
  payDuty(
    declarationId: string,
    payment: { paymentReference: string; amount: { amount: string; currency: string } },
  ): Promise<void>;
  /** Re-export or abandonment of held goods. */
  dispose(declarationId: string, disposal: 'RE_EXPORT' | 'ABANDON'): Promise<void>;
}

const statement = z.looseObject({
  declarationId: z.string(),
  /** When customs said so. */
  statedAt: offsetTimeSchema,
  reasonCode: z.string().optional(),
  detail: z.string().optional(),
  entryNumber: z.string().optional(),
});

/** `type` is an open string at the edge: an unknown one is kept raw and mapped to nothing. `data.eventId` is the broker's event identity. */
export const customsMessageSchema = z.discriminatedUnion('type', [
  z.looseObject({
    type: z.literal('customs.declaration.accepted'),
    eventId: z.string(),
    data: statement,
  }),
  z.looseObject({
    type: z.literal('customs.declaration.rejected'),
    eventId: z.string(),
    data: statement,
  }),
  z.looseObject({
    type: z.literal('customs.declaration.held'),
    eventId: z.string(),
    data: statement.extend({
      requiredDocuments: z.array(z.string()).default([]),
      freeTimeEndsAt: offsetTimeSchema.optional(),
    }),
  }),
  z.looseObject({
    type: z.literal('customs.declaration.under_examination'),
    eventId: z.string(),
    data: statement,
  }),
  z.looseObject({
    type: z.literal('customs.declaration.duty_due'),
    eventId: z.string(),
    data: statement.extend({ amountDue: moneyWireSchema }),
  }),
  z.looseObject({
    type: z.literal('customs.declaration.released'),
    eventId: z.string(),
    data: statement,
  }),
  z.looseObject({
    type: z.literal('customs.declaration.seized'),
    eventId: z.string(),
    data: statement,
  }),
  z.looseObject({
    type: z.literal('customs.declaration.withdrawn'),
    eventId: z.string(),
    data: statement,
  }),
]);
export type CustomsMessage = z.infer<typeof customsMessageSchema>;
