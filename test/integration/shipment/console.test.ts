import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { operationsCasePage } from '../../../functions/api/cases/contract.ts';
import { operationsTimelineView } from '../../../functions/api/operations/contract.ts';
import { DEMO_TENANT } from '../../../local/demo/demo-client.ts';
import { exampleShipment, exampleSkus } from '../../../local/demo/example-shipment.ts';
import { openPortage, type OpenPortage } from './open-portage.ts';

let opened: OpenPortage;
beforeAll(async () => void (opened = await openPortage()), 120_000);
afterAll(() => opened.close(), 30_000);

const ask = async (path: string): Promise<unknown> => {
  const { runtime, operationsToken } = opened.portage;
  const headers = { authorization: `Bearer ${operationsToken}` };
  return (await fetch(new URL(path, runtime.url), { headers })).json();
};

it('the console is served with every file that its page names', async () => {
  const { url } = opened.portage.runtime;
  const page = await (await fetch(new URL('/console', url))).text();
  const named = Array.from(page.matchAll(/(?:href|src)="(\/[^"]+)"/g), ([, path = '']) => path);
  expect(named.map((path) => path.split('.').at(-1)).sort()).toEqual(['css', 'js']);
  for (const path of named) {
    const answer = await fetch(new URL(path, url));
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect((await answer.text()).length).toBeGreaterThan(10_000);
  }
});

it('operations see the case, and the state of the workflow that waits for it', async () => {
  await opened.direct({ scenario: 'customs-hold' });
  for (const sku of exampleSkus()) await opened.client.registerSku(sku);
  const body = exampleShipment('inbound-sea-us', 0, Date.now());
  const { shipmentId } = await opened.client.createShipment(body);
  const path = `/operations/shipments/${DEMO_TENANT}/${shipmentId}/timeline`;
  // A hold stays until somebody answers it. The case is written first, the wait registered after it.
  const isAsked = async () => {
    const { openCases, waiting } = operationsTimelineView.parse(await ask(path));
    return openCases.length === 1 && waiting?.state?.startsWith('Await') === true;
  };
  const until = performance.now() + 100_000;
  while (!(await isAsked())) {
    expect(performance.now()).toBeLessThan(until);
    await sleep(200);
  }
  const { data } = operationsCasePage.parse(await ask('/operations/cases'));
  expect(data.map((found) => found.shipmentId)).toContain(shipmentId);
});
