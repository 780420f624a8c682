/** How long a parcel may be silent before somebody asks (lifecycles 4.2); twice as long and it counts as lost. */
import { addSeconds, type Timestamp } from '../kernel/time.ts';
import type { RoutingMode } from '../routing/carrier-service.ts';

const SILENT_DAYS: Record<RoutingMode, number> = { EXPRESS: 3, POSTAL_HYBRID: 7, LTL_LOCAL: 5 };

/** When a parcel that last moved at `lastSign` is stalled. */
export function stalledAt(mode: RoutingMode, lastSign: Timestamp): Timestamp {
  return addSeconds(lastSign, SILENT_DAYS[mode] * 86_400);
}

/** When it counts as lost, whatever the carrier says. */
export function lostAt(mode: RoutingMode, lastSign: Timestamp): Timestamp {
  return addSeconds(lastSign, 2 * SILENT_DAYS[mode] * 86_400);
}

const FIRST_ASKED_HOURS = 36;

/** When the carrier is first asked for news: webhooks that come make the asking needless (design 3.3). */
export function firstAskedAt(labelledAt: Timestamp): Timestamp {
  return addSeconds(labelledAt, FIRST_ASKED_HOURS * 3600);
}
