/** What must be true of every return once its world has come to rest, whoever opened it (lifecycles 4.3, M-120 to M-142). */
import { z } from 'zod';
import { returnedKey } from '../../adapters/dynamodb/keys.ts';
import { decisionOf } from '../../domain/case/case-question.ts';
import { orderIdSchema, type OrderId } from '../../domain/kernel/ids.ts';
import { isClosed, warehouseOf } from '../../domain/return/return-record.ts';
import { parcelPlotSchema } from '../../local/sandbox/parcel-plot.ts';
import { tenant } from '../support/example-shipment.ts';
import type { World } from '../support/portage-world.ts';
import { boxFaults, deskFaults } from './desk-invariants.ts';
import { readKept, type Kept } from './kept-return.ts';
import type { Surroundings } from './lifecycle.ts';
import { refundFaults } from './refund-invariants.ts';
import { ledgerOfReturns, ledgerFaults, type Moved } from './return-ledger.ts';

/** About stock that outlives the return. */
const OUTLIVING = ['STOCK_SUSPENSE'];
/** Nothing came, or nothing was to come. */
const NOTHING_COMES = ['DECLINED', 'CANCELLED', 'EXPIRED', 'RETURNLESS_REFUND'];

export async function returnInvariants(around: Surroundings): Promise<string[]> {
  const { world, returns } = around;
  const all = await Promise.all(returns.all().map((key) => readKept(world, key)));
  const kept = all.flatMap((one) => one ?? []);
  const moved = await ledgerOfReturns(world, tenant);
  const running = await runningNames(world);
  const own: string[] = [];
  for (const one of kept)
    own.push(
      ...[
        ...(await endFaults(around, one, running)),
        ...labelFaults(world, one),
        ...proofFaults(world, one),
        ...ledgerFaults(one, moved.get(one.ret.returnId) ?? NOTHING_MOVED),
        ...refundFaults(one),
      ].map((fault) => `${one.ret.returnId}: ${fault}`),
    );
  return [
    ...returns.faults(),
    ...own,
    ...(await orderFaults(world, kept)),
    ...boxFaults(kept),
    ...deskFaults(world, kept),
    ...replacementFaults(world, kept),
  ];
}

const NOTHING_MOVED: Moved[] = [];

async function runningNames(world: World): Promise<string[]> {
  const rows = await world.listExecutions(0, 'return');
  return rows.filter(({ status }) => status === 'RUNNING').map(({ name }) => name);
}

/** Closed, or a person's turn; what has closed waits for nothing; what was to be followed was started. */
async function endFaults(
  { world, observed }: Surroundings,
  { ret, cases }: Kept,
  running: readonly string[],
): Promise<string[]> {
  const { tenant: owner, returnId, status, statusSince, epoch } = ret;
  const started = observed.asked.has(`ret-${returnId}-${epoch}`);
  const open = cases.filter((c) => c.status === 'OPEN');
  const isDoneAtOnce = isClosed(ret) && ret.closedAt === ret.createdAt;
  const unstarted = started || isDoneAtOnce ? [] : ['NOT STARTED'];
  if (!isClosed(ret)) {
    if (open.some(({ deadlineAt }) => deadlineAt > world.now())) return unstarted;
    return [...unstarted, `STUCK in ${status} since ${statusSince}`];
  }
  const wait = await world.waits.find({ tenant: owner, entityId: returnId, lane: 'main' });
  return [
    ...unstarted,
    ...(wait?.token === undefined ? [] : [`OPEN WAIT after ${status}`]),
    ...(running.some((name) => name.includes(returnId)) ? [`RUNNING after ${status}`] : []),
    ...('nextDeadlineAt' in ret ? [`DEADLINE after ${status}`] : []),
    ...open
      .filter(({ kind }) => !OUTLIVING.includes(kind))
      .map(({ kind }) => `OPEN CASE ${kind} after ${status}`),
  ];
}

/** One label at most, bought and told to the desk only once approved; void when nothing comes. */
function labelFaults(world: World, { ret, cases }: Kept): string[] {
  const { returnId, status, since, label, deskId } = ret;
  const plot = parcelPlotSchema.safeParse(world.plotOf(returnId)).data;
  const bought = (plot?.labels ?? []).filter((each) => each.bought !== undefined);
  const live = bought.filter(({ refund }) => refund !== 'submitted');
  const isTold = world.requests.some(
    ({ path, body }) => path === '/returns' && 'rmaId' in body && body.rmaId === deskId,
  );
  const isApproved = since.APPROVED !== undefined;
  const byHand = cases.some((c) => decisionOf(c) === 'done-by-hand');
  return [
    ...(!isApproved && (label ?? bought.length > 0) ? ['LABEL before approval'] : []),
    ...(!isApproved && isTold && ret.kind === 'CUSTOMER' ? ['DESK TOLD before approval'] : []),
    ...(live.length > 1 ? [`LIVE LABELS ${live.length}`] : []),
    ...(NOTHING_COMES.includes(status) && live.length > 0 && !byHand
      ? [`LIVE LABEL after ${status}`]
      : []),
    ...(NOTHING_COMES.includes(status) && label && !label.voidedAt
      ? [`LABEL not void after ${status}`]
      : []),
  ];
}

