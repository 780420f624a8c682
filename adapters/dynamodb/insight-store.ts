/**
 * Daily counters: one partition a tenant and month, one item a SKU and day. A fact's marker and what it adds are one
 * transaction, so that a fact told twice, or a consumer that dies in between, never counts twice. Markers are looked at first:
 * an entity shows its old facts with each new one, and a refused transaction costs as much as one that is not.
 */
import { StaleVersion } from '../../domain/kernel/domain-error.ts';
import { skuCodeSchema } from '../../domain/kernel/ids.ts';
import {
  counterName,
  dayCountsSchema,
  type Count,
  type CountedFact,
} from '../../domain/insight/count.ts';
import type { InsightStore } from '../../domain/insight/insight-store.ts';
import { returnLevelSchema } from '../../domain/insight/return-level.ts';
import { attempt } from './attempt.ts';
import { orRefused } from './conditional.ts';
import { countedKey, dayCountsKey, dayCountsPk, dayCountsPrefix, returnLevelKey } from './keys.ts';
import { readAll } from './partition.ts';
import { readItem, toItem } from './record.ts';
import type { Condition, Key, Table, Write } from './table.ts';

export function createInsightStore(table: Table): InsightStore {
  return {
    async count(tenant, entityId, ...facts) {
      const key = countedKey(tenant, entityId);
      for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
        const marked = (await table.get(key)) ?? {};
        const fresh = facts.filter(({ factId }) => !(markOf(factId) in marked));
        const [first] = fresh;
        if (!first) return looks === 0 ? 'known' : 'counted';
        const together = [marking(key, fresh), ...additions(tenant, fresh)];
        const fits = together.length <= MOST_WRITES;
        const writes = fits ? together : [marking(key, [first]), ...additions(tenant, [first])];
        const refusal = await attempt(table, writes, `count of ${entityId}`);
        if (fits && !refusal) return 'counted';
      }
      throw new StaleVersion(`count of ${entityId}`);
    },

    async days(tenant, { from, to, sku }) {
      const months = await Promise.all(
        monthsBetween(from, to).map((month) =>
          readAll(table, {
            pk: dayCountsPk(tenant, month),
            ...(sku && { skPrefix: dayCountsPrefix(sku) }),
          }),
        ),
      );
      return months
        .flat()
        .map((item) => readItem(dayCountsSchema, item))
        .filter(({ day }) => from <= day && day <= to);
    },

    async findLevel(tenant, sku) {
      const item = await table.get(returnLevelKey(tenant, skuCodeSchema.parse(sku)));
      return item && readItem(returnLevelSchema, item);
    },

    async saveLevel(next) {
      const read = next.version - 1;
      const condition: Condition = read === 0 ? { item: 'absent' } : { equals: { version: read } };
      await orRefused(
        () => table.put(toItem(returnLevelKey(next.tenant, next.sku), next), condition),
        () => {
          throw new StaleVersion(`return level of ${next.sku}`);
        },
      );
    },
  };
}

/** Of a transaction. */
const MOST_WRITES = 100;
/** Each look finds at least one fact more that others counted; an entity has few. */
const MOST_LOOKS = 10;

/** A fact may be called as a key is. */
const markOf = (factId: string) => `fact ${factId}`;

function marking(key: Key, facts: readonly CountedFact[]): Write {
  const marks = facts.map(({ factId }) => markOf(factId));
  const set = Object.fromEntries(marks.map((mark) => [mark, true]));
  return { update: key, change: { set }, condition: { absent: marks } };
}

/** An item once, however many lines of the facts are about it. */
function additions(tenant: string, facts: readonly CountedFact[]): Write[] {
  const counts = facts.flatMap((fact) => fact.counts);
  const items = Object.groupBy(counts, ({ sku, day }) => `${sku}#${day}`);
  return Object.values(items).flatMap((ofItem) => {
    const [first] = ofItem ?? [];
    if (!ofItem || !first) return [];
    const { sku, day } = first;
    const change = { add: summed(ofItem), setIfAbsent: { sku, day } };
    return [{ update: dayCountsKey(tenant, sku, day), change }];
  });
}

function summed(counts: readonly Count[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const one of counts) {
    const name = counterName(one);
    sums[name] = (sums[name] ?? 0) + one.by;
  }
  return sums;
}

/** `2026-11`, `2026-12`, `2027-01` … */
function monthsBetween(from: string, to: string): string[] {
  const [first, last] = [from, to].map((day) => {
    const [year, month] = day.split('-').map(Number);
    return (year ?? 0) * 12 + (month ?? 1) - 1;
  });
  if (first === undefined || last === undefined) return [];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => {
    const month = first + n;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}
