/** Says what is due through Portage's front door, signed as each partner signs; what is refused is said again, later and later. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Partner, type PartnerSource } from '../../domain/partner/partner.ts';
import type { Pending, SandboxStore } from './sandbox-store.ts';

import { signatureOf } from './webhook-signature.ts';

const FIRST_RETRY_MS = 200;
const LAST_RETRY_MS = 10_000;
const MOST_ATTEMPTS = 60;
const LOOK_EVERY_MS = 1000;

export interface SenderOptions {
  readonly store: SandboxStore;
  /** Base URL of Portage's API. */
  readonly frontDoor: string;
  readonly identity: (source: PartnerSource) => Partner;
  readonly onError: (error: unknown) => void;
}

export interface WebhookSender {
  /** There is something new to say. */
  wake(): void;
  /** Whether it is on its way just now: too late to take back. */
  isSpeaking(eventId: string): boolean;
  stop(): Promise<void>;
}

/** Subjects are told side by side, each in its own order. */
export function startWebhookSender(options: SenderOptions): WebhookSender {
  const { store, onError } = options;
  const speaking = new Map<string, Promise<void>>();
  let stopped = false;
  let alarm = new AbortController();
  const speak = (pending: Pending): void => {
    const said = sayOne(options, pending)
      .catch(onError)
      .finally(() => {
        speaking.delete(pending.event_id);
        alarm.abort();
      });
    speaking.set(pending.event_id, said);
  };
  const run = async () => {
    while (!stopped) {
      alarm = new AbortController();
      const quiet = store.heads().filter(({ event_id }) => !speaking.has(event_id));
      const due = quiet.filter(({ due_at }) => due_at <= Date.now());
      due.forEach(speak);
      const next = quiet.find(({ due_at }) => due_at > Date.now());
      await sleep(waitFor(next?.due_at), undefined, { signal: alarm.signal }).catch(
        () => undefined,
      );
    }
  };
  const running = run().catch(onError);
  return {
    wake: () => alarm.abort(),
    isSpeaking: (eventId) => speaking.has(eventId),
    stop: async () => {
      stopped = true;
      alarm.abort();
      await running;
      await Promise.all(speaking.values());
    },
  };
}

function waitFor(dueAt: number | undefined): number {
  return dueAt === undefined
    ? LOOK_EVERY_MS
    : Math.min(LOOK_EVERY_MS, Math.max(1, dueAt - Date.now()));
}

async function sayOne(options: SenderOptions, pending: Pending): Promise<void> {
  const { store } = options;
  const { event_id, copies, attempts } = pending;
  const refused = await post(options, pending);
  if (refused === undefined) {
    store.said(event_id, copies - 1);
  } else if (attempts + 1 >= MOST_ATTEMPTS) {
    store.giveUp(event_id);
    options.onError(new Error(`webhook ${event_id} given up: ${refused}`));
  } else {
    const wait = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(attempts, 10));
    store.retryAt(event_id, attempts + 1, Date.now() + wait);
  }
}

/** Undefined when accepted, else why not. Every delivery has its own id, also of the same event: a receiver must not tell events by it. */
async function post(
  { frontDoor, identity }: SenderOptions,
  { source, event_id, copies, attempts, body: text }: Pending,
): Promise<string | undefined> {
  const body = Buffer.from(text);
  const secret = identity(source).webhookSecrets[0] ?? '';
  const deliveryId = `msg_${event_id}-${copies}-${attempts}`;
  try {
    const answer = await fetch(new URL(`/webhooks/${source}`, frontDoor), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...signatureOf(source, secret, body, deliveryId, Date.now()),
      },
      body,
      signal: AbortSignal.timeout(15_000),
    });
    await answer.arrayBuffer();
    return answer.ok ? undefined : `answered ${answer.status}`;
  } catch (error) {
    return String(error);
  }
}
