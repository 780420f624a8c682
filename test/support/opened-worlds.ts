/** Who wants to hear of each world that is opened: tests do, to audit it when they end. A simulation opens thousands, and audits itself. */
import type { MemoryTable } from './memory-table.ts';

export interface OpenedWorld {
  readonly table: MemoryTable;
  /** Over a copy of the table: what is told again of all that was consumed. */
  readonly tellAgain: (copy: MemoryTable) => Promise<void>;
}

type Hear = (world: OpenedWorld) => void;
const hearers = new Set<Hear>();

export function onWorldOpened(hear: Hear): void {
  hearers.add(hear);
}

export function worldOpened(world: OpenedWorld): void {
  for (const hear of hearers) hear(world);
}
