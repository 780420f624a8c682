/** Document records; their bytes are in S3. */
import { documentSchema, type DocumentStore } from '../../domain/document/document.ts';
import { documentKey, documentPrefix, shipmentPk } from './keys.ts';
import { readAll } from './partition.ts';
import { readItem, toItem } from './record.ts';
import type { Table } from './table.ts';

export function createDocumentStore(table: Table): DocumentStore {
  return {
    put: (tenant, shipmentId, document) =>
      table.put(toItem(documentKey({ tenant, shipmentId }, document.documentId), document)),

    async ofShipment(tenant, shipmentId) {
      const pk = shipmentPk({ tenant, shipmentId });
      const items = await readAll(table, { pk, skPrefix: documentPrefix });
      return items.map((item) => readItem(documentSchema, item));
    },
  };
}
