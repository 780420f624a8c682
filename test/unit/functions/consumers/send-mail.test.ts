import { SESv2Client } from '@aws-sdk/client-sesv2';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMailSender } from '../../../../adapters/ses/mail-sender.ts';
import { announcementSchema } from '../../../../domain/announcement/announcement.ts';
import type { MailPort } from '../../../../domain/announcement/mail-port.ts';
import { StaleVersion } from '../../../../domain/kernel/domain-error.ts';
import { createOperationsHandler } from '../../../../functions/api/operations/operations-handler.ts';
import { createSendMail } from '../../../../functions/consumers/send-mail.ts';
import { startMailServer, type MailServer } from '../../../../local/mail/mail-server.ts';
import { aFulfilment, anOrder, shopper } from '../../../support/example-order.ts';
import { call, staffAuthorizer } from '../lambda-event.ts';
import { createWorld, type World } from '../world.ts';

let world: World;
let directory: string;
let server: MailServer;
let post: MailPort;
let buyer: ReturnType<typeof anOrder>['buyer'];

beforeEach(async () => {
  world = createWorld();
  buyer = anOrder().buyer;
  directory = mkdtempSync(join(tmpdir(), 'mails-'));
  server = await startMailServer(directory);
  post = sendingAs('Portage <parcels@mail.example>');
});
afterEach(async () => {
  await server.stop();
  rmSync(directory, { recursive: true });
});

function sendingAs(from: string): MailPort {
  const client = new SESv2Client({
    region: 'us-east-1',
    endpoint: server.endpoint,
    credentials: { accessKeyId: 'k', secretAccessKey: 's' },
    maxAttempts: 1,
  });
  return createMailSender(client, { from, configurationSet: 'set' });
}

const shipped = announcementSchema.parse({
  announcementId: `${shopper.orderId}-f1-shipped`,
  tenant: shopper.tenant,
  type: 'order.shipped',
  at: '2026-11-10T09:00:00.000Z',
  entityId: shopper.orderId,
  n: 1,
  data: {},
});

/** `sender` may die at the seams of the true one. */
function consume(sender: MailPort = post) {
  return createSendMail({
    now: world.now,
    orders: {
      findWhole: async () => ({ order: anOrder({ buyer }), fulfilments: [aFulfilment()] }),
    },
    mails: world.mails,
    post: sender,
  })(shipped);
}
const files = () =>
  readdirSync(directory).map((name) => readFileSync(join(directory, name), 'utf8'));
const outbox = async () => (await world.mails.list({ limit: 10 })).data;

describe('a mail', () => {
  it('goes out once, however often its message comes, and is a file off AWS', async () => {
    buyer = { ...buyer, language: 'zh-CN', name: '王芳' };
    await consume();
    await consume();
    const [file, ...more] = files();
    expect(more).toEqual([]);
    expect(file).toContain('To: ana@buyer.example\r\n');
    expect(file).toContain(`X-Portage-Announcement: ${shipped.announcementId}`);
    const [plain] = [...(file ?? '').matchAll(/base64\r\n\r\n([A-Za-z0-9+/=\r\n]+)/g)].map(
      ([, body]) => Buffer.from(body ?? '', 'base64').toString('utf8'),
    );
    expect(plain).toContain('王芳，您好');
    expect(await outbox()).toMatchObject([
      {
        to: 'a***@buyer.example',
        kind: 'shipped',
        status: 'SENT',
        tries: 1,
        orderId: shopper.orderId,
      },
    ]);
  });

  it('whose sender dies before it is sent is sent by the next, once the first is surely dead', async () => {
    const dying: MailPort = { send: () => Promise.reject(new Error('crash')) };
    await expect(consume(dying)).rejects.toThrow('crash');
    await expect(consume()).rejects.toBeInstanceOf(StaleVersion);
    expect(files()).toEqual([]);
    world.pass(61);
    await consume();
    expect(files()).toHaveLength(1);
    expect(await outbox()).toMatchObject([{ status: 'SENT', tries: 2 }]);
  });

  it('whose sender dies after it was sent goes out twice: nothing else is at least once', async () => {
    const dying: MailPort = {
      send: async (...mail) => (await post.send(...mail), Promise.reject(new Error('crash'))),
    };
    await expect(consume(dying)).rejects.toThrow('crash');
    world.pass(61);
    await consume();
    expect(files()).toHaveLength(2);
  });

  it('that the service refuses is not tried again', async () => {
    await consume(sendingAs('?'));
    await consume();
    expect(files()).toEqual([]);
    expect(await outbox()).toMatchObject([{ status: 'REFUSED', tries: 1 }]);
  });

  it('is not written to a buyer without an address', async () => {
    const { email: _, ...anonymous } = buyer;
    buyer = anonymous;
    await consume();
    expect(await outbox()).toEqual([]);
  });
});

it('operations see what was sent, to whom only by half', async () => {
  await consume();
  const operations = createOperationsHandler(world);
  const asked = { path: '/operations/outbox', authorizer: staffAuthorizer() };
  const answer = await call(operations, asked);
  expect(answer.status).toBe(200);
  expect(answer.text).toContain('a***@buyer.example');
  expect(answer.text).not.toContain('ana@');
});
