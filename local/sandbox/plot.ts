/** What the sandbox world knows of one shipment: the three partners act in one world, so that no vessel sails before customs let go. */
import { z } from 'zod';
import { bookingRequestSchema } from '../../domain/partner/carrier-port.ts';
import { scenarioSchema } from './scenario.ts';
import { filingSchema, noticeSchema } from './partner-requests.ts';
import type { Saying } from './saying.ts';

export const plotSchema = z.strictObject({
  shipmentId: z.string(),
  scenario: scenarioSchema,
  /** The newest booking asked for. */
  booking: bookingRequestSchema.optional(),
  bookingsAsked: z.int().default(0),
  confirmed: z.boolean().default(false),
  atOrigin: z.boolean().default(false),
  exportReleased: z.boolean().default(false),
  isfAccepted: z.boolean().default(false),
  sailed: z.boolean().default(false),
  called: z.boolean().default(false),
  importEntry: filingSchema.optional(),
  entryReleased: z.boolean().default(false),
  notice: noticeSchema.optional(),
  /** Messages said so far; makes event identities. */
  said: z.int().default(0),
});
export type Plot = z.infer<typeof plotSchema>;

/** What happens because of a request. */
export interface Turn {
  readonly plot: Plot;
  readonly says: readonly Saying[];
}

export function silent(plot: Plot): Turn {
  return { plot, says: [] };
}
