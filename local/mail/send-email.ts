/** SendEmail of SES v2; a member that Portage does not send is refused, never ignored. */
import { z } from 'zod';

const content = z.strictObject({ Data: z.string(), Charset: z.literal('UTF-8') });

export const sendEmailSchema = z.strictObject({
  FromEmailAddress: z.string().min(3),
  ConfigurationSetName: z.string().optional(),
  Destination: z.strictObject({ ToAddresses: z.array(z.email()).min(1).max(50) }),
  Content: z.strictObject({
    Simple: z.strictObject({
      Subject: content,
      Body: z.strictObject({ Text: content, Html: content }),
      Headers: z
        .array(z.strictObject({ Name: z.string().regex(/^[A-Za-z-]+$/), Value: z.string() }))
        .default([]),
    }),
  }),
});
export type SendEmail = z.infer<typeof sendEmailSchema>;
