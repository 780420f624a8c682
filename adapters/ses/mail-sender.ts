/** Mails through SES v2. Its client retries what is worth retrying; what SES will never send is PartnerRefused. */
import { SendEmailCommand, type SESv2Client } from '@aws-sdk/client-sesv2';
import type { MailPort } from '../../domain/announcement/mail-port.ts';
import { PartnerRefused } from '../../domain/kernel/domain-error.ts';

/** By the errors of SendEmail: the message or the address is wrong. A paused account or an unverified domain is ours to repair. */
const FINAL = new Set(['BadRequestException', 'MessageRejected']);

export interface SenderIdentity {
  /** `Name <address>`. */
  readonly from: string;
  readonly configurationSet: string;
}

export function createMailSender(client: SESv2Client, identity: SenderIdentity): MailPort {
  return {
    async send(to, { subject, text, html }, mailId) {
      const command = new SendEmailCommand({
        FromEmailAddress: identity.from,
        ConfigurationSetName: identity.configurationSet,
        Destination: { ToAddresses: [to] },
        Content: {
          Simple: {
            Subject: utf8(subject),
            Body: { Text: utf8(text), Html: utf8(html) },
            // Two mails of one announcement are known by it; and no vacation notice answers.
            Headers: [
              { Name: 'X-Portage-Announcement', Value: mailId },
              { Name: 'Auto-Submitted', Value: 'auto-generated' },
            ],
          },
        },
      });
      try {
        const { MessageId = '' } = await client.send(command);
        return MessageId;
      } catch (error) {
        if (error instanceof Error && FINAL.has(error.name))
          throw new PartnerRefused('ses', `${error.name} ${error.message}`);
        throw error;
      }
    },
  };
}

const utf8 = (Data: string) => ({ Data, Charset: 'UTF-8' });
