import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { signDcsa } from '../../../../adapters/carriers/dcsa/signature.ts';
import { signEasyPost } from '../../../../adapters/carriers/easypost/signature.ts';
import { signSeventeenTrack } from '../../../../adapters/carriers/seventeentrack/signature.ts';
import { signStandard } from '../../../../adapters/webhooks/standard-signature.ts';
import { toEpochMs } from '../../../../domain/kernel/time.ts';
import { partnerSchema } from '../../../../domain/partner/partner.ts';
import {
  webhookAcceptedSchema,
  webhookDeliverySchema,
  type WebhookDelivery,
} from '../../../../functions/webhooks/contract.ts';
import { createReceiveWebhookHandler } from '../../../../functions/webhooks/receive-webhook.ts';
import { call, type Call, type HttpLambda } from '../lambda-event.ts';
import { createWorld, type World } from '../world.ts';

const whsec = `whsec_${Buffer.from('a secret of at least 24 bytes').toString('base64')}`;
const oldWhsec = `whsec_${Buffer.from('the secret that came before it').toString('base64')}`;

let world: World;
let kept: Map<string, Uint8Array>;
let queued: WebhookDelivery[];
let receive: HttpLambda;
let queueIsDown: boolean;
beforeEach(async () => {
  world = createWorld();
  kept = new Map();
  queued = [];
  queueIsDown = false;
  for (const [source, webhookSecrets] of [
    ['dcsa', ['dcsa-secret', 'dcsa-old']],
    ['customs', [whsec, oldWhsec]],
    ['easypost', ['easypost-sécret']],
    ['seventeentrack', ['17-key']],
  ] as const) {
    const partner = { partnerId: `${source}-1`, source, name: source, webhookSecrets };
    await world.partners.put(
      partnerSchema.parse({ ...partner, endpoint: 'http://partner.test', apiKey: 'k' }),
    );
  }
  receive = createReceiveWebhookHandler({
    now: world.now,
    partners: world.partners,
    keepRaw: async (key, body) => void kept.set(key, body),
    enqueue: async (delivery) => {
      if (queueIsDown) throw new Error('the queue is down');
      queued.push(webhookDeliverySchema.parse(delivery));
    },
  });
});

const body = '{"events": [ {"eventID":"1"} ]}';
const dcsa = (raw: string, more: Partial<Call> = {}) =>
  call(receive, {
    method: 'POST',
    path: '/webhooks/dcsa',
    raw,
    headers: { 'notification-signature': signDcsa('dcsa-secret', Buffer.from(raw)) },
    ...more,
  });
const customs = (raw: string, sentAt = toEpochMs(world.now()), secret = whsec) =>
  call(receive, {
    method: 'POST',
    path: '/webhooks/customs',
    raw,
    headers: signStandard(secret, 'msg_1', sentAt, Buffer.from(raw)),
  });

describe('a signed delivery', () => {
  it('is kept byte for byte, queued by its key, and answered 202', async () => {
    const answer = await dcsa(body);
    expect(answer.status).toBe(202);
    expect(webhookAcceptedSchema.parse(answer.json)).toEqual({ accepted: true });
    const digest = createHash('sha256').update(body).digest('hex');
    const rawKey = `T/_/webhooks/dcsa/2026/11/02/2026-11-02T08:00:00.000Z-${digest}`;
    expect([...kept].map(([key, bytes]) => [key, Buffer.from(bytes).toString()])).toEqual([
      [rawKey, body],
    ]);
    expect(queued).toEqual([
      { source: 'dcsa', rawKey, receivedAt: world.now(), deliveryId: digest },
    ]);
  });

  it('is taken as base64 when the gateway sends it so', async () => {
    const raw = Buffer.from(body).toString('base64');
    const headers = { 'notification-signature': signDcsa('dcsa-secret', Buffer.from(body)) };
    expect((await dcsa(raw, { base64: true, headers })).status).toBe(202);
    expect([...kept.values()].map((bytes) => Buffer.from(bytes).toString())).toEqual([body]);
  });

  it('is taken under the secret before, while they rotate', async () => {
    const headers = { 'notification-signature': signDcsa('dcsa-old', Buffer.from(body)) };
    expect((await dcsa(body, { headers })).status).toBe(202);
    expect((await customs(body, toEpochMs(world.now()), oldWhsec)).status).toBe(202);
  });

  it('carries the id its sender gave it, where the sender gives one', async () => {
    await customs(body);
    expect(queued.map((d) => d.deliveryId)).toEqual(['msg_1']);
  });

  it.each(['{"events": [', '', 'not JSON', '[1,2'])(
    'is never lost, even malformed: %j',
    async (raw) => {
      expect((await dcsa(raw)).status).toBe(202);
      expect(queued).toHaveLength(1);
      expect(kept.size).toBe(1);
    },
  );

  it('is kept again when it comes again: what is a duplicate the consumer knows', async () => {
    await dcsa(body);
    world.pass(1);
    await dcsa(body);
    expect(queued).toHaveLength(2);
    expect(kept.size).toBe(2);
  });

  it('is asked for again when it cannot be queued, but its bytes are kept', async () => {
    queueIsDown = true;
    const answer = await dcsa(body);
    expect([answer.status, answer.json['code']]).toEqual([500, 'INTERNAL_ERROR']);
    expect(answer.text).not.toContain('queue');
    expect(kept.size).toBe(1);
  });
});

