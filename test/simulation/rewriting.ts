/** A table whose writes are changed on their way, whether they come alone or in a transaction. */
import type { Condition, Key, Table, Write } from '../../adapters/dynamodb/table.ts';

export function rewriting(table: Table, rewrite: (write: Write) => Write): Table {
  return {
    ...table,
    put: (put, condition) => {
      const next = rewrite({ put, ...(condition && { condition }) });
      return 'put' in next ? table.put(next.put, next.condition) : table.put(put, condition);
    },
    transact: (writes) => table.transact(writes.map(rewrite)),
  };
}

/** Puts of these items without their condition. */
export function unconditional(chosen: (key: Key) => boolean) {
  return (write: Write & { readonly condition?: Condition }): Write =>
    'put' in write && chosen(write.put) ? { put: write.put } : write;
}
