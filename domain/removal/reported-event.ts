/** What Amazon's words about the lines mean for the removal as a whole. */
import type { RemovalEvent } from './removal-lifecycle.ts';
import type { Removal, RemovalLine } from './removal.ts';

/** The furthest that the report says; undefined while it says nothing we understand. */
export function reportedEvent({
  lines,
  type,
}: Pick<Removal, 'lines' | 'type'>): RemovalEvent | undefined {
  if (lines.every(isCancelled)) return 'cancel';
  if (lines.every(isDone)) return type === 'RETURN' && hasShipped(lines) ? 'ship' : 'close';
  if (lines.some((line) => line.stage === 'PROCESSING' || isDone(line))) return 'process';
  return lines.some(({ stage }) => stage === 'PENDING') ? 'pend' : undefined;
}

/** Nothing of the line is in process any more. A line of which all units are accounted for is done before Amazon says so. */
function isDone(line: RemovalLine): boolean {
  const { requested, cancelled, disposed, shipped, stage } = line;
  return (
    stage === 'COMPLETED' ||
    isCancelled(line) ||
    (requested > 0 && cancelled + disposed + shipped === requested)
  );
}

function isCancelled({ requested, cancelled, stage }: RemovalLine): boolean {
  return stage === 'CANCELLED' || (requested > 0 && cancelled === requested);
}

function hasShipped(lines: readonly RemovalLine[]): boolean {
  return lines.some(({ shipped }) => shipped > 0);
}
