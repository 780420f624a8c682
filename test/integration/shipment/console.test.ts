import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { operationsCasePage } from '../../../functions/api/cases/contract.ts';
import {
  operationsTimelineView,
  searchAnswer,
} from '../../../functions/api/operations/contract.ts';
import { operationsOrderDetail } from '../../../functions/api/orders/contract.ts';
import { DEMO_TENANT } from '../../../local/demo/demo-client.ts';
import { exampleShipment, exampleSkus } from '../../../local/demo/example-shipment.ts';
import { exampleOrder } from '../../../local/demo/order-cases.ts';
import { openPortage, type OpenPortage } from './open-portage.ts';

let opened: OpenPortage;
beforeAll(async () => void (opened = await openPortage()), 120_000);
afterAll(() => opened.close(), 30_000);

const ask = async (path: string): Promise<unknown> => {
  const { runtime, operationsToken } = opened.portage;
  const headers = { authorization: `Bearer ${operationsToken}` };
  return (await fetch(new URL(path, runtime.url), { headers })).json();
};

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 100_000;
  while (!(await isSo())) {
    expect(performance.now()).toBeLessThan(end);
    await sleep(200);
  }
}

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
  await until(async () => {
    const { openCases, waiting } = operationsTimelineView.parse(await ask(path));
    return openCases.length === 1 && waiting?.state?.startsWith('Await') === true;
  });
  const { data } = operationsCasePage.parse(await ask('/operations/cases'));
  expect(data.map((found) => found.shipmentId)).toContain(shipmentId);
});

it('operations find an order by what its seller calls it, and see where its workflow stands', async () => {
  const lines = [{ sku: 'NOBODY-KNOWS-IT', quantity: 1 }];
  const { orderId } = await opened.client.placeOrder({
    ...exampleOrder('order-express-nj'),
    reference: 'CONSOLE-1',
    lines,
  });
  const { data } = searchAnswer.parse(await ask('/operations/search?q=CONSOLE-1'));
  expect(data).toEqual([{ kind: 'ORDER', tenant: DEMO_TENANT, id: orderId, by: 'REFERENCE' }]);
  await until(async () => {
    const answer = await ask(`/operations/orders/${DEMO_TENANT}/${orderId}`);
    const [fulfilment] = operationsOrderDetail.parse(answer).fulfilments;
    return fulfilment?.waiting?.state === 'AwaitClearance';
  });
});
