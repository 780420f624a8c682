/** What a request makes happen in the sandbox: what its partners say afterwards, and what they answer at once. */
import type { PartnerSource } from '../../domain/partner/partner.ts';
import type { OrderScenario, ReturnScenario, Scenario } from './scenario.ts';

/** Something a partner says, before it is dressed as its own webhook. */
export interface Saying {
  readonly source: PartnerSource;
  /** The partner's identity of the event; a function of its subject and what is said. */
  readonly eventId: string;
  readonly body: unknown;
  /** More patience than one pace before it, in paces. */
  readonly pause?: number;
  /** When it is said in the sandbox's calendar, RFC 3339; absent: the body tells. */
  readonly at?: string;
  /** How often, when not once: partners repeat themselves now and then. */
  readonly copies?: number;
}

/** What a partner goes by besides what it knows of the subject. */
export interface Circumstances {
  readonly nowMs: number;
  readonly scenario: Scenario;
  readonly orders: OrderScenario;
  readonly returns: ReturnScenario;
  /** Whether a saying has left the house already. */
  readonly isSaid: (eventId: string) => boolean;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

/** What became of it. The plot is whatever that kind of subject keeps. */
export interface Told {
  readonly plot: object;
  readonly says: readonly Saying[];
  /** Sayings taken back before anybody heard them. */
  readonly unsay?: readonly string[];
  /** Other names the subject may be asked for by from now on: numbers, ids the partner gave. */
  readonly names?: readonly string[];
  /** 202 without a body when absent. */
  readonly answer?: Answer;
}

export interface Asked {
  /** The subject, or a name it was given. */
  readonly subject: string;
  readonly happen: (before: unknown, around: Circumstances) => Told;
  /** The partner has nothing more to say of the subject. */
  readonly unsay?: boolean;
  /** The subject must be known already; else the partner answers 404. */
  readonly known?: boolean;
}
