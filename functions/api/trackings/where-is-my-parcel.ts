import { NotFound } from '../../../domain/kernel/domain-error.ts';
import { MILESTONE_WORDS, STATUS_WORDS } from '../../../domain/parcel/milestone-words.ts';
import { isSignOfLife } from '../../../domain/parcel/parcel-milestones.ts';
import type { ParcelNumber } from '../../../domain/parcel/parcel-store.ts';
import type { ParcelTracking } from '../../../domain/parcel/parcel-tracking.ts';
import { negotiateLanguage, type Language } from '../../runtime/accept-language.ts';
import { noBody, noParams, openRoute } from '../../runtime/router.ts';
import { parcelAnswer, parcelQuery } from './contract.ts';
import { courierName } from './courier-names.ts';
import type { TrackingsPorts } from './trackings-ports.ts';

/**
 * For the buyer, who has no account: which courier has it, where, what comes next, why the number changed. The postal code
 * proves that the number was meant for him; a wrong one answers exactly like a number that nobody has.
 */
export const whereIsMyParcel = (ports: TrackingsPorts) =>
  openRoute('GET', '/where-is-my-parcel', {
    params: noParams,
    query: parcelQuery,
    body: noBody,
    handle: async ({ query, request }) => {
      const found = await ports.numbers.find(query.number);
      if (!found || !(await isMeantFor(ports, found, query.postalCode)))
        throw new NotFound('parcel');
      const language = negotiateLanguage(request.headers['accept-language']);
      const tracking = await ports.parcels.find(found.key);
      return {
        status: 200,
        headers: { 'content-language': language },
        body: answerOf(found, tracking, language),
      };
    },
  });

/** What comes back in a return is the seller's to follow. */
async function isMeantFor(
  { orders }: TrackingsPorts,
  { key }: ParcelNumber,
  postalCode: string,
): Promise<boolean> {
  const order = 'orderId' in key ? await orders.find(key) : undefined;
  const expected = order && area(order.shipTo.postalCode ?? '');
  return expected !== undefined && expected !== '' && expected === area(postalCode);
}

/** A US ZIP without its +4; any other code without blanks, in capitals. */
function area(postalCode: string): string {
  const bare = postalCode.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
  return /^\d{9}$/.test(bare) ? bare.slice(0, 5) : bare;
}

function answerOf(found: ParcelNumber, tracking: ParcelTracking, language: Language) {
  const tongue = language === 'zh-CN' ? 'zh' : 'en';
  const current = tracking.numbers.at(-1) ?? found;
  const last = tracking.events.findLast(isSignOfLife);
  return parcelAnswer.parse({
    courier: { code: current.carrier, name: courierName(current.carrier) },
    trackingNumber: current.number,
    status: tracking.status,
    statusText: STATUS_WORDS[tracking.status][tongue],
    lastPlace: last?.place,
    lastText: last && MILESTONE_WORDS[last.milestone][tongue],
    updatedAt: tracking.lastEventAt,
    // What is there, lost or on its way back is expected no more.
    expectedAt: EXPECTED.has(tracking.status) ? tracking.estimatedDeliveryAt : undefined,
    deliveredAt: tracking.deliveredAt,
    failedAttempts: tracking.attempts,
    numberChanges: changesOf(tracking, tongue),
  });
}

const EXPECTED: ReadonlySet<ParcelTracking['status']> = new Set([
  'pending',
  'info_received',
  'in_transit',
  'customs',
  'out_for_delivery',
  'attempt_failed',
  'exception',
]);

/** Each number but the first: it was handed from one courier to another. */
function changesOf({ numbers }: ParcelTracking, tongue: 'en' | 'zh') {
  return numbers.slice(1).map(({ number, carrier, since }, at) => {
    const [from, to] = [courierName(numbers[at]?.carrier ?? ''), courierName(carrier)];
    const why = {
      en: `${from} handed the parcel over to ${to}, which gave it a number of its own.`,
      zh: `包裹已由 ${from} 转交 ${to}，并更换为新的运单号。`,
    }[tongue];
    return { number, courier: to, since, why };
  });
}
