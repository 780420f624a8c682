/** Says what is due through Portage's front door, signed as each partner signs; what is refused is said again, later and later. */
import { setTimeout as sleep } from 'node:timers/promises';
import { DCSA_SIGNATURE_HEADER, signDcsa } from '../../adapters/carriers/dcsa/signature.ts';
import { signStandard } from '../../adapters/webhooks/standard-signature.ts';
import type { Partner } from '../../domain/partner/partner.ts';
import type { Source } from './plot.ts';
import type { Pending, SandboxStore } from './sandbox-store.ts';

const FIRST_RETRY_MS = 200;
const LAST_RETRY_MS = 10_000;
const MOST_ATTEMPTS = 60;
const LOOK_EVERY_MS = 1000;

export interface SenderOptions {
  readonly store: SandboxStore;
  /** Base URL of Portage's API. */
  readonly frontDoor: string;
  readonly identity: (source: Source) => Partner;
  readonly pace: number;
  readonly onError: (error: unknown) => void;
}

export interface WebhookSender {
  /** There is something new to say. */
  wake(): void;
  stop(): Promise<void>;
}

export function startWebhookSender(options: SenderOptions): WebhookSender {
  const { store, pace, onError } = options;
  let stopped = false;
  let alarm = new AbortController();
  const rest = (ms: number) =>
    sleep(ms, undefined, { signal: alarm.signal }).catch(() => undefined);
  const run = async () => {
    while (!stopped) {
      alarm = new AbortController();
      const heads = store.heads();
      const due = heads.filter(({ due_at }) => due_at <= Date.now());
      await Promise.all(due.map((pending) => sayOne(options, pending)));
      if (due.length === 0) await rest(waitFor(heads[0]?.due_at));
      else if (pace > 0) await rest(1);
    }
  };
  const running = run().catch(onError);
  return {
    wake: () => alarm.abort(),
    stop: async () => {
      stopped = true;
      alarm.abort();
      await running;
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

/** Undefined when accepted, else why not. */
async function post(
  { frontDoor, identity }: SenderOptions,
  pending: Pending,
): Promise<string | undefined> {
  const body = Buffer.from(pending.body);
  try {
    const answer = await fetch(new URL(`/webhooks/${pending.source}`, frontDoor), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...signature(identity(pending.source), pending, body),
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

/** Every delivery has its own id, also of the same event: a receiver must not tell events by it. */
function signature(
  { webhookSecrets }: Partner,
  pending: Pending,
  body: Uint8Array,
): Record<string, string> {
  const secret = webhookSecrets[0] ?? '';
  if (pending.source === 'dcsa') return { [DCSA_SIGNATURE_HEADER]: signDcsa(secret, body) };
  return signStandard(
    secret,
    `msg_${pending.event_id}-${pending.copies}-${pending.attempts}`,
    Date.now(),
    body,
  );
}
