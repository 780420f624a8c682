import Link from '@cloudscape-design/components/link';
import type { OperationsCase } from '../api/operations-api.ts';
import { entityLink } from '../route.ts';
import { subjectOf } from './inbox.ts';

interface SubjectLinkProps {
  readonly found: OperationsCase;
  /** The end of the id alone, for a narrow column. */
  readonly isShort?: boolean;
}

/** To the shipment, order or return that a case is about. */
export function SubjectLink({ found, isShort = false }: SubjectLinkProps) {
  const id = subjectOf(found);
  if (id === undefined) return '–';
  const text = isShort ? `${id.slice(0, 4)}…${id.slice(-6)}` : id;
  const href = entityLink(found.tenant, id);
  return href === undefined ? text : <Link href={href}>{text}</Link>;
}
