import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Timeline } from '../../../local/demo/portage-client.ts';
import { runScenario, type ScenarioOutcome } from '../../../local/demo/run-scenario.ts';
import type { Order, Scenario } from '../../../local/sandbox/scenario.ts';
import { openPortage, type OpenPortage } from './open-portage.ts';

let opened: OpenPortage;
beforeAll(async () => void (opened = await openPortage()), 120_000);
afterAll(() => opened.close(), 30_000);

let turn = 0;

it.each<Scenario>(['smooth', 'rolled', 'customs-hold', 'short-receipt'])(
  '%s: every webhook twice and in reverse order gives the same final timeline',
  async (scenario) => {
    const told = await run(scenario, 'as-said');
    const turned = await run(scenario, 'twice-reversed');
    expect(told.faults).toEqual([]);
    expect(turned.faults).toEqual([]);
    expect(essence(turned.timeline)).toEqual(essence(told.timeline));
    expect(turned.received).toEqual(told.received);
  },
  240_000,
);

async function run(scenario: Scenario, order: Order): Promise<ScenarioOutcome> {
  await opened.direct({ scenario, order });
  return runScenario({
    client: opened.client,
    scenario,
    turn: ++turn,
    say: () => undefined,
    patience: 110_000,
  });
}

/**
 * Where it ended and what happened when: all but the names of this one shipment's box and booking, and the clock of what we
 * do ourselves. The status log is left out: it says what was known when, and who hears of the sailing first is never ROLLED.
 */
function essence({ status, milestones }: Timeline): unknown {
  return {
    status,
    milestones: milestones
      .map(({ unit, actual, ...milestone }) => ({
        ...milestone,
        unit: unit === undefined ? 'whole shipment' : 'its unit',
        actual: milestone.milestone === 'customs_submitted' ? 'when we filed' : actual,
      }))
      .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
  };
}
