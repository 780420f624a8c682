/**
 * How we ask a partner that answers with facts: JSON both ways, its key, ten seconds. A yes and a definite no are both
 * answers, for the adapter to judge; "later" and silence are errors. Repeating is the workflow's business.
 */
import type { z } from 'zod';
import { PartnerRefused, PartnerUnavailable } from '../../domain/kernel/domain-error.ts';
import type { Partner, PartnerSource, PartnerStore } from '../../domain/partner/partner.ts';

const TIMEOUT_MS = 10_000;
const SHOWN_CHARACTERS = 300;
/** "Later", whatever the rest of the 4xx mean: request timeout, too early, too many requests. */
const LATER: ReadonlySet<number> = new Set([408, 425, 429]);

export interface PartnerAnswer {
  readonly ok: boolean;
  readonly status: number;
  readonly body: unknown;
}

/** Throws PartnerUnavailable (retry). */
export type AskPartner = (
  method: 'GET' | 'POST',
  path: string,
  body?: object,
) => Promise<PartnerAnswer>;

/** `headersOf`: how this partner wants its key. */
export function createPartnerAsker(
  partners: Pick<PartnerStore, 'bySource'>,
  source: PartnerSource,
  headersOf: (partner: Partner) => Readonly<Record<string, string>>,
): AskPartner {
  return async (method, path, body) => {
    const partner = await partners.bySource(source);
    if (!partner) throw new PartnerUnavailable(source, 'no partner serves this source');
    const response = await reach(source, `${partner.endpoint}${path}`, {
      method,
      // A redirect is no answer: it would carry the key to somebody else.
      redirect: 'manual',
      headers: {
        accept: 'application/json',
        ...(body && { 'content-type': 'application/json' }),
        ...headersOf(partner),
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return answerOf(source, response);
  };
}

/** The partner's facts. Throws PartnerRefused on a no, and on an answer of another shape: a person must look. */
export function factsOf<S extends z.ZodType>(
  source: PartnerSource,
  answer: PartnerAnswer,
  schema: S,
): z.output<S> {
  const parsed = answer.ok ? schema.safeParse(answer.body) : undefined;
  if (parsed?.success) return parsed.data;
  const said = JSON.stringify(answer.body).slice(0, SHOWN_CHARACTERS);
  throw new PartnerRefused(source, `${answer.status} ${said}`);
}

async function reach(source: PartnerSource, url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    throw new PartnerUnavailable(source, error instanceof Error ? error.message : 'not reached');
  }
}

async function answerOf(source: PartnerSource, response: Response): Promise<PartnerAnswer> {
  const { ok, status } = response;
  const said = await response.text().catch(() => '');
  if (!ok && (status < 400 || status >= 500 || LATER.has(status)))
    throw new PartnerUnavailable(source, `${status} ${said.slice(0, SHOWN_CHARACTERS)}`.trim());
  return { ok, status, body: jsonOf(said) };
}

/** What is no JSON is shown as it is, and fits no schema. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
