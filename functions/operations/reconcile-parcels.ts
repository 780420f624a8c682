/**
 * Asks carriers about parcels that nobody told of lately: a dropped webhook is made good through the same door as one that
 * came (design 3.3). Which to ask is on the number's item, so nothing is searched; a round is bounded, the oldest first.
 */
import { PartnerRefused } from '../../domain/kernel/domain-error.ts';
import { addSeconds, secondsBetween, type Now } from '../../domain/kernel/time.ts';
import type { ParcelCarrierPort } from '../../domain/parcel/parcel-carrier-port.ts';
import type { ParcelNumber, ParcelNumberStore } from '../../domain/parcel/parcel-store.ts';
import type { ParcelTracking } from '../../domain/parcel/parcel-tracking.ts';
import { applyParcel } from '../consumers/apply-parcel.ts';
import type { ParcelPorts } from '../consumers/parcel-ports.ts';
import { chaseBookingIn, type ChasePorts } from './chase-booking-in.ts';

/** At most so many in a round of a quarter of an hour: 19,200 a day. */
const MOST = 200;
const AT_ONCE = 5;
const DAY = 86_400;
/** Told of within so long: not asked about. */
const FRESH_SECONDS = DAY / 2;
/** After so many days nobody expects an answer any more; the fulfilment was given up long before. */
const MOST_ASKED = 45;

export interface ReconcilePorts extends ParcelPorts, ChasePorts {
  readonly now: Now;
  readonly numbers: ParcelNumberStore;
  readonly track: ParcelCarrierPort['track'];
}

export interface Reconciled {
  readonly looked: number;
  /** Carriers really asked. */
  readonly asked: number;
  /** Parcels of which the carrier knew something that no webhook had told. */
  readonly recovered: number;
  readonly failures: readonly unknown[];
}

export async function reconcileParcels(ports: ReconcilePorts): Promise<Reconciled> {
  const due = await ports.numbers.toAsk(ports.now(), MOST);
  const done: Outcome[] = [];
  for (let at = 0; at < due.length; at += AT_ONCE) {
    const some = due.slice(at, at + AT_ONCE);
    done.push(...(await Promise.all(some.map((number) => reconcile(ports, number)))));
  }
  return {
    looked: due.length,
    asked: done.filter(({ asked }) => asked).length,
    recovered: done.filter(({ recovered }) => recovered).length,
    failures: done.flatMap(({ failure }) => (failure === undefined ? [] : [failure])),
  };
}

interface Outcome {
  readonly asked?: boolean;
  readonly recovered?: boolean;
  readonly failure?: unknown;
}

/** What fails stays due and is asked again in the next round. */
async function reconcile(ports: ReconcilePorts, number: ParcelNumber): Promise<Outcome> {
  try {
    const tracking = await ports.parcels.find(number.key);
    if (isOver(tracking) || number.asked >= MOST_ASKED) {
      await ports.numbers.askAgain(number.number, await chaseBookingIn(ports, number, tracking));
      return {};
    }
    const outcome = isFresh(ports, number, tracking) ? {} : await ask(ports, number);
    await ports.numbers.askAgain(number.number, addSeconds(ports.now(), DAY));
    return outcome;
  } catch (failure) {
    return { asked: true, failure };
  }
}

/** One that the carrier will not answer for is asked about again tomorrow, like one it does not know. */
async function ask(ports: ReconcilePorts, { number, carrier, key }: ParcelNumber) {
  const report = await ports.track(number, carrier).catch(unlessRefused);
  if (!report) return { asked: true };
  const { news } = await applyParcel(ports, key, report);
  return { asked: true, recovered: news.length > 0 };
}

function unlessRefused(error: unknown): undefined {
  if (!(error instanceof PartnerRefused)) throw error;
  return undefined;
}

const OVER: ReadonlySet<ParcelTracking['status']> = new Set(['delivered', 'returned', 'cancelled']);
const isOver = ({ status }: ParcelTracking) => OVER.has(status);

/** A number it was handed over under is asked about once in any case: by that it is registered. */
function isFresh({ now }: ReconcilePorts, number: ParcelNumber, { lastEventAt }: ParcelTracking) {
  const told = number.asked > 0 ? lastEventAt : undefined;
  return told !== undefined && secondsBetween(told, now()) < FRESH_SECONDS;
}
