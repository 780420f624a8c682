import type { StartRow, StatusRow, Write } from './rows.ts';

/** A group as few and flat values: what goes to another thread is copied name by name. */
export interface Packed {
  readonly executions: readonly number[];
  readonly batches: readonly string[];
  /** By the index of the write. */
  readonly starts: ReadonlyMap<number, StartRow>;
  readonly statuses: ReadonlyMap<number, StatusRow>;
}

export function pack(group: readonly Write[]): Packed {
  const starts = new Map<number, StartRow>();
  const statuses = new Map<number, StatusRow>();
  group.forEach(({ start, status }, index) => {
    if (start !== undefined) starts.set(index, start);
    if (status !== undefined) statuses.set(index, status);
  });
  return {
    executions: group.map(({ execution }) => execution),
    batches: group.map(({ batch }) => batch),
    starts,
    statuses,
  };
}
