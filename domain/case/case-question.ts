/** A question to a person, as a case with an id made of its matter: asked twice it is the same case. */
import { caseIdSchema, type CaseId, type EntityId } from '../kernel/ids.ts';
import type { Timestamp } from '../kernel/time.ts';
import type { Party } from '../wait/wait.ts';
import type { Case, CaseKind } from './case.ts';

export interface CaseQuestion {
  readonly kind: CaseKind;
  /** What tells this question from the next of its kind: a version, a count, a date. */
  readonly matter: string;
  readonly title: string;
  readonly audience: 'operations' | 'seller';
  readonly responsible: Party;
  readonly options: readonly string[];
  readonly defaultOption: string | null;
  readonly deadlineAt: Timestamp;
  readonly evidence: Readonly<Record<string, unknown>>;
}

/** As the schema allows. */
const LONGEST_ID = 124;

/** A name too long for an id ends in a hash of all of it: two questions that differ at the end stay two. */
export function caseIdOf(entityId: EntityId, kind: CaseKind, matter: string): CaseId {
  const name = `cas_${entityId.slice(4)}-${kind}-${matter.replaceAll(/[^0-9A-Za-z_-]/g, '-')}`;
  if (name.length <= LONGEST_ID) return caseIdSchema.parse(name);
  return caseIdSchema.parse(`${name.slice(0, LONGEST_ID - 9)}-${fnv1a(matter)}`);
}

/** 32 bits in 8 hex digits. */
function fnv1a(text: string): string {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0');
}

/** What a case says besides its question: its id, whose it is, what it is about, whom its decision wakes. */
type About = Pick<
  Case,
  'caseId' | 'tenant' | 'shipmentId' | 'orderId' | 'returnId' | 'removalId' | 'lane'
>;

/** The case a question becomes. `facts` stand beside its evidence: how the entity was when it was asked. */
export function openCase(
  about: About,
  { matter, options, evidence, ...question }: CaseQuestion,
  facts: Readonly<Record<string, unknown>>,
  now: Timestamp,
): Case {
  return {
    ...about,
    ...question,
    options: [...options],
    evidence: { ...known(evidence), matter, ...facts },
    openedAt: now,
    version: 1,
    status: 'OPEN',
  };
}

function known(evidence: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(Object.entries(evidence).filter(([, value]) => value !== undefined));
}

/** What was decided; undefined while open, or when it ended by itself. */
export function decisionOf(found: Case | undefined): string | undefined {
  return found && 'decision' in found ? found.decision?.option : undefined;
}
