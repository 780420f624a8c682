/**
 * The returns that a removal becomes, so that its units are counted into the ledger like every other box that comes back
 * (M-135): one for each 30 SKUs, named by the removal, so that opening them twice is opening them once.
 */
import { countOf } from '../kernel/count-of.ts';
import { returnIdSchema, skuCodeSchema, type ReturnId } from '../kernel/ids.ts';
import type { Now } from '../kernel/time.ts';
import { openReturn } from '../return/open-return.ts';
import { isClosed } from '../return/return-record.ts';
import type { ReturnStore } from '../return/return-store.ts';
import type { Return } from '../return/return.ts';
import type { RemovalReturns } from './assess-removal.ts';
import { unitsBySku, type Removal } from './removal.ts';
import type { RemovalReturnsPort } from './settle-removal.ts';

interface Ports {
  readonly returns: Pick<ReturnStore, 'create' | 'find'>;
  readonly now: Now;
  /** The id text of a name: the same name, the same id. */
  readonly idOf: (name: string) => string;
}

/** As a return has them. */
const MOST_SKUS = 30;
const MOST_UNITS = 10_000;
const COUNTED = ['DISPOSITION_PENDING', 'PROCESSING'];

export function createRemovalReturns({ returns, now, idOf }: Ports): RemovalReturnsPort {
  return {
    async openRemovalReturns(removal) {
      const warehouseId = removal.decision?.warehouseId;
      if (!warehouseId) return [];
      const opened: ReturnId[] = [];
      for (const [n, lines] of boxesOf(removal).entries()) {
        const returnId = returnIdSchema.parse(`ret_${idOf(`${removal.removalId}|${n + 1}`)}`);
        await openReturn(
          { returns, now },
          {
            kind: 'FBA_REMOVAL',
            ...{ tenant: removal.tenant, returnId, warehouseId, lines, trackingNumbers: [] },
            orderReference: removal.orderId,
            causeId: removal.removalId,
          },
        );
        opened.push(returnId);
      }
      return opened;
    },

    async read({ tenant, returnIds }) {
      const found = await Promise.all(
        returnIds.map((returnId) => returns.find({ tenant, returnId })),
      );
      return together(found.flatMap((ret) => ret ?? []));
    },
  };
}

type Line = Return['lines'][number];

/** SKUs in the order of their names; a return holds each once. */
function boxesOf(removal: Removal): Line[][] {
  const pieces = Object.entries(unitsBySku(removal, 'shipped'))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([sku, units]) => split(units).map((quantity, round) => ({ sku, quantity, round })));
  const rounds = Object.values(Object.groupBy(pieces, ({ round }) => round));
  return rounds.flatMap((round) => chunks(round ?? [])).map((box) => box.map(lineOf));
}

function lineOf({ sku, quantity }: { sku: string; quantity: number }, at: number): Line {
  return { lineId: String(at + 1), sku: skuCodeSchema.parse(sku), quantity };
}

function split(units: number): number[] {
  const full = Array.from({ length: Math.floor(units / MOST_UNITS) }, () => MOST_UNITS);
  return units % MOST_UNITS === 0 ? full : [...full, units % MOST_UNITS];
}

function chunks<T>(items: readonly T[]): T[][] {
  const count = Math.ceil(items.length / MOST_SKUS);
  return Array.from({ length: count }, (_, n) => items.slice(n * MOST_SKUS, (n + 1) * MOST_SKUS));
}

function together(returns: readonly Return[]): RemovalReturns {
  const received: Record<string, number> = {};
  for (const { sku, quantity, reception } of returns.flatMap(({ graded }) => graded)) {
    const isHere = reception === 'RECEIVED' || reception === 'WRONG_ITEM';
    if (sku !== undefined && isHere) received[sku] = countOf(received, sku) + quantity;
  }
  return {
    arrived: returns.some(({ since }) => since.ARRIVED !== undefined),
    counted: returns.length > 0 && returns.every(isCounted),
    received,
  };
}

function isCounted(ret: Return): boolean {
  return isClosed(ret) || COUNTED.includes(ret.status);
}
