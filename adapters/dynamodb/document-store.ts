/** Document records; their bytes are in S3. */
import { documentSchema, type DocumentStore } from '../../domain/document/document.ts';
import { documentKey, documentPrefix, entityPk } from './keys.ts';
import { readAll } from './partition.ts';
import { readItem, toItem } from './record.ts';
import type { Table } from './table.ts';

export function createDocumentStore(table: Table): DocumentStore {
  return {
    put: (tenant, entityId, document) =>
      table.put(toItem(documentKey(tenant, entityId, document.documentId), document)),

    async ofEntity(tenant, entityId) {
      const pk = entityPk(tenant, entityId);
      const items = await readAll(table, { pk, skPrefix: documentPrefix });
      return items.map((item) => readItem(documentSchema, item));
    },
  };
}
