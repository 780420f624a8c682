/** Questions to a declaration's statements; the newest by (statedAt, eventId) is its status. */
import type {
  Declaration,
  DeclarationKind,
  DeclarationStatement,
  DeclarationStatus,
} from './declaration.ts';

/** The newest version of a kind. */
export function latestDeclaration(
  declarations: readonly Declaration[],
  kind: DeclarationKind,
): Declaration | undefined {
  return declarations
    .filter((d) => d.kind === kind)
    .reduce<Declaration | undefined>(
      (newest, d) => (newest && newest.version > d.version ? newest : d),
      undefined,
    );
}

/** Statements, oldest first. */
export function inOrder(statements: readonly DeclarationStatement[]): DeclarationStatement[] {
  const key = (s: DeclarationStatement) => `${s.statedAt} ${s.eventId}`;
  return [...statements].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

export function statusOf(declaration: Declaration): DeclarationStatus {
  return inOrder(declaration.statements).at(-1)?.status ?? 'SUBMITTED';
}

/** What customs last said of this kind. */
export function lastSaid(
  declaration: Declaration,
  status: DeclarationStatus,
): DeclarationStatement | undefined {
  return inOrder(declaration.statements).findLast((s) => s.status === status);
}

/** The hold that is not answered yet: the last of those said, when more were said than answered. */
export function openHold(declaration: Declaration): DeclarationStatement | undefined {
  const holds = inOrder(declaration.statements).filter((s) => s.status === 'HELD');
  return holds.length > declaration.answeredHolds ? holds.at(-1) : undefined;
}

/** Duty that customs asked for and nobody paid. */
export function unpaidDuty(declaration: Declaration): DeclarationStatement | undefined {
  return declaration.dutyPaidAt === undefined ? lastSaid(declaration, 'DUTY_DUE') : undefined;
}
