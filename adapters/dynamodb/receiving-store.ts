/**
 * The receiving record: its head, and each carton's newest count as its own item, because a record of 500 counted cartons
 * rewritten for every count would cost 150 write units a time. A fact, the record and the stock move in one transaction.
 */
import type { Case } from '../../domain/case/case.ts';
import { StaleVersion } from '../../domain/kernel/domain-error.ts';
import {
  cartonCountSchema,
  NOTHING_RECEIVED,
  receivingSchema,
  type Receiving,
} from '../../domain/receiving/receipt.ts';
import type { ReceivingStore } from '../../domain/receiving/receiving-store.ts';
import type { ShipmentKey } from '../../domain/shipment/shipment-store.ts';
import type { Movement } from '../../domain/stock/stock.ts';
import { StockShort } from '../../domain/stock/stock-errors.ts';
import { attempt } from './attempt.ts';
import { openingWithItsFact } from './case-writes.ts';
import { countKey, countPrefix, factKey, receivingKey, shipmentPk } from './keys.ts';
import { ledgerWrites } from './ledger-writes.ts';
import { readAll } from './partition.ts';
import { readItem, toItem } from './record.ts';
import type { Table, Write } from './table.ts';

const headSchema = receivingSchema.omit({ cartons: true });

export function createReceivingStore(table: Table): ReceivingStore {
  async function find(key: ShipmentKey): Promise<Receiving> {
    const pk = shipmentPk(key);
    // Head first: counts written after it make the pair newer than its version says, and the write is then refused.
    const head = await table.get(receivingKey(key));
    if (!head) return NOTHING_RECEIVED;
    const items = await readAll(table, { pk, skPrefix: countPrefix });
    const counts = items.map((item) => readItem(cartonCountSchema, item));
    const cartons = Object.fromEntries(counts.map((count) => [String(count.cartonNumber), count]));
    return { ...readItem(headSchema, head), cartons };
  }

  async function apply(
    key: ShipmentKey,
    eventId: string,
    next: Receiving,
    movements: readonly Movement[],
    cases: readonly Case[] = [],
  ): Promise<'applied' | 'duplicate'> {
    const what = `receiving of ${key.shipmentId}`;
    const before = await find(key);
    const ledger = ledgerWrites(movements);
    const record = recordWrites(key, before, next);
    const fact: Write = { put: toItem(factKey(key, eventId), {}), condition: { item: 'absent' } };
    const asked = cases.flatMap(openingWithItsFact);
    const writes = [fact, ...record, ...ledger.movements, ...ledger.balances, ...asked];
    const refusal = await attempt(table, writes, what);
    if (!refusal) return 'applied';
    if (refusal.positions.includes(0)) return 'duplicate';
    if (refusal.positions.includes(1)) throw new StaleVersion(what);
    const firstMovement = 1 + record.length;
    const known = movements.filter((_, i) => refusal.positions.includes(firstMovement + i));
    if (known.length === 0) throw new StockShort(movements);
    // Moved already by an earlier part of the same fact: the rest still has to be.
    return apply(
      key,
      eventId,
      next,
      movements.filter((movement) => !known.includes(movement)),
      cases,
    );
  }

  return { find, apply };
}

/** The head first, then the counts that changed. */
function recordWrites(key: ShipmentKey, before: Receiving, next: Receiving): Write[] {
  const { cartons, ...head } = next;
  const read = next.version - 1;
  const changed = Object.entries(cartons).filter(
    ([number, count]) => JSON.stringify(before.cartons[number]) !== JSON.stringify(count),
  );
  return [
    {
      put: toItem(receivingKey(key), head),
      condition: read === 0 ? { item: 'absent' } : { equals: { version: read } },
    },
    ...changed.map(([, count]) => ({ put: toItem(countKey(key, count.cartonNumber), count) })),
  ];
}
