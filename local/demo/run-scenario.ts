/**
 * Walks one shipment from the seller's request to its end, over the API alone: registers the SKUs, posts the shipment,
 * follows the timeline, answers what is asked. The demo, the first `npm start` and the integration tests run this.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { closedStatusSchema } from '../../domain/shipment/shipment-lifecycle.ts';
import type { Scenario } from '../sandbox/scenario.ts';
import { answerCases } from './answer-cases.ts';
import { exampleShipment, exampleSkus, type ExampleName } from './example-shipment.ts';
import { narrator } from './narrate.ts';
import type { PortageClient, Timeline } from './portage-client.ts';
import { SCENARIO_ENDS } from './scenario-ends.ts';
import { shelfFaults, unitsOnShelf, unitsReceived, type Units } from './shelf.ts';

export interface ScenarioRun {
  readonly client: PortageClient;
  readonly scenario: Scenario;
  readonly example?: ExampleName;
  /** Tells this shipment from others of the same example. */
  readonly turn?: number;
  readonly say: (line: string) => void;
  /** Milliseconds until it counts as stuck. */
  readonly patience: number;
}

export interface ScenarioOutcome {
  readonly shipmentId: string;
  readonly timeline: Timeline;
  /** Units by SKU that the warehouse counted whole. */
  readonly received: Units;
  /** Empty when the shipment ended as it must and the shelf holds what was received. */
  readonly faults: readonly string[];
}

const LOOK_EVERY_MS = 250;
/** Cases that hold nothing up are looked for this often, counted in looks; those that do, at once. */
const ASK_EVERY = 4;

export async function runScenario(run: ScenarioRun): Promise<ScenarioOutcome> {
  const { client, example = 'inbound-sea-us', turn = 0, say } = run;
  for (const sku of exampleSkus()) await client.registerSku(sku);
  const body = exampleShipment(example, turn, Date.now());
  const { shipmentId } = await client.createShipment(body);
  const { destination } = await client.shipment(shipmentId);
  say(`shipment ${shipmentId} from ${example}.json, scenario ${run.scenario}`);
  const before = await unitsOnShelf(client, destination.warehouseId);
  const timeline = await followToTheEnd(run, shipmentId);
  const received = await unitsReceived(client, shipmentId);
  const after = await unitsOnShelf(client, destination.warehouseId);
  const shelved = timeline.status.startsWith('COMPLETED') ? received : new Map<string, number>();
  const faults = [...endFaults(run.scenario, timeline), ...shelfFaults(before, after, shelved)];
  return { shipmentId, timeline, received, faults };
}

/** The timeline of the end. Throws when it is not reached in time, saying who was waited for. */
export async function followToTheEnd(
  run: Pick<ScenarioRun, 'client' | 'scenario' | 'say' | 'patience'>,
  shipmentId: string,
): Promise<Timeline> {
  const { client, scenario, say, patience } = run;
  const tell = narrator(say);
  const late = performance.now() + patience;
  let cancelled = false;
  for (let look = 1; ; look += 1) {
    const timeline = await client.timeline(shipmentId);
    tell(timeline);
    const closed = isClosed(timeline);
    const asked = closed || isAsked(timeline) || look % ASK_EVERY === 0;
    const answered = asked ? await answerCases(client, shipmentId, say) : 0;
    if (closed) return timeline;
    if (
      scenario === 'cancel-before-departure' &&
      timeline.status === 'EXPORT_RELEASED' &&
      !cancelled
    ) {
      await client.cancel(shipmentId, 'The season is over');
      cancelled = true;
    }
    if (performance.now() > late) throw new Error(stuck(timeline, patience));
    if (answered === 0) await sleep(LOOK_EVERY_MS);
  }
}

/** Somebody has the ball who decides, not a partner. */
function isAsked({ waiting }: Timeline): boolean {
  return waiting?.responsible === 'SELLER' || waiting?.responsible === 'OPERATIONS';
}

function isClosed({ status }: Timeline): boolean {
  return closedStatusSchema.safeParse(status).success;
}

function endFaults(scenario: Scenario, { status, history }: Timeline): string[] {
  const expected = SCENARIO_ENDS[scenario];
  if (status === expected) return [];
  const steps = history.map(({ to }) => to).join(' > ');
  return [`ended ${status}, should have ended ${expected}: ${steps}`];
}

function stuck({ status, waiting }: Timeline, patience: number): string {
  const whom = waiting
    ? `, waiting for ${waiting.responsible}: ${waiting.awaiting}`
    : ', waiting for nobody';
  return `not at its end after ${patience / 1000} s: ${status}${whom}`;
}
