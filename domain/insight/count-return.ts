/**
 * What a return adds. Units count as returned once the return is granted, in whichever way; a granted return that never comes
 * is taken off again on the same day. Grades and recovery count for all kinds, the rate and the cases only for buyers' returns.
 */
import { parseMoney } from '../kernel/money.ts';
import { dayOf, secondsBetween } from '../kernel/time.ts';
import { isClosed } from '../return/return-record.ts';
import type { Return } from '../return/return.ts';
import { CASES, type Count, type CountedFact } from './count.ts';

/** All facts that it shows so far; each is counted once. */
export function factsOfReturn(ret: Return): CountedFact[] {
  const facts = isBuyers(ret) ? [...grantFacts(ret), ...(ret.late ? [] : caseFacts(ret))] : [];
  return [...facts, ...gradeFacts(ret)];
}

/** The place it was sold at; what Amazon sends back was sold there. */
function platformOf({ channel, kind }: Return): string {
  return channel?.source ?? (kind === 'FBA_REMOVAL' ? 'AMAZON' : 'API');
}

/**
 * A box that nobody announced counts once it is known whose order it was; one that is late, when its units were taken off
 * again as it ended. Its case was told then.
 */
function isBuyers({ kind, orderId, late, claimsOrderLines }: Return): boolean {
  if (late && !claimsOrderLines) return false;
  return kind === 'CUSTOMER' || (kind === 'UNANNOUNCED' && orderId !== undefined);
}

function grantFacts(ret: Return): CountedFact[] {
  const { since, createdAt, lines } = ret;
  const isGranted =
    since.APPROVED ?? since.RETURNLESS_REFUND ?? since.PARTIAL_REFUND_OFFERED ?? since.ARRIVED;
  if (isGranted === undefined) return [];
  const platform = platformOf(ret);
  const counts = lines.flatMap(({ sku, quantity, reason }): Count[] => {
    const base = { sku, day: dayOf(createdAt), by: quantity };
    return [
      { ...base, measure: 'returned', keys: [platform] },
      ...(reason ? [{ ...base, measure: 'reason', keys: [platform, reason] } as const] : []),
    ];
  });
  const isWithdrawn = ['CANCELLED', 'EXPIRED'].includes(ret.status);
  return [
    { factId: 'granted', counts },
    ...(isWithdrawn
      ? [{ factId: 'withdrawn', counts: counts.map((one) => ({ ...one, by: -one.by })) }]
      : []),
  ];
}

/** Outcome and time of each case, for the platform it came from (M-143). */
function caseFacts(ret: Return): CountedFact[] {
  const platform = platformOf(ret);
  const asked: CountedFact = {
    factId: 'asked',
    counts: [count(dayOf(ret.createdAt), 'asked', [platform])],
  };
  if (!isClosed(ret)) return [asked];
  const { closedAt, createdAt, status } = ret;
  const day = dayOf(closedAt);
  return [
    asked,
    {
      factId: 'closed',
      counts: [
        count(day, 'closed', [platform]),
        count(day, 'outcome', [platform, status]),
        count(day, 'seconds', [platform], secondsBetween(createdAt, closedAt)),
      ],
    },
  ];
}

/** Once each unit has its disposition: then it is known what it brings. */
function gradeFacts(ret: Return): CountedFact[] {
  const disposedAt = ret.since.PROCESSING;
  if (disposedAt === undefined) return [];
  const platform = platformOf(ret);
  const counts = ret.graded.flatMap(({ sku, quantity, grade, disposition, recovery }): Count[] => {
    if (sku === undefined) return [];
    const base = { sku, day: dayOf(disposedAt) };
    return [
      { ...base, measure: 'grade', keys: [platform, grade], by: quantity },
      ...(disposition
        ? [
            {
              ...base,
              measure: 'disposition',
              keys: [platform, disposition],
              by: quantity,
            } as const,
          ]
        : []),
      ...(recovery
        ? [
            {
              ...base,
              measure: 'recovered',
              keys: [platform, recovery.currency],
              by: Number(parseMoney(recovery).minor),
            } as const,
          ]
        : []),
    ];
  });
  return [{ factId: 'graded', counts }];
}

function count(day: string, measure: Count['measure'], keys: readonly string[], by = 1): Count {
  return { sku: CASES, day, measure, keys, by };
}
