/** Keeps the level of a SKU's return rate true, and tells its seller when it rises (M-139): on crossing, not on each return. */
import type { CaseStore } from '../case/case-store.ts';
import type { Case } from '../case/case.ts';
import { caseIdSchema, type SkuCode, type Tenant } from '../kernel/ids.ts';
import { addDays, addSeconds, dayOf, type Now, type Timestamp } from '../kernel/time.ts';
import type { InsightStore } from './insight-store.ts';
import { isWorse, nextLevel, WINDOW_DAYS, type Level, type ReturnLevel } from './return-level.ts';
import { countersIn, skuReturns, type SkuReturns } from './return-report.ts';
import type { Action } from './suggest-actions.ts';

export interface ReturnRatePorts {
  readonly now: Now;
  readonly insights: Pick<InsightStore, 'days' | 'findLevel' | 'saveLevel'>;
  readonly cases: Pick<CaseStore, 'open' | 'find' | 'close'>;
  /** The id text of a name. */
  readonly idOf: (name: string) => string;
}

const ANSWER_SECONDS = 14 * 86_400;
const OPTIONS: Readonly<Partial<Record<Action, string>>> = {
  FIX_LISTING: 'fix-listing',
  IMPROVE_PACKAGING: 'improve-packaging',
  DROP_SKU: 'drop-sku',
};

/**
 * After a delivery only a level that is not normal can change: a rate falls by deliveries. Throws StaleVersion when somebody else
 * moves the level at this moment.
 */
export async function watchReturnRate(
  ports: ReturnRatePorts,
  { tenant, sku, because }: { tenant: Tenant; sku: SkuCode; because: 'delivered' | 'returned' },
): Promise<void> {
  const { insights, now } = ports;
  const before = await insights.findLevel(tenant, sku);
  const level = before?.level ?? 'NORMAL';
  if (because === 'delivered' && level === 'NORMAL') return;
  const at = now();
  const to = dayOf(at);
  const days = await insights.days(tenant, { from: addDays(to, 1 - WINDOW_DAYS), to, sku });
  const returns = skuReturns(sku, countersIn(days));
  const next = nextLevel(level, returns);
  if (next === level) return;
  const version = (before?.version ?? 0) + 1;
  const risen = isWorse(next, level)
    ? rateCase(ports, { tenant, sku, version, level: next, returns, at })
    : undefined;
  if (risen) await ports.cases.open(risen);
  await withdraw(ports, before, next);
  const caseId = risen?.caseId ?? (next === 'NORMAL' ? undefined : before?.caseId);
  await insights.saveLevel({
    ...{ tenant, sku, version, level: next, since: at },
    ...(caseId && { caseId }),
  });
}

/** A question about a level that was left upwards is asked anew; one about a rate that is normal again is moot. */
async function withdraw(
  { cases, now }: ReturnRatePorts,
  before: ReturnLevel | undefined,
  next: Level,
): Promise<void> {
  if (!before?.caseId || (next !== 'NORMAL' && !isWorse(next, before.level))) return;
  const found = await cases.find(before.tenant, before.caseId);
  if (found?.status === 'OPEN') await cases.close(found, `the rate is ${next}`, now());
}

interface Risen {
  readonly tenant: Tenant;
  readonly sku: SkuCode;
  readonly version: number;
  readonly level: Level;
  readonly returns: SkuReturns;
  readonly at: Timestamp;
}

/** Its id is made of the crossing, so that a crash before the level is kept asks nothing twice. */
function rateCase({ idOf }: ReturnRatePorts, risen: Risen): Case {
  const { tenant, sku, version, level, at } = risen;
  const { delivered, returned, ratePercent, reasons, suggestions } = risen.returns;
  const actions = suggestions.flatMap(({ action }) => OPTIONS[action] ?? []);
  return {
    caseId: caseIdSchema.parse(`cas_${idOf(`RETURN_RATE|${tenant}|${sku}|${version}`)}`),
    tenant,
    kind: 'RETURN_RATE',
    title: `${sku}: ${String(ratePercent)} % of what was delivered comes back`,
    audience: 'seller',
    responsible: 'SELLER',
    options: [...actions, ...(actions.includes('drop-sku') ? [] : ['drop-sku']), 'noted'],
    defaultOption: 'noted',
    evidence: {
      ...{ sku, level, ratePercent, delivered, returned, windowDays: WINDOW_DAYS, reasons },
      suggestions,
    },
    openedAt: at,
    deadlineAt: addSeconds(at, ANSWER_SECONDS),
    version: 1,
    status: 'OPEN',
  };
}
