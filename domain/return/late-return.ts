/**
 * A box that comes after its return was over (lifecycles 4.3: received without an RMA, and matched): an end is an end, so it is
 * a return of its own that knows which one it is late for, and what was paid for that.
 */
import type { WarehouseId } from '../kernel/ids.ts';
import type { Timestamp } from '../kernel/time.ts';
import type { Fulfilment } from '../order/fulfilment.ts';
import { openedReturn, type Opened } from './open-return.ts';
import { isGivenUp, type ClosedReturn } from './return-record.ts';
import type { ReturnedLine } from './return-store.ts';
import type { Return, ReturnLine } from './return.ts';
import { unitsSent } from './sent-units.ts';

interface Lateness {
  readonly returnId: Return['returnId'];
  /** How the desk names the box. */
  readonly deskId: string;
  readonly warehouseId: WarehouseId;
  readonly fulfilments: readonly Fulfilment[];
  /** Units of each of the order's lines that returns have claimed by now. */
  readonly returned: Readonly<Record<string, number>>;
  readonly now: Timestamp;
}

/** Nothing of it came: what lies on the desk under its name now is late, and no repeat. */
export function cameNever({ since }: Pick<Return, 'since'>): boolean {
  return since.ARRIVED === undefined;
}

export function lateReturn(
  ended: ClosedReturn,
  { returnId, deskId, warehouseId, fulfilments, returned, now }: Lateness,
): Opened & { readonly claims: readonly ReturnedLine[] } {
  const { tenant, kind, orderId, orderReference, status, closedAt, refunds } = ended;
  const claims = claimedAgain(ended, fulfilments, returned);
  const { ret, outbox } = openedReturn(
    {
      kind: 'UNANNOUNCED',
      tenant,
      returnId,
      warehouseId,
      lines: claims ? ended.lines.flatMap((line) => claimedLine(line, claims)) : ended.lines,
      trackingNumbers: numbersOf(ended),
      orderId,
      orderReference,
      channel: channelOf(ended),
      causeId: ended.returnId,
      deskId,
      late: { returnId: ended.returnId, kind, endedAs: status, closedAt, refunds },
    },
    now,
  );
  const claimsOrderLines = claims !== undefined && claims.length > 0;
  return { ret: { ...ret, claimsOrderLines }, outbox, claims: claims ?? [] };
}

/** As many as a return may have. */
const MOST_NUMBERS = 20;

function numbersOf({ label, trackingNumbers }: ClosedReturn): string[] {
  return [label?.trackingNumber ?? [], trackingNumbers].flat().slice(0, MOST_NUMBERS);
}

/** A shop whose return was called off takes no more words about it. */
function channelOf({ channel, status }: ClosedReturn): Return['channel'] {
  if (status !== 'CANCELLED' || !channel) return channel;
  const { externalReturnId: _, ...order } = channel;
  return order;
}

/** What was given back when it ended, as far as nobody else has claimed it since; undefined: it was never given back. */
function claimedAgain(
  { status, claimsOrderLines, lines }: ClosedReturn,
  fulfilments: readonly Fulfilment[],
  returned: Lateness['returned'],
): ReturnedLine[] | undefined {
  if (!claimsOrderLines || !isGivenUp({ status })) return undefined;
  return lines.flatMap(({ lineId, quantity: wanted }) => {
    const delivered = unitsSent(fulfilments, lineId, 'SHIPPED');
    const quantity = Math.min(wanted, delivered - (returned[lineId] ?? 0));
    return quantity > 0 ? [{ lineId, quantity, delivered }] : [];
  });
}

function claimedLine(line: ReturnLine, claims: readonly ReturnedLine[]): ReturnLine[] {
  const claim = claims.find(({ lineId }) => lineId === line.lineId);
  return claim ? [{ ...line, quantity: claim.quantity }] : [];
}
