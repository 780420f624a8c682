/** Questions to the declarations of a shipment: the newest version, the word that decides, what waits for an answer. */
import type {
  Declaration,
  DeclarationKind,
  DeclarationStatement,
  DeclarationStatus,
} from './declaration.ts';
import { holdCount } from './fold-statements.ts';

/** The newest version of a kind that the broker has: one that is only written down is still to be filed. */
export function latestDeclaration(
  declarations: readonly Declaration[],
  kind: DeclarationKind,
): Declaration | undefined {
  return newestVersion(declarations.filter(isFiled), kind);
}

/** The newest version of a kind, filed or not. */
export function newestVersion(
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

/** Customs speaks only of what it has. */
export function isFiled({ filing, statements }: Declaration): boolean {
  return filing === undefined || statements.length > 0;
}

/** The last time customs said this. */
export function lastSaid(
  { statements }: Declaration,
  status: DeclarationStatus,
): DeclarationStatement | undefined {
  return statements
    .filter((s) => s.status === status)
    .reduce<DeclarationStatement | undefined>(
      (last, s) => (last && last.statedAt > s.statedAt ? last : s),
      undefined,
    );
}

/** The hold that is not answered yet: more were said than answered. */
export function openHold(declaration: Declaration): DeclarationStatement | undefined {
  return holdCount(declaration) > declaration.answeredHolds
    ? lastSaid(declaration, 'HELD')
    : undefined;
}

/** The last notice of duty, when nobody paid it: a reassessment is due whatever was paid before it. */
export function unpaidDuty(declaration: Declaration): DeclarationStatement | undefined {
  const notice = lastSaid(declaration, 'DUTY_DUE');
  return notice && !isPaid(declaration, notice) ? notice : undefined;
}

/** An old record does not say which notice was paid: it was one said by then. */
function isPaid(
  { dutyPaidAt, paidDutyNotices }: Declaration,
  { eventId, statedAt }: DeclarationStatement,
): boolean {
  return paidDutyNotices?.includes(eventId) ?? (dutyPaidAt !== undefined && statedAt <= dutyPaidAt);
}
