/**
 * Callback rendezvous (design 3.2): one WAIT item per entity and lane holds both halves, a token and a signal.
 * Whoever sees both halves after its own single update sends. Tokens never leave the system.
 */
import { z } from 'zod';
import { entityIdSchema, tenantSchema } from '../kernel/ids.ts';
import { timestampSchema, type Timestamp } from '../kernel/time.ts';

/** M-002: who has the ball. */
export const partySchema = z.enum([
  'SELLER',
  'PLATFORM',
  'CARRIER',
  'CUSTOMS_BROKER',
  'CUSTOMS',
  'WAREHOUSE',
  'OPERATIONS',
]);
export type Party = z.infer<typeof partySchema>;

/** What an assessment found there is to wait for, by whom and until when. */
export interface AwaitedThing {
  readonly awaiting: string;
  readonly responsible: Party;
  readonly deadlineAt: Timestamp;
}

/** What register-wait receives from a workflow's Await state. */
export const waitRegistrationSchema = z.strictObject({
  tenant: tenantSchema,
  entityId: entityIdSchema,
  lane: z.string().default('main'),
  state: z.string(),
  awaiting: z.string(),
  responsible: partySchema,
  deadlineAt: timestampSchema,
  token: z.string(),
  /** `{State.EnteredTime}#{RetryCount}`: an older registration never replaces a newer one. */
  generation: z.string(),
});
export type WaitRegistration = z.infer<typeof waitRegistrationSchema>;

export const signalSchema = z.strictObject({ eventId: z.string(), at: timestampSchema });
export type Signal = z.infer<typeof signalSchema>;

export const waitSchema = z.strictObject({
  tenant: tenantSchema,
  entityId: z.string(),
  lane: z.string(),
  state: z.string().optional(),
  awaiting: z.string().optional(),
  responsible: partySchema.optional(),
  deadlineAt: timestampSchema.optional(),
  token: z.string().optional(),
  tokenGen: z.int().nonnegative(),
  generation: z.string().optional(),
  signal: signalSchema.optional(),
  /** The tokenGen that was answered; equal to tokenGen means nothing more to send. */
  deliveredGen: z.int().nonnegative(),
});
export type Wait = z.infer<typeof waitSchema>;

/**
 * `once`: should its teller die before the sending, only the sweeper sends it. `again`: a queue brings its message again to a
 * teller that died, and the registering step is retried by its workflow, so that a list of what was not sent would be for nothing.
 */
export type Telling = 'once' | 'again';

export interface WaitKey {
  readonly tenant: string;
  readonly entityId: string;
  readonly lane: string;
}

/** Signals an entity's lane. `telling`: said where the next telling of the same news may mean another; else it is the caller's usual. */
export type Wake = (wait: WaitKey, eventId: string, telling?: Telling) => Promise<void>;

export interface WaitStore {
  /** Token half. One update, returns the whole item as it is after; undefined when a newer registration stands. */
  register(registration: WaitRegistration): Promise<Wait | undefined>;
  /** Signal half. One update, returns the whole item as it is after. The sweeper finds it, unless it is told again anyway. */
  signal(key: WaitKey, signal: Signal, telling?: Telling): Promise<Wait>;
  /**
   * The assessing step takes the signal (and the used token) away, before it reads the entity. Given the time its state was
   * entered, a belated repeat of the step cannot take the token of a wait registered since. Returns the item as it is after.
   */
  consume(key: WaitKey, enteredAt?: string): Promise<Wait | undefined>;
  /** Conditional on tokenGen still being `gen`. */
  markDelivered(key: WaitKey, gen: number): Promise<void>;
  find(key: WaitKey): Promise<Wait | undefined>;
  /** For the sweeper: waits that have both halves, whose signal nobody tells again. */
  overdue(before: string, limit: number): Promise<Wait[]>;
}

/** Sends a token's answer to Step Functions. `gone`: the token is no longer known or its task timed out. */
export interface TokenSender {
  send(token: string, output: unknown): Promise<'sent' | 'gone'>;
}
