/** A return as a shop knows it: what the buyer asked for there, in words of ours; and what we tell the shop of its units. */
import type { ChannelPort, ReturnAnswer } from '../channel/channel-port.ts';
import type { Shop } from '../channel/shop.ts';
import type { Disposition } from '../return-policy/return-policy.ts';
import type { ReturnReason } from './return-reason.ts';
import type { Graded, Return } from './return.ts';

export interface ShopReturn {
  readonly externalReturnId: string;
  readonly externalOrderId: string;
  readonly lines: readonly {
    readonly externalReturnLineId: string;
    readonly externalLineId: string;
    readonly quantity: number;
    readonly reason: ReturnReason;
    readonly note?: string;
  }[];
}

/** What became of returned units, as the shop has it at this moment. */
export interface ShopDispositions {
  readonly externalOrderId: string;
  /** Absent: of no return. */
  readonly externalReturnId?: string;
  readonly dispositions: readonly {
    readonly dispositionId: string;
    readonly externalLineId: string;
    /** `RESTOCKED`, `NOT_RESTOCKED`, `PROCESSING_REQUIRED`, `MISSING`; the list is open. */
    readonly type: string;
    readonly quantity: number;
  }[];
}

/** Asks a shop for what its webhook leaves out. Throws PartnerUnavailable, PartnerRefused. */
export interface ShopReturnsPort {
  fetchReturn(shop: Shop, externalReturnId: string): Promise<ShopReturn>;
  fetchDispositions(shop: Shop, externalReverseOrderId: string): Promise<ShopDispositions>;
}

type Told = Parameters<ChannelPort['pushDisposition']>[1];

/** Undefined while it is being decided, and for returns that nobody asked for in a shop. */
export function answerToTell(ret: Return): ReturnAnswer | undefined {
  const externalReturnId = ret.channel?.externalReturnId;
  if (externalReturnId === undefined) return undefined;
  const { status, since, refunds, triage } = ret;
  if (status === 'DECLINED') {
    const isLate = triage?.why[0] === 'OUT_OF_WINDOW';
    return { externalReturnId, answer: isLate ? 'TOO_LATE' : 'DECLINE' };
  }
  if (refunds.some(({ reason }) => reason === 'PARTIAL_OFFER_ACCEPTED'))
    return { externalReturnId, answer: 'DECLINE', note: 'A part is refunded, the goods are kept.' };
  const isGranted = since.APPROVED ?? since.RETURNLESS_REFUND ?? since.COMPLETED;
  return isGranted ? { externalReturnId, answer: 'APPROVE' } : undefined;
}

/** Of each line of the shop: what of it is for sale again, what is not, and what never came. Nothing for other returns. */
export function dispositionsToTell(ret: Return): Told[] {
  const externalReturnId = ret.channel?.externalReturnId;
  if (externalReturnId === undefined || ret.status !== 'COMPLETED') return [];
  // Nothing was to come: nothing is missing.
  if (ret.since.ARRIVED === undefined) return [];
  return ret.lines.flatMap(({ lineId, quantity, externalLineId }) => {
    if (externalLineId === undefined) return [];
    const groups = ret.graded.filter((group) => group.lineId === lineId);
    const restocked = unitsOf(groups, ({ disposition }) => isForSale(disposition));
    const kept = unitsOf(groups, ({ disposition }) => !isForSale(disposition));
    const missing = quantity - restocked - kept;
    const tell = (disposition: Told['disposition'], units: number): Told[] =>
      units <= 0
        ? []
        : [
            {
              reference: `${ret.returnId}-${lineId}-${disposition.toLowerCase()}`,
              externalReturnId,
              externalLineId,
              quantity: units,
              disposition,
            },
          ];
    return [
      ...tell('RESTOCKED', restocked),
      ...tell('NOT_RESTOCKED', kept),
      ...tell('MISSING', missing),
    ];
  });
}

/** Refurbished units are another product: not this one again. */
const isForSale = (disposition: Disposition | undefined) => disposition === 'RESTOCK';

function unitsOf(groups: readonly Graded[], fits: (group: Graded) => boolean): number {
  return groups.filter(fits).reduce((sum, { quantity }) => sum + quantity, 0);
}
