import { afterAll, beforeAll, expect, it } from 'vitest';
import { runScenario } from '../../../local/demo/run-scenario.ts';
import { scenarioSchema, type Scenario } from '../../../local/sandbox/scenario.ts';
import { openPortage, type OpenPortage } from './open-portage.ts';

let opened: OpenPortage;
beforeAll(async () => void (opened = await openPortage()), 120_000);
afterAll(() => opened.close(), 30_000);

const PATIENCE_MS = 110_000;
const turns = scenarioSchema.options.map((scenario, turn): [Scenario, number] => [scenario, turn]);

it.each(turns)(
  '%s: ends as it must, and the shelf holds what was received',
  async (scenario, turn) => {
    await opened.direct({ scenario });
    const heard: string[] = [];
    const say = (line: string) => void heard.push(line);
    const outcome = await runScenario({
      client: opened.client,
      scenario,
      turn,
      say,
      patience: PATIENCE_MS,
    });
    expect(outcome.faults, heard.join('\n')).toEqual([]);
  },
);

it('a shipment by air to Canada, whose seller pays the duty', async () => {
  await opened.direct({ scenario: 'smooth' });
  const heard: string[] = [];
  const say = (line: string) => void heard.push(line);
  const run = {
    client: opened.client,
    scenario: 'smooth',
    example: 'inbound-air-ca',
    say,
    patience: PATIENCE_MS,
  } as const;
  const outcome = await runScenario(run);
  expect(outcome.faults, heard.join('\n')).toEqual([]);
  expect(heard.join('\n')).toContain('seller answers DUTY_PAYMENT_DUE: paid');
});

it('has made the papers of the shipment, and the links to them work', async () => {
  await opened.direct({ scenario: 'smooth' });
  const run = {
    client: opened.client,
    scenario: 'smooth',
    turn: 90,
    say: () => undefined,
    patience: PATIENCE_MS,
  } as const;
  const { shipmentId } = await runScenario(run);
  const made = (await opened.client.documents(shipmentId)).filter(({ documentId }) =>
    documentId.includes('_v1_'),
  );
  expect(made.map(({ fileName }) => fileName).sort()).toEqual([
    'carton-labels-v1.pdf',
    'commercial-invoice-v1.pdf',
    'commercial-invoice-v1.xlsx',
    'inbound-address-v1.pdf',
    'packing-list-v1.pdf',
    'packing-list-v1.xlsx',
  ]);
  for (const { url = '', fileName } of made) {
    const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
    expect(bytes.subarray(0, 4).toString('latin1')).toBe(
      fileName.endsWith('pdf') ? '%PDF' : 'PK\u0003\u0004',
    );
  }
});
