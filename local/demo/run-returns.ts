/**
 * The returns of the demo over the API alone: sells and delivers the goods, asks for each return, one of them in a shop,
 * answers what is asked, brings a removal home from Amazon with one unit short, and calls two bags back from there.
 */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { DEMO_TENANT } from './demo-client.ts';
import { exampleSkus } from './example-shipment.ts';
import type { OpenCase, ReturnDetail } from './portage-client.ts';
import {
  orderToReturn,
  paperFaults,
  RETURN_CASES,
  returnFaults,
  type ReturnCase,
} from './return-cases.ts';
import type { OrdersRun } from './run-orders.ts';
import { runShopReturn } from './run-shop-return.ts';
import type { ShopPeople } from './shop-people.ts';
import { stockGoods, type Goods } from './stock-goods.ts';
import { until } from './until.ts';

export interface ReturnsRun extends OrdersRun {
  /** Tells the sandbox what the desk finds in boxes that say nothing themselves. */
  readonly direct: (directions: { readonly returns: string }) => Promise<void>;
  readonly shop: ShopPeople;
}

const LOOK_EVERY_MS = 300;
const RETURN_ENDS: readonly string[] = [
  'COMPLETED',
  'RETURNLESS_REFUND',
  'DECLINED',
  'EXPIRED',
  'CANCELLED',
  'LOST',
];

const SHELVES: readonly Goods[] = [
  {
    warehouseId: 'US-EWR',
    port: 'USJFK',
    units: { 'LUMEN-DESK-01': 10, 'LUMEN-NIGHT-04': 20, 'LUMEN-SPK-02': 5 },
  },
  {
    warehouseId: 'US-LAX',
    port: 'USLAX',
    units: { 'LUMEN-DESK-01': 10, 'LUMEN-BAG-03': 10 },
  },
];

/** The option taken for a kind of case; a proof is uploaded, nothing else is expected. */
const ANSWERS: Readonly<Record<string, string>> = {
  PARTIAL_REFUND_OFFER: 'accept',
  REMOVAL_DEADLINE: 'noted',
  REMOVAL_DISCREPANCY: 'claim-at-amazon',
};

/** Faults; none when every return ended as it must. */
export async function runReturns(run: ReturnsRun): Promise<string[]> {
  const { client, say } = run;
  for (const sku of exampleSkus()) await client.registerSku(sku);
  await Promise.all(SHELVES.map((goods) => stockGoods(client, goods, say)));
  await client.stateSkuPolicy('LUMEN-SPK-02', { repairable: true });
  const faults = await Promise.all([
    ...RETURN_CASES.map((each, n) => runReturn(run, each, n)),
    runRemoval(run),
    runShopReturn({ ...run, follow: (...which) => followReturn(run, ...which) }),
  ]);
  const recallFaults = await runRecall(run);
  const refurbishedFaults = await mustSellRefurbished(run);
  return [...faults.flat(), ...recallFaults, ...refurbishedFaults];
}

/** One refurbished bag on the shelf, under a SKU that nobody had to register, 30 percent below the new one's 54.00. */
async function mustSellRefurbished({ client, say }: ReturnsRun): Promise<string[]> {
  const shelf = await client.inventory('US-LAX');
  const units = shelf.find(({ sku }) => sku === 'LUMEN-BAG-03-R')?.quantities.available ?? 0;
  const { name, barcode, refurbished } = await client.sku('LUMEN-BAG-03-R');
  const price = refurbished?.listPrice.amount ?? '?';
  say(`on the shelf in US-LAX: ${units} ${name} for ${price} 翻新品, barcode ${barcode.value}`);
  return units === 1 && price === '37.80' ? [] : ['the refurbished bag is not on sale'];
}

async function runReturn(run: ReturnsRun, wanted: ReturnCase, n: number): Promise<string[]> {
  const { client, say } = run;
  const { orderId, reference } = await client.placeOrder(orderToReturn(wanted, n));
  await until(run, reference, async () => (await client.order(orderId)).status === 'DELIVERED');
  const { returnId, outcome, triage } = await client.createReturn({
    orderId,
    lines: [{ sku: wanted.sku, quantity: 1, reason: wanted.reason }],
  });
  const worth = triage.itemValue?.amount ?? '?';
  const costs = `${triage.returnFreight?.amount ?? '?'} freight + ${triage.handling?.amount ?? '?'} handling`;
  say(`${reference} ${wanted.title}`);
  say(`  ${outcome}: worth ${worth}, back for ${costs}; ${triage.why.join(', ')}`);
  const ended = await followReturn(run, reference, returnId);
  for (const line of gradedLines(ended)) say(line);
  const refunds = ended.refunds.map(({ amount, reason }) => `${amount.amount} (${reason})`);
  say(`${reference} is ${ended.status}, refunded ${refunds.join(', ') || 'nothing'}`);
  const printed = await printedPapers(run, returnId);
  const faults = [...returnFaults(wanted, outcome, ended), ...paperFaults(wanted, printed)];
  return faults.map((fault) => `${reference}: ${fault}`);
}

