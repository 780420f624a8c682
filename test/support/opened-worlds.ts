/** Who wants to hear of each world that is opened: tests do, to audit it when they end. A simulation opens thousands, and audits itself. */
import type { MemoryTable } from './memory-table.ts';

type Hear = (table: MemoryTable) => void;
const hearers = new Set<Hear>();

export function onWorldOpened(hear: Hear): void {
  hearers.add(hear);
}

export function worldOpened(table: MemoryTable): void {
  for (const hear of hearers) hear(table);
}
