/** The one table from errors to HTTP (RFC 9457 problem+json). Nothing of an unforeseen error leaves: no message, no stack. */
import { IllegalTransition, isDomainError } from '../../domain/kernel/domain-error.ts';
import type { Fault } from '../../domain/kernel/fault.ts';
import { negotiateLanguage } from './accept-language.ts';
import type { Language } from './accept-language.ts';
import { faultDetail } from './fault-texts.ts';
import type { HttpAnswer } from './http-message.ts';
import { problemText } from './problem-texts.ts';
import { Refusal } from './refusal.ts';

/** By class name of domain/kernel/domain-error.ts. */
const STATUS: Readonly<Record<string, number>> = {
  InvalidRequest: 422,
  NotFound: 404,
  IllegalTransition: 409,
  Conflict: 409,
  IdempotencyKeyReused: 422,
  StaleVersion: 503,
  PartnerUnavailable: 503,
  PartnerRefused: 502,
  BrokenRecord: 500,
};

/** AWS saying "later": https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html */
const TRANSIENT = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'TransactionInProgressException',
  'TransactionRefused',
]);

interface Refused {
  readonly status: number;
  readonly code: string;
  readonly faults?: readonly Fault[];
  readonly allowed?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** What an error means to the caller. */
export function refusedBy(error: unknown): Refused {
  if (error instanceof Refusal) return error;
  if (error instanceof IllegalTransition)
    return { status: 409, code: error.code, allowed: error.allowed };
  if (isDomainError(error)) {
    const status = STATUS[error.name] ?? 500;
    return status === 500 ? INTERNAL : { status, code: error.code, faults: error.faults };
  }
  return error instanceof Error && TRANSIENT.has(error.name) ? LATER : INTERNAL;
}

const INTERNAL: Refused = { status: 500, code: 'INTERNAL_ERROR' };
const LATER: Refused = { status: 503, code: 'TEMPORARILY_UNAVAILABLE' };

/** `type` is one stable URI per code; members beside the standard five are ours (interfaces.md 1). */
export function problemAnswer(
  error: unknown,
  asked: { path: string; requestId: string; acceptLanguage: string | undefined },
): HttpAnswer {
  const refused = refusedBy(error);
  const language = negotiateLanguage(asked.acceptLanguage);
  const { title, detail } = problemText(refused.code, language);
  return {
    status: refused.status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': language,
      ...(refused.status === 503 && { 'retry-after': '1' }),
      ...refused.headers,
    },
    body: {
      type: `urn:portage:problem:${refused.code.toLowerCase().replaceAll('_', '-')}`,
      title,
      status: refused.status,
      detail,
      instance: asked.path,
      code: refused.code,
      requestId: asked.requestId,
      ...(refused.faults?.length && { errors: refused.faults.map((f) => errorOf(f, language)) }),
      ...(refused.allowed && { allowed: refused.allowed }),
    },
  };
}

function errorOf(fault: Fault, language: Language) {
  const parameter = fault.params?.['parameter'];
  return {
    pointer: fault.pointer,
    ...(parameter !== undefined && { parameter }),
    code: fault.code,
    detail: faultDetail(fault, language),
  };
}
