import { SESv2Client } from '@aws-sdk/client-sesv2';
import { createMailStore } from '../../adapters/dynamodb/mail-store.ts';
import { createOrderStore } from '../../adapters/dynamodb/order-store.ts';
import { createMailSender } from '../../adapters/ses/mail-sender.ts';
import { announcementSchema } from '../../domain/announcement/announcement.ts';
import { readEnvironment } from '../runtime/environment.ts';
import { now, tableOf } from '../runtime/ports.ts';
import { queueHandler } from '../runtime/queue-handler.ts';
import { environment } from './send-mail.environment.ts';
import { createSendMail } from './send-mail.ts';

const settings = readEnvironment(environment);
const table = tableOf(settings);

export const handler = queueHandler(
  'send-mail',
  announcementSchema,
  createSendMail({
    now,
    orders: createOrderStore(table),
    mails: createMailStore(table),
    post: createMailSender(new SESv2Client(), {
      from: settings.MAIL_FROM,
      configurationSet: settings.CONFIGURATION_SET,
    }),
  }),
);
