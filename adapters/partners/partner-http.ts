/**
 * How we call a partner: JSON, its key, our reference as the idempotency key, ten seconds. What it answers is a yes or a no;
 * the body is never trusted, only shown, shortened, to whoever must act. Repeating is the workflow's business.
 */
import { PartnerRefused, PartnerUnavailable } from '../../domain/kernel/domain-error.ts';
import type { PartnerSource, PartnerStore } from '../../domain/partner/partner.ts';

const TIMEOUT_MS = 10_000;
const SHOWN_CHARACTERS = 300;
/** "Later", whatever the rest of the 4xx mean: request timeout, too early, too many requests. */
const LATER: ReadonlySet<number> = new Set([408, 425, 429]);

/** Throws PartnerUnavailable (retry) or PartnerRefused (a person must act). */
export type CallPartner = (path: string, idempotencyKey: string, body: object) => Promise<void>;

export function createPartnerCaller(
  partners: Pick<PartnerStore, 'bySource'>,
  source: PartnerSource,
): CallPartner {
  return async (path, idempotencyKey, body) => {
    const partner = await partners.bySource(source);
    if (!partner) throw new PartnerUnavailable(source, 'no partner serves this source');
    const response = await reach(source, `${partner.endpoint}${path}`, {
      method: 'POST',
      // A redirect is no answer: it would carry the key to somebody else.
      redirect: 'manual',
      headers: {
        authorization: `Bearer ${partner.apiKey}`,
        'content-type': 'application/json',
        'idempotency-key': idempotencyKey,
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await judge(source, response);
  };
}

async function reach(source: PartnerSource, url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    throw new PartnerUnavailable(source, error instanceof Error ? error.message : 'not reached');
  }
}

async function judge(source: PartnerSource, response: Response): Promise<void> {
  const said = await response.text().catch(() => '');
  if (response.ok) return;
  const message = `${response.status} ${said.slice(0, SHOWN_CHARACTERS)}`.trim();
  const refused = response.status >= 400 && response.status < 500 && !LATER.has(response.status);
  throw refused ? new PartnerRefused(source, message) : new PartnerUnavailable(source, message);
}

/** One path segment: a reference is data, never a path. */
export const segment = (reference: string) => encodeURIComponent(reference);