/** The United States want to see what is destroyed (19 CFR 190.71). */
function proofFaults(world: World, { ret, inspection }: Kept): string[] {
  return ret.works.flatMap(({ workId, disposition, proofKey }) => {
    if (disposition !== 'DESTROY' || warehouseOf(ret)?.startsWith('US-') !== true) return [];
    const isUploaded = proofKey !== undefined && world.bucket.has(proofKey);
    const isProved = isUploaded || inspection.worked[workId]?.proof !== undefined;
    if (proofKey !== undefined && !isUploaded) return [`PROOF of ${workId} was never uploaded`];
    return isClosed(ret) && !isProved ? [`UNPROVED destruction ${workId}`] : [];
  });
}

/** Over all returns of an order: no more of a line comes back than was delivered, and the line's counter says the same. */
async function orderFaults(world: World, kept: readonly Kept[]): Promise<string[]> {
  const orderIds = new Set(kept.flatMap(({ ret }) => ret.orderId ?? []));
  const found: string[] = [];
  for (const orderId of orderIds) {
    const ofOrder = kept.filter(({ ret }) => ret.orderId === orderId);
    found.push(...(await lineFaults(world, orderId, ofOrder)).map((f) => `${orderId}: ${f}`));
  }
  return found;
}

async function lineFaults(
  world: World,
  orderId: OrderId,
  kept: readonly Kept[],
): Promise<string[]> {
  const sold = await world.orders.findWhole({ tenant, orderId });
  const counted = (lineId: string) =>
    Number(world.table.peek(returnedKey(tenant, orderId, lineId))?.['quantity'] ?? 0);
  const claiming = kept.filter(
    ({ ret }) => ret.claimsOrderLines && !['DECLINED', 'CANCELLED', 'EXPIRED'].includes(ret.status),
  );
  // A shop may hear of a delivery before we do.
  const inShop = kept.some(({ ret }) => ret.channel?.externalReturnId !== undefined);
  const arrived = (sold?.fulfilments ?? []).filter(({ status }) =>
    inShop ? LEFT.includes(status) : status === 'DELIVERED',
  );
  const brought = kept.filter(({ ret }) => ret.kind === 'RTS').map(({ ret }) => ret.fulfilment);
  const twice = brought.length === new Set(brought).size ? [] : ['RTS opened twice'];
  return [
    ...twice,
    ...(sold?.order.lines ?? []).flatMap(({ lineId }) => {
      const delivered = unitsOf(arrived, lineId);
      const returned = unitsOf(
        claiming.map(({ ret }) => ret),
        lineId,
      );
      return [
        ...(returned > delivered ? [`RETURNED ${returned} of ${delivered} in ${lineId}`] : []),
        ...(returned === counted(lineId)
          ? []
          : [`CLAIMED ${counted(lineId)}, returns say ${returned} in ${lineId}`]),
      ];
    }),
  ];
}

const LEFT: readonly string[] = ['SHIPPED', 'DELIVERED', 'RETURNED_TO_SENDER', 'LOST'];

type Lines = Readonly<{ lines: readonly { readonly lineId: string; readonly quantity: number }[] }>;

function unitsOf(from: readonly Lines[], lineId: string): number {
  return from
    .flatMap(({ lines }) => lines)
    .reduce((sum, line) => sum + (line.lineId === lineId ? line.quantity : 0), 0);
}

const replacement = z.object({
  orderId: orderIdSchema,
  replaces: z.object({ returnId: z.string() }),
});

/** At most one order for one exchange, and each knows the other. */
function replacementFaults(world: World, kept: readonly Kept[]): string[] {
  const orders = world.table
    .all()
    .flatMap((item) => (item.sk === 'HEAD' ? (replacement.safeParse(item).data ?? []) : []));
  return [
    ...orders
      .filter(({ orderId, replaces }) =>
        kept.every(
          ({ ret }) =>
            ret.returnId !== replaces.returnId ||
            ret.replacementOrderId !== orderId ||
            ret.resolution !== 'EXCHANGE',
        ),
      )
      .map(({ orderId }) => `REPLACEMENT ${orderId} of no return`),
    ...kept
      .filter(({ ret }) => ret.replacementOrderId !== undefined)
      .filter(({ ret }) => orders.every(({ orderId }) => orderId !== ret.replacementOrderId))
      .map(({ ret }) => `REPLACEMENT of ${ret.returnId} is not there`),
  ];
}
