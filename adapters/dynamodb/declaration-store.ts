/** Customs declarations, every version kept. */
import { declarationSchema, type Declaration } from '../../domain/declaration/declaration.ts';
import type { DeclarationStore } from '../../domain/declaration/declaration.ts';
import { putIfAbsent, replaceVersion } from './conditional.ts';
import { declarationKey, declarationPrefix, shipmentPk } from './keys.ts';
import { readAll } from './partition.ts';
import { readItem, toItem } from './record.ts';
import type { Item, Table } from './table.ts';

export function createDeclarationStore(table: Table): DeclarationStore {
  return {
    async open(declaration) {
      return parse(await putIfAbsent(table, declarationItem(declaration)));
    },

    async find(tenant, shipmentId, kind, version) {
      const item = await table.get(declarationKey({ tenant, shipmentId }, kind, version));
      return item && parse(item);
    },

    async latest(tenant, shipmentId, kind) {
      const { items } = await table.query({
        pk: shipmentPk({ tenant, shipmentId }),
        skPrefix: declarationPrefix(kind),
        descending: true,
        limit: 1,
      });
      return items[0] && parse(items[0]);
    },

    async ofShipment(tenant, shipmentId) {
      const pk = shipmentPk({ tenant, shipmentId });
      return (await readAll(table, { pk, skPrefix: declarationPrefix() })).map(parse);
    },

    async save(next) {
      const read = { revision: next.revision - 1 };
      await replaceVersion(table, declarationItem(next), read, `declaration ${next.declarationId}`);
    },
  };
}

function declarationItem(declaration: Declaration): Item {
  return toItem(declarationKey(declaration, declaration.kind, declaration.version), declaration);
}

function parse(item: Item): Declaration {
  return readItem(declarationSchema, item);
}
