/**
 * Amazon sends back three lines, one unit short: the report, the returns, the desk's count, the stream that brings it home
 * and the counters, all as deployed, on this machine.
 */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { caseView } from '../../../functions/api/cases/contract.ts';
import { returnInsightsView } from '../../../functions/api/insights/contract.ts';
import { importView, removalView } from '../../../functions/api/removals/contract.ts';
import { alertList, safetyStockView } from '../../../functions/api/stock-alerts/contract.ts';
import { DEMO_TENANT } from '../../../local/demo/demo-client.ts';
import { openPortage, type OpenPortage } from '../shipment/open-portage.ts';

const skus = z
  .array(z.looseObject({ sku: z.string() }))
  .parse(JSON.parse(readFileSync('examples/skus.json', 'utf8')));
const report = readFileSync('examples/removal-order-detail.csv', 'utf8');

let opened: OpenPortage;
beforeAll(async () => {
  opened = await openPortage();
  for (const sku of skus) await opened.client.registerSku(sku);
}, 300_000);
afterAll(() => opened.close(), 30_000);

async function ask(method: string, path: string, body?: string, type = 'application/json') {
  const { keys, runtime } = opened.portage;
  const answer = await fetch(new URL(path, runtime.url), {
    method,
    headers: {
      authorization: `Bearer ${keys[DEMO_TENANT] ?? ''}`,
      ...(body !== undefined && { 'content-type': type }),
    },
    ...(body !== undefined && { body }),
  });
  const json: unknown = await answer.json();
  expect(answer.status, JSON.stringify(json)).toBeLessThan(300);
  return json;
}

async function until<T>(read: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 300; tries += 1) {
    const found = await read();
    if (found !== undefined) return found;
    await sleep(200);
  }
  throw new Error('nothing came of it');
}

it('follows a removal from Amazon’s report to the count, and asks about the unit that is missing', async () => {
  await opened.direct({ returns: 'short' });
  await ask('PUT', '/skus/LUMEN-DESK-01/safety-stock', JSON.stringify({ threshold: 3 }));
  const path = '/removals/imports?warehouse=US-EWR';
  const imported = importView.parse(await ask('POST', path, report, 'text/csv'));
  expect(imported.faults).toEqual([]);
  const [removal] = imported.removals;
  const read = async () =>
    removalView.parse(await ask('GET', `/removals/${removal?.removalId ?? ''}`));
  const asked = await until(async () => (await read()).openCases?.[0]);
  const found = caseView.parse(await ask('GET', `/cases/${asked}`));
  expect(found).toMatchObject({
    kind: 'REMOVAL_DISCREPANCY',
    evidence: { differences: [{ shipped: 12, received: 11 }] },
  });
  expect((await read()).status).toBe('INSPECTED');

  await ask('POST', `/cases/${asked}/decision`, JSON.stringify({ option: 'claim-at-amazon' }));
  const closed = await until(async () => {
    const now = await read();
    return now.status === 'CLOSED' ? now : undefined;
  });
  expect(closed.closeReason).toBe('difference: claim-at-amazon');
  expect(await ask('POST', path, report, 'text/csv')).toMatchObject({
    removals: [{ outcome: 'unchanged' }],
  });

  const today = new Date().toISOString().slice(0, 10);
  const period = `/insights/returns?from=${today.slice(0, 4)}-01-01&to=${today.slice(0, 4)}-12-31`;
  const graded = await until(async () => {
    const insights = returnInsightsView.parse(await ask('GET', period));
    return insights.skus.length === 3 ? insights.skus : undefined;
  });
  const units = graded.flatMap(({ grades }) => Object.values(grades));
  expect(units.reduce((sum, n) => sum + n, 0)).toBe(21);

  const alert = await until(async () => {
    const view = safetyStockView.parse(await ask('GET', '/skus/LUMEN-DESK-01/safety-stock'));
    return view.alert?.status === 'RESOLVED' ? view.alert : undefined;
  });
  expect(alert.available).toBe(0);
  expect(alertList.parse(await ask('GET', '/inventory/alerts?status=OPEN')).data).toEqual([]);
}, 120_000);

it('describes itself', async () => {
  const answer = await fetch(new URL('/openapi.json', opened.portage.runtime.url));
  expect(await answer.json()).toMatchObject({ openapi: '3.1.0' });
});
