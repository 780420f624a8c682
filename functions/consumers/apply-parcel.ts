/**
 * The one door for a carrier's word on a parcel, however it came: fold it in by one conditional put, learn the number it goes
 * on under, wake whoever waits. The waking comes for a duplicate too: a duplicate does not mean done (design 3.3).
 */
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { foldParcel } from '../../domain/parcel/fold-parcel.ts';
import { isDecisive } from '../../domain/parcel/parcel-milestones.ts';
import type { ParcelKey } from '../../domain/parcel/parcel-store.ts';
import {
  parcelReportSchema,
  type ParcelEvent,
  type ParcelReport,
  type ParcelTracking,
} from '../../domain/parcel/parcel-tracking.ts';
import { stalledAt } from '../../domain/parcel/silence.ts';
import type { WaitKey } from '../../domain/wait/wait.ts';
import { againWhenStale } from './again.ts';
import type { ParcelPorts } from './parcel-ports.ts';
import { countLane } from './count-lane.ts';
import { tellIfOver } from './parcel-after-end.ts';

export async function applyParcel(
  ports: ParcelPorts,
  key: ParcelKey,
  report: ParcelReport,
  under: readonly string[] = [],
): Promise<Told> {
  const told = await againWhenStale(async () => {
    const before = await ports.parcels.find(key);
    const folded = foldParcel(before, report);
    if (folded.next !== before) await ports.parcels.save(key, folded.next);
    return { before, ...folded };
  });
  await learnNext(ports, key, report, [...under, report.trackingNumber]);
  if (isAwaited(ports, key, report, told) && !(await tellIfOver(ports, key, told))) {
    const eventId = `parcel-${told.next.version}-${lastOf(told.next)}`;
    // Told again, a scan breaks no silence any more.
    if (isRepeatable(key, report, told)) await ports.wake(waitOf(key), eventId);
    else await ports.wake(waitOf(key), eventId, 'once');
  }
  await countLane(ports, key, told.before, told.next);
  return told;
}

export interface Told {
  readonly before: ParcelTracking;
  readonly next: ParcelTracking;
  readonly news: readonly ParcelEvent[];
}

/**
 * Most scans decide nothing, and nobody is woken for them: each waking is two state transitions. For a return even its delivery
 * decides nothing: the desk's word does, the same day.
 */
function isAwaited(
  { now }: ParcelPorts,
  key: ParcelKey,
  report: ParcelReport,
  { before, next, news }: Told,
) {
  if (isRepeatable(key, report, { next, news })) return true;
  if ('returnId' in key) return false;
  const broke = before.lastEventAt !== next.lastEventAt;
  const wasSilent = before.lastEventAt && stalledAt('EXPRESS', before.lastEventAt) <= now();
  return broke && Boolean(wasSilent);
}

/** Decides something, and does so as well when its message comes again. */
function isRepeatable(key: ParcelKey, report: ParcelReport, { next, news }: Omit<Told, 'before'>) {
  if ('returnId' in key) return next.status === 'lost';
  return (news.length > 0 ? news : report.events).some(isDecisive);
}

const lastOf = ({ events }: ParcelTracking) => events.findLast(isDecisive)?.key ?? 'news';

/** The parcel of a fulfilment has its own rendezvous; a return has one for all. */
const waitOf = (key: ParcelKey): WaitKey =>
  'orderId' in key
    ? { tenant: key.tenant, entityId: key.orderId, lane: `f${key.n}` }
    : { tenant: key.tenant, entityId: key.returnId, lane: 'main' };

/**
 * A number that means another parcel already is not taken from it on a carrier's word. One that means this parcel may have been
 * learned by a try that died before it brought what waited under it.
 */
async function learnNext(
  ports: ParcelPorts,
  key: ParcelKey,
  { nextNumber }: ParcelReport,
  under: readonly string[],
) {
  if (!nextNumber || under.includes(nextNumber.number)) return;
  const known = await ports.numbers.find(nextNumber.number);
  if (known && !isDeepStrictEqual(known.key, key)) return;
  // Asked about at once, so that whoever follows its carrier registers it.
  if (!known) await ports.numbers.learn({ ...nextNumber, key }, ports.now());
  await applyWaitingParcels(ports, nextNumber.number, key, under);
}

const unmatchedAs = (number: string) => ({ type: 'TRACKING', value: number }) as const;

/** What came under a number before its label was kept; to be called once the number is. `under`: numbers it was led here by. */
export async function applyWaitingParcels(
  ports: ParcelPorts,
  number: string,
  key: ParcelKey,
  under: readonly string[] = [],
): Promise<void> {
  const reference = unmatchedAs(number);
  for (const { body, eventKey } of await ports.tracking.unmatched(reference)) {
    await applyParcel(ports, key, parcelReportSchema.parse(JSON.parse(body)), under);
    await ports.tracking.forgetUnmatched(reference, eventKey);
  }
}

/** Gives the report to the parcel its number means; a number nobody knows yet waits, once for each content. */
export async function deliverReport(ports: ParcelPorts, report: ParcelReport): Promise<void> {
  const number = report.trackingNumber;
  const owner = await ports.numbers.find(number);
  if (owner) {
    await applyParcel(ports, owner.key, report);
    return;
  }
  const digest = createHash('sha256').update(contentOf(report)).digest('hex').slice(0, 32);
  const body = JSON.stringify(report);
  await ports.tracking.keepUnmatched(
    unmatchedAs(number),
    report.provider,
    digest,
    body,
    ports.now(),
  );
  // Its label may have been kept between the looking and the keeping.
  const since = await ports.numbers.find(number);
  if (since) await applyWaitingParcels(ports, number, since.key);
}

function contentOf({ events, estimatedDeliveryAt, signedBy }: ParcelReport): string {
  return JSON.stringify([events.map(({ key }) => key).sort(), estimatedDeliveryAt, signedBy]);
}