/** Their kinds; only those that are there to be fetched, and are PDFs. */
async function printedPapers({ client, say }: ReturnsRun, returnId: string): Promise<string[]> {
  const papers = await client.returnDocuments(returnId);
  const kinds = papers.map(async ({ kind, fileName, url }) => {
    const bytes = url === undefined ? '' : await (await fetch(url)).text();
    if (!bytes.startsWith('%PDF')) return [];
    say(`    ${fileName}, ${Math.ceil(bytes.length / 1024)} KB`);
    return [kind];
  });
  return (await Promise.all(kinds)).flat();
}

/** The return at its end. Throws when it is not reached in time. */
async function followReturn(
  run: ReturnsRun,
  reference: string,
  returnId: string,
): Promise<ReturnDetail> {
  const { client, say, patience } = run;
  const late = performance.now() + patience;
  let told = '';
  for (;;) {
    const found = await client.return(returnId);
    if (found.status !== told) say(`  ${reference} ${found.status}`);
    told = found.status;
    if (RETURN_ENDS.includes(found.status)) return found;
    await answer(run, returnId);
    if (performance.now() > late) throw new Error(`${reference} is stuck: ${told}`);
    await sleep(LOOK_EVERY_MS);
  }
}

/** Three lines of Amazon's report; the last box is one unit short. */
async function runRemoval(run: ReturnsRun): Promise<string[]> {
  const { client, say, direct } = run;
  await direct({ returns: 'short' });
  const csv = readFileSync(
    new URL('../../examples/removal-order-detail.csv', import.meta.url),
    'utf8',
  );
  const { removals, rows } = await client.importRemovals(csv, 'US-EWR');
  const [removal] = removals;
  if (!removal) return ['the report imported no removal'];
  say(`removal ${removal.orderId}: ${rows.imported} lines imported 移除订单`);
  await until(run, removal.orderId, async () => {
    const { returnIds, status } = await client.removal(removal.removalId);
    for (const id of [removal.removalId, ...returnIds]) await answer(run, id);
    return status === 'CLOSED';
  });
  const { comparison = [] } = await client.removal(removal.removalId);
  for (const { sku, shipped, received } of comparison)
    say(`  ${sku}: Amazon shipped ${shipped}, ${received} received`);
  const short = comparison.reduce((sum, { shipped, received }) => sum + shipped - received, 0);
  return short === 1 ? [] : [`removal ${removal.orderId}: ${short} units short, should be 1`];
}

/** Two bags that lie at Amazon are called back, and counted against what was sent. */
async function runRecall(run: ReturnsRun): Promise<string[]> {
  const { client, say, direct } = run;
  await direct({ returns: 'grade-a' });
  const { returnId, returnTo } = await client.recall({
    warehouseId: 'US-LAX',
    from: { place: 'FBA', name: 'ONT8' },
    lines: [{ sku: 'LUMEN-BAG-03', quantity: 2 }],
    reference: 'RECALL-1',
  });
  say(`RECALL-1 two bags back from ONT8 to ${returnTo?.address.city ?? '?'} 调拨召回`);
  const { status, comparison = [] } = await followReturn(run, 'RECALL-1', returnId);
  for (const { sku, sent, received } of comparison)
    say(`  ${sku}: ${sent} sent, ${received} received`);
  const came = comparison.reduce((sum, { received }) => sum + received, 0);
  return status === 'COMPLETED' && came === 2 ? [] : [`RECALL-1 is ${status}, ${came} received`];
}

async function answer(run: ReturnsRun, entityId: string): Promise<void> {
  const { seller, operations } = await run.client.openCases(entityId);
  for (const each of seller) {
    const option = ANSWERS[each.kind] ?? defaultOf(each);
    run.say(`  ! seller answers ${each.kind}: ${option}`);
    await run.client.decide(each.caseId, { option });
  }
  for (const each of operations) await answerAsOperations(run, entityId, each);
}

async function answerAsOperations(run: ReturnsRun, entityId: string, asked: OpenCase) {
  const { client, say } = run;
  if (asked.kind !== 'DESTRUCTION_PROOF')
    throw new Error(`unexpected case ${asked.kind} "${asked.title}"`);
  const { status, works } = await client.return(entityId);
  const work = works.find(({ needsProof, proofAt }) => needsProof && !proofAt);
  if (!work) return;
  say(`  ! still ${status}: the warehouse uploads its proof of destruction`);
  await client.proveDestruction(DEMO_TENANT, entityId, work.workId);
}

/** A short box is taken as it is. */
function defaultOf({ kind, defaultOption, title }: OpenCase): string {
  if (kind === 'RETURN_INSPECTION' && defaultOption !== null) return defaultOption;
  throw new Error(`unexpected case ${kind} "${title}"`);
}

function gradedLines({ graded }: ReturnDetail): string[] {
  return graded.map(
    ({ sku, quantity, grade, fault, disposition, why }) =>
      `    ${quantity} ${sku ?? 'unknown'}: ${grade}, ${fault}, ${disposition ?? 'undecided'} (${why.join('; ')})`,
  );
}
