/** Sends what is bad, and says what came of it: nothing may be answered but a problem, and nothing may take long. */
import fc from 'fast-check';
import { z } from 'zod';
import { partnerSourceSchema } from '../../domain/partner/partner.ts';
import { createWorld } from '../support/portage-world.ts';
import { requestBody } from '../support/example-shipment.ts';
import { badRequests } from './bad-requests.ts';
import { badWebhooks, isRefused, type BadWebhook } from './bad-webhooks.ts';
import { openForTwo } from './two-sellers.ts';

export interface Report {
  readonly sent: number;
  readonly answers: Readonly<Record<string, number>>;
  /** What should not have been; empty. */
  readonly faults: readonly string[];
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly mostMs: number;
}

const problem = z.strictObject({
  type: z.string().startsWith('urn:portage:problem:'),
  title: z.string().min(1),
  status: z.int(),
  detail: z.string(),
  instance: z.string(),
  code: z.string().regex(/^[A-Z_0-9]+$/),
  requestId: z.string(),
  errors: z
    .array(
      z.strictObject({
        pointer: z.string(),
        parameter: z.string().optional(),
        code: z.string(),
        detail: z.string(),
      }),
    )
    .optional(),
  allowed: z.array(z.string()).optional(),
});
/** A place in a source file, as stack traces name it. */
const TRACE = /\bat \S+ \(|node_modules|\.ts:\d+/;

/** JSON, or nothing where JSON has none. */
const textOf = (value: unknown): string => (value === undefined ? '' : JSON.stringify(value));

interface Told {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

function faultsOf({ status, type, text }: Told): string[] {
  if (status >= 500) return [`${status} ${text.slice(0, 200)}`];
  if (TRACE.test(text)) return [`a stack trace: ${text.slice(0, 200)}`];
  if (status < 400) return [];
  if (!type.startsWith('application/problem+json')) return [`${status} is ${type}`];
  const parsed = problem.safeParse(JSON.parse(text));
  return parsed.success ? [] : [`${status} ${z.prettifyError(parsed.error)}`];
}

class Tally {
  readonly #answers = new Map<string, number>();
  readonly #faults: string[] = [];
  readonly #ms: number[] = [];

  add(what: string, told: Told, ms: number, more: readonly string[] = []): void {
    this.#answers.set(String(told.status), (this.#answers.get(String(told.status)) ?? 0) + 1);
    this.#ms.push(ms);
    for (const fault of [...faultsOf(told), ...more]) this.#faults.push(`${what}: ${fault}`);
  }

  fault(what: string): void {
    this.#faults.push(what);
  }

  report(): Report {
    const sorted = this.#ms.toSorted((a, b) => a - b);
    const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
    return {
      sent: sorted.length,
      answers: Object.fromEntries([...this.#answers].sort()),
      faults: this.#faults,
      p50Ms: at(0.5),
      p99Ms: at(0.99),
      mostMs: at(1),
    };
  }
}

/** Over every line of the API, as a seller or as operations, now and then as nobody. */
export async function sendBadRequests(count: number, seed: number): Promise<Report> {
  const { door, means } = await openForTwo();
  const own = Object.fromEntries(Object.entries(means).map(([name, each]) => [name, each.own]));
  const tally = new Tally();
  for (const { line, call } of fc.sample(badRequests(door, own), { numRuns: count, seed })) {
    const sent = call.raw ?? textOf(call.body);
    const what = [line, call.path, call.query, sent].map((part) => part?.slice(0, 120)).join(' ');
    try {
      const { statusCode, headers, body = '', ms } = await door.send(line, call);
      tally.add(what, { status: statusCode, type: headers['content-type'] ?? '', text: body }, ms);
    } catch (error) {
      tally.fault(`${what}: thrown ${String(error)}`);
    }
  }
  return tally.report();
}

/** Through the front door and on to the consumers, after a shipment's whole voyage has shown what partners say. */
export async function sendBadWebhooks(
  count: number,
  seed: number,
): Promise<Report & { deadLetters: Readonly<Record<string, number>> }> {
  const world = await createWorld({ seed: 1 });
  const tally = new Tally();
  try {
    const taken = { ...requestBody, quoteAcceptance: { kind: 'automatic' } };
    await world.until(await world.submit(taken), 'COMPLETED');
    const said = [...world.accepted];
    await rotate(world);
    for (const each of fc.sample(badWebhooks(said), { numRuns: count, seed })) {
      const { source, bytes, copies } = each;
      const headers = { 'content-type': 'application/json', ...signatureOf(world, each) };
      const raw = Buffer.from(bytes).toString('base64');
      for (let copy = 0; copy < copies; copy += 1) {
        const began = performance.now();
        const path = `/webhooks/${source}`;
        const {
          status,
          text,
          headers: answered,
        } = await world.api({ method: 'POST', path, raw, base64: true, headers });
        const ms = performance.now() - began;
        const refused = isRefused(each) ? 401 : 202;
        const expected = bytes.byteLength > 1024 * 1024 ? 413 : refused;
        const more = status === expected ? [] : [`${each.signature} signature answered ${status}`];
        const told = { status, type: answered['content-type'] ?? '', text };
        tally.add(`${source} ${Buffer.from(bytes.subarray(0, 120)).toString()}`, told, ms, more);
      }
      await world.pass(1);
    }
    // Five tries each, three minutes apart.
    await world.pass(3600);
    const deadLetters: Record<string, number> = {};
    for (const { error } of world.deadLetters()) {
      const name = error instanceof Error ? error.name : String(error);
      deadLetters[name] = (deadLetters[name] ?? 0) + 1;
      if (name !== 'Unreadable') tally.fault(`a consumer failed by ${String(error)}`);
    }
    return { ...tally.report(), deadLetters };
  } finally {
    await world.close();
  }
}

type World = Awaited<ReturnType<typeof createWorld>>;
const NEWER = `whsec_${Buffer.from('the secret that comes after it!!').toString('base64')}`;
const WRONG = `whsec_${Buffer.from('a secret that nobody agreed upon').toString('base64')}`;
const TEN_MINUTES_MS = 600_000;

/** Every partner is in the middle of a rotation: two secrets are good. */
async function rotate(world: World): Promise<void> {
  for (const source of partnerSourceSchema.options) {
    const partner = await world.partners.bySource(source);
    if (!partner) throw new Error(`no partner for ${source}`);
    await world.partners.put({ ...partner, webhookSecrets: [NEWER, ...partner.webhookSecrets] });
  }
}

function signatureOf({ signed, now }: World, { source, bytes, signature }: BadWebhook) {
  const nowMs = Date.parse(now());
  switch (signature) {
    case 'right':
      return signed(source, bytes);
    case 'newer secret':
      return signed(source, bytes, { secret: NEWER });
    case 'wrong':
      return signed(source, bytes, { secret: WRONG });
    case 'of another body':
      return signed(source, Buffer.concat([bytes, Buffer.from(' ')]));
    case 'late':
      return signed(source, bytes, { atMs: nowMs - TEN_MINUTES_MS });
    case 'early':
      return signed(source, bytes, { atMs: nowMs + TEN_MINUTES_MS });
    case 'none':
      return {};
    case 'garbage':
      return Object.fromEntries(Object.keys(signed(source, bytes)).map((name) => [name, 'v1,=']));
  }
}
