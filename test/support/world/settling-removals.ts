/** Removals as the sweeper settles them, with the returns that they become. */
import { createRemovalStore } from '../../../adapters/dynamodb/removal-store.ts';
import { createReturnStore } from '../../../adapters/dynamodb/return-store.ts';
import type { Table } from '../../../adapters/dynamodb/table.ts';
import { createCaseStore } from '../../../adapters/dynamodb/case-store.ts';
import type { Now } from '../../../domain/kernel/time.ts';
import { createRemovalReturns } from '../../../domain/removal/removal-returns.ts';
import type { RemovalKey } from '../../../domain/removal/removal-store.ts';
import { settleRemoval } from '../../../domain/removal/settle-removal.ts';
import { digestIdOf } from '../../../functions/runtime/digest-id-of.ts';

export function settlingRemovals(table: Table, now: Now) {
  const removals = createRemovalStore(table);
  const returns = createReturnStore(table);
  const returnsDesk = createRemovalReturns({ returns, now, idOf: digestIdOf });
  const ports = { now, removals, cases: createCaseStore(table), returnsDesk };
  return { ...removals, settle: (key: RemovalKey) => settleRemoval(ports, key) };
}
