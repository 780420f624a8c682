/** What must be true of one order once its world has come to rest. */
import { z } from 'zod';
import { fulfilmentLifecycle } from '../../domain/order/fulfilment-lifecycle.ts';
import { laneOf, type Fulfilment } from '../../domain/order/fulfilment.ts';
import { pickIdOf } from '../../domain/order/pick-id.ts';
import { floorMessageSchema } from '../../domain/partner/floor-port.ts';
import type { OrderId } from '../../domain/kernel/ids.ts';
import { decisionOf } from '../../domain/case/case-question.ts';
import { parcelPlotSchema } from '../../local/sandbox/parcel-plot.ts';
import { tenant } from '../support/example-shipment.ts';
import type { World } from '../support/portage-world.ts';
import type { Surroundings } from './lifecycle.ts';

/** About goods, money or a shelf that outlive the parcel. */
const OUTLIVING = ['PARCEL_LOST', 'SHORT_PICK', 'STOCK_SUSPENSE', 'DAMAGED', 'PARCEL_DAMAGED'];

export async function orderInvariants(
  { world }: Surroundings,
  orderId: OrderId,
): Promise<string[]> {
  const sold = await world.orders.findWhole({ tenant, orderId });
  if (!sold) return ['GONE'];
  const found: string[] = [];
  if (sold.fulfilments.length === 0) found.push('STUCK unplanned');
  for (const fulfilment of sold.fulfilments) {
    found.push(...(await endFaults(world, fulfilment)));
    found.push(...lostFacts(world, fulfilment));
    found.push(...labelFaults(world, fulfilment, await casesOf(world, fulfilment)));
  }
  return found;
}

type Cases = Awaited<ReturnType<typeof casesOf>>;

/** Those of one fulfilment: its lane is on them. */
async function casesOf(world: World, fulfilment: Fulfilment) {
  const cases = await world.cases.ofEntity(tenant, fulfilment.orderId);
  return cases.filter(({ lane }) => lane === laneOf(fulfilment));
}

/** Terminal, or a person's turn; and what has ended waits for nothing. */
async function endFaults(world: World, fulfilment: Fulfilment): Promise<string[]> {
  const { status, statusSince, orderId, n } = fulfilment;
  const open = (await casesOf(world, fulfilment)).filter((c) => c.status === 'OPEN');
  if (!fulfilmentLifecycle.terminal.includes(status)) {
    if (open.some(({ deadlineAt }) => deadlineAt > world.now())) return [];
    return [`STUCK ${n} in ${status} since ${statusSince}`];
  }
  const wait = await world.waits.find({ tenant, entityId: orderId, lane: laneOf(fulfilment) });
  const running = await world.runningOf(`ful-${orderId}-${n}-`);
  return [
    ...(wait?.token === undefined ? [] : [`OPEN WAIT ${n} after ${status}`]),
    ...(running === 0 ? [] : [`RUNNING ${n} after ${status}`]),
    ...('nextDeadlineAt' in fulfilment ? [`DEADLINE ${n} after ${status}`] : []),
    ...open
      .filter(({ kind }) => !OUTLIVING.includes(kind))
      .map(({ kind }) => `OPEN CASE ${kind} ${n} after ${status}`),
  ];
}

const KEPT_AS = {
  'warehouse.pick.started': 'pickingAt',
  'warehouse.pick.short': 'short',
  'warehouse.parcel.packed': 'packed',
  'warehouse.parcel.handed_over': 'handedOverAt',
  'warehouse.pick.stopped': 'stop',
  'warehouse.pick.too_late': 'stop',
} as const;

/** What the floor told of the plan that stands is on the record, whoever wrote to it meanwhile. */
function lostFacts(world: World, fulfilment: Fulfilment): string[] {
  const about = pickIdOf(fulfilment);
  return world.accepted.flatMap(({ source, body }) => {
    const told = source === 'warehouse' ? floorMessageSchema.safeParse(body).data : undefined;
    if (told?.data.pickId !== about || fulfilment.floor[KEPT_AS[told.type]]) return [];
    return [`LOST ${told.type} of ${fulfilment.n}`];
  });
}

/** One live label for what left; none for what was cancelled, unless a person said that he saw to it. */
function labelFaults(world: World, { orderId, n, status }: Fulfilment, cases: Cases): string[] {
  const plot = parcelPlotSchema.safeParse(world.plotOf(`${orderId}-${n}`)).data;
  const live = (plot?.labels ?? []).filter(
    (l) => l.bought && !l.isReturn && l.refund !== 'submitted',
  );
  const most = ['CANCELLED', 'REJECTED'].includes(status) ? 0 : 1;
  if (live.length <= most) return [];
  if (cases.some((c) => decisionOf(c) === 'done-by-hand')) return [];
  return [`LIVE LABELS ${n} ${status}: ${live.map(({ reference }) => reference).join(', ')}`];
}

const picks = z.object({
  pickId: z.string(),
  picks: z.array(z.object({ sku: z.string(), quantity: z.number() })),
});

/** The floor was told of each plan in one way: what and how many. Which bins is read anew when it is told again. */
export function floorFaults(world: World): string[] {
  const asked = new Map<string, string>();
  return world.requests.flatMap(({ path, body }) => {
    if (path !== '/picks') return [];
    const list = picks.parse(body);
    const units: Record<string, number> = {};
    for (const { sku, quantity } of list.picks) units[sku] = (units[sku] ?? 0) + quantity;
    const [text, before] = [JSON.stringify(Object.entries(units).sort()), asked.get(list.pickId)];
    asked.set(list.pickId, text);
    return before === undefined || before === text
      ? []
      : [`PICK ${list.pickId} was told in two ways`];
  });
}
