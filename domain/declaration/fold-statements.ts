/** Customs speaks in statements that may come late, twice and in any order: the status is a function of their set. */
import type { Declaration, DeclarationStatement, DeclarationStatus } from './declaration.ts';

/** Between statements of the same moment the further one wins. */
const RANK: Readonly<Record<DeclarationStatus, number>> = {
  SUBMITTED: 0,
  ACCEPTED: 1,
  REJECTED: 2,
  HELD: 3,
  UNDER_EXAMINATION: 4,
  DUTY_DUE: 5,
  RELEASED: 6,
  WITHDRAWN: 7,
  SEIZED: 8,
};
const FINAL: ReadonlySet<DeclarationStatus> = new Set(['RELEASED', 'SEIZED', 'WITHDRAWN']);

/** A final word stands against everything that is not; else the latest by (statedAt, rank, eventId). undefined: customs is silent. */
export function decidingStatement(
  statements: readonly DeclarationStatement[],
): DeclarationStatement | undefined {
  const final = statements.filter((s) => FINAL.has(s.status));
  return [...(final.length > 0 ? final : statements)].sort(compareStatements).at(-1);
}

/** SUBMITTED until customs says something. */
export function declarationStatus({
  statements,
}: Pick<Declaration, 'statements'>): DeclarationStatus {
  return decidingStatement(statements)?.status ?? 'SUBMITTED';
}

/**
 * The declaration with one more statement, revision + 1; undefined when nothing changes. A statement sent again under its
 * eventId with other words is an update: the later one by the same order stays, whichever came first.
 */
export function foldStatement(
  declaration: Declaration,
  statement: DeclarationStatement,
): Declaration | undefined {
  const known = declaration.statements.find((s) => s.eventId === statement.eventId);
  if (known && compareStatements(known, statement) >= 0) return undefined;
  const others = declaration.statements.filter((s) => s !== known);
  const statements = [...others, statement].sort(compareStatements);
  return { ...declaration, statements, revision: declaration.revision + 1 };
}

/** How often customs has asked for papers: holds answered so far are `declaration.answeredHolds`. */
export function holdCount({ statements }: Pick<Declaration, 'statements'>): number {
  return statements.filter((s) => s.status === 'HELD').length;
}

/** Total: equal only for the same words. */
function compareStatements(a: DeclarationStatement, b: DeclarationStatement): number {
  return (
    compareText(a.statedAt, b.statedAt) ||
    RANK[a.status] - RANK[b.status] ||
    compareText(a.eventId, b.eventId) ||
    compareText(canonical(a), canonical(b))
  );
}

function canonical(statement: DeclarationStatement): string {
  return JSON.stringify(Object.entries(statement).sort(([a], [b]) => compareText(a, b)));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
