/**
 * Errors named for who must act. A class name is also the ASL `ErrorEquals` string, so it is stable.
 * The HTTP table (functions/runtime) maps them by class: caller errors 4xx, retry 503, operator 500 with an alarm.
 */
import type { Fault } from './fault.ts';

abstract class DomainError extends Error {
  readonly code: string;
  readonly faults: readonly Fault[];

  constructor(code: string, message: string, faults: readonly Fault[] = []) {
    super(message);
    this.code = code;
    this.faults = faults;
    this.name = new.target.name;
  }
}

/** The request is wrong; every fault is listed. HTTP 422. */
export class InvalidRequest extends DomainError {}

/** No such thing for this tenant; another tenant's id answers the same. HTTP 404. */
export class NotFound extends DomainError {
  constructor(what: string) {
    super('NOT_FOUND', `${what} not found`);
  }
}

/** The thing is not in a state that allows this. HTTP 409; `allowed` lists the events that are. */
export class IllegalTransition extends DomainError {
  readonly allowed: readonly string[];
  constructor(entity: string, from: string, event: string, allowed: readonly string[]) {
    super('ILLEGAL_TRANSITION', `${entity} is ${from}: ${event} is not possible now`);
    this.allowed = allowed;
  }
}

/** Somebody else has the name, key or decision already. HTTP 409. */
export class Conflict extends DomainError {}

/** Same Idempotency-Key, other payload. HTTP 422. */
export class IdempotencyKeyReused extends DomainError {
  constructor() {
    super('IDEMPOTENCY_KEY_REUSED', 'this Idempotency-Key was used with another payload');
  }
}

/** The write lost a race with another writer: read again and decide again. Retry; HTTP 503. */
export class StaleVersion extends DomainError {
  constructor(what: string) {
    super('STALE_VERSION', `${what} was changed meanwhile`);
  }
}

/** A partner did not answer or said try later: Retry. HTTP 503. */
export class PartnerUnavailable extends DomainError {
  constructor(partner: string, message: string) {
    super('PARTNER_UNAVAILABLE', `${partner}: ${message}`);
  }
}

/** A partner refused for good; retrying cannot help: an operator or the seller must act. */
export class PartnerRefused extends DomainError {
  constructor(partner: string, message: string) {
    super('PARTNER_REFUSED', `${partner}: ${message}`);
  }
}

/** Our own records contradict themselves: alarm, an operator must look. HTTP 500. */
export class BrokenRecord extends DomainError {
  constructor(message: string) {
    super('BROKEN_RECORD', message);
  }
}

export function isDomainError(error: unknown): error is DomainError {
  return error instanceof DomainError;
}