describe('an unproven delivery', () => {
  const nothingKept = () => expect([kept.size, queued.length]).toEqual([0, 0]);

  it.each([
    ['unsigned', {}],
    ['signed wrongly', { 'notification-signature': signDcsa('guess', Buffer.from(body)) }],
    [
      'signed for another body',
      { 'notification-signature': signDcsa('dcsa-secret', Buffer.from(`${body} `)) },
    ],
    [
      'with its signature cut',
      { 'notification-signature': signDcsa('dcsa-secret', Buffer.from(body)).slice(0, 30) },
    ],
  ])('is refused %s', async (_, headers) => {
    const answer = await dcsa(body, { headers });
    expect([answer.status, answer.json['code']]).toEqual([401, 'BAD_SIGNATURE']);
    nothingKept();
  });

  it('is refused late', async () => {
    const answer = await customs(body, toEpochMs(world.now()) - 5 * 60_000 - 1000);
    expect(answer.status).toBe(401);
    nothingKept();
  });

  it('is refused from a source that has no partner', async () => {
    const headers = signStandard(whsec, 'msg_1', toEpochMs(world.now()), Buffer.from(body));
    const asked = { method: 'POST', path: '/webhooks/warehouse', raw: body, headers };
    expect((await call(receive, asked)).status).toBe(401);
    nothingKept();
  });

  it('is refused when it is too large, before it is verified', async () => {
    const answer = await dcsa('x'.repeat(1024 * 1024 + 1));
    expect([answer.status, answer.json['code']]).toEqual([413, 'DELIVERY_TOO_LARGE']);
    nothingKept();
  });

  it('finds no other source', async () => {
    const asked = { method: 'POST', path: '/webhooks/nobody', raw: body };
    expect((await call(receive, asked)).status).toBe(404);
  });
});

describe('a parcel carrier', () => {
  const raw = '{"weight":614.0}';
  const bytes = Buffer.from(raw);
  const tell = (source: string, headers: Record<string, string>) =>
    call(receive, { method: 'POST', path: `/webhooks/${source}`, raw, headers });

  it.each([
    ['easypost', { 'X-Hmac-Signature': signEasyPost('easypost-sécret', bytes) }],
    ['seventeentrack', { sign: signSeventeenTrack('17-key', bytes) }],
  ])('%s is taken by its own signature', async (source, headers) => {
    expect((await tell(source, headers)).status).toBe(202);
    expect(queued).toMatchObject([{ source }]);
    expect([...kept.values()].map((body) => Buffer.from(body).toString())).toEqual([raw]);
  });

  it.each([
    ['easypost', { 'X-Hmac-Signature': signEasyPost('another', bytes) }],
    ['easypost', { sign: signSeventeenTrack('17-key', bytes) }],
    ['seventeentrack', { sign: signSeventeenTrack('another', bytes) }],
    ['seventeentrack', {}],
  ])('%s is refused by another, and nothing is kept', async (source, headers) => {
    expect((await tell(source, headers)).status).toBe(401);
    expect({ queued, kept: kept.size }).toEqual({ queued: [], kept: 0 });
  });
});
