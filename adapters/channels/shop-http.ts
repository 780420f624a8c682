/**
 * How we call a shop: ten seconds, three tries while it says "later". Its answer is parsed with a schema, its refusal is
 * shown, shortened, to whoever must act. Repeating a whole push is the queue's business.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import { PartnerRefused, PartnerUnavailable } from '../../domain/kernel/domain-error.ts';
import { parseExactJson } from './exact-json.ts';

const TRIES = 3;
const TIMEOUT_MS = 10_000;
const FIRST_PAUSE_MS = 250;
/** A shop that wants more patience than this gets it from the queue. */
const LONGEST_PAUSE_MS = 2_000;
const SHOWN_CHARACTERS = 300;
const LATER: ReadonlySet<number> = new Set([408, 425, 429]);

export interface ShopRequest {
  /** Who is called, for errors. */
  readonly shop: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** An object is sent as JSON. */
  readonly body?: object | string;
}

/** Throws PartnerUnavailable (retry) or PartnerRefused (a person must act), also when the answer has another shape. */
export async function askShop<S extends z.ZodType>(
  request: ShopRequest,
  schema: S,
  tries = TRIES,
): Promise<z.output<S>> {
  const parsed = schema.safeParse(jsonOf(request, await tellShop(request, tries)));
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((i) => `/${i.path.join('/')} ${i.message}`).join('; ');
  throw new PartnerRefused(request.shop, `answered in another shape: ${issues}`);
}

/** The same where only yes or no matters; returns what was said. */
export async function tellShop(request: ShopRequest, tries = TRIES): Promise<string> {
  const response = await reach(request);
  if (response instanceof Response && response.ok) return response.text();
  const error = await errorOf(request, response);
  if (error instanceof PartnerRefused || tries <= 1) throw error;
  await sleep(pauseBefore(response, TRIES - tries));
  return tellShop(request, tries - 1);
}

async function reach({ method, url, headers, body }: ShopRequest): Promise<Response | Error> {
  const json = typeof body === 'object';
  try {
    return await fetch(url, {
      method,
      // A redirect is no answer: it would carry the token to somebody else.
      redirect: 'manual',
      headers: { accept: 'application/json', ...(json && JSON_TYPE), ...headers },
      ...(body !== undefined && { body: json ? JSON.stringify(body) : body }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (error) {
    return error instanceof Error ? error : new Error('not reached');
  }
}

const JSON_TYPE = { 'content-type': 'application/json' };

async function errorOf({ shop }: ShopRequest, response: Response | Error) {
  if (response instanceof Error) return new PartnerUnavailable(shop, response.message);
  const said = await response.text().catch(() => '');
  const message = `${response.status} ${said.slice(0, SHOWN_CHARACTERS)}`.trim();
  const refused = response.status >= 300 && response.status < 500 && !LATER.has(response.status);
  return refused ? new PartnerRefused(shop, message) : new PartnerUnavailable(shop, message);
}

function pauseBefore(response: Response | Error, tried: number): number {
  const asked = response instanceof Response ? Number(response.headers.get('retry-after')) : 0;
  const wanted = asked > 0 ? asked * 1000 : FIRST_PAUSE_MS * 2 ** tried;
  return Math.min(wanted, LONGEST_PAUSE_MS);
}

function jsonOf({ shop }: ShopRequest, text: string): unknown {
  try {
    return parseExactJson(text);
  } catch {
    throw new PartnerRefused(shop, `answered no JSON: ${text.slice(0, SHOWN_CHARACTERS)}`);
  }
}
