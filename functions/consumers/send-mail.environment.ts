import { z } from 'zod';

export const environment = z.strictObject({
  TABLE_NAME: z.string().min(1),
  /** `Name <address>` of a verified identity. */
  MAIL_FROM: z.string().min(3),
  CONFIGURATION_SET: z.string().min(1),
});
