import { addSeconds, toTimestamp, type Timestamp } from '../../../domain/kernel/time.ts';
import { AUTO_DISPOSAL_SECONDS } from '../../../domain/removal/import-report.ts';
import { deadlineOf } from '../../../domain/removal/move-removal.ts';
import type { Removal, RemovalLine } from '../../../domain/removal/removal.ts';
import { acceptedRequest, answerOf, idempotencyKeyOf } from '../../runtime/idempotency.ts';
import { noParams, noQuery, sellerRoute } from '../../runtime/router.ts';
import type { z } from 'zod';
import { draftRequest } from './contract.ts';
import { removalIdOf } from './removal-id.ts';
import { viewOf } from './removal-view.ts';
import type { RemovalsPorts } from './removals-ports.ts';

/** Units that lie at Amazon undecided: kept in view until their auto-disposal (M-136). */
export const draftRemoval = (ports: RemovalsPorts) =>
  sellerRoute('POST', '/removals', 'returns:write', {
    params: noParams,
    query: noQuery,
    body: draftRequest,
    handle: async ({ caller: { tenant }, body, request }) => {
      idempotencyKeyOf(request);
      const at = ports.now();
      const { orderId, autoDisposalAt } = body;
      const removalId = removalIdOf(tenant, orderId);
      const draft: Removal = {
        tenant,
        removalId,
        orderId,
        version: 1,
        type: 'RETURN',
        status: 'DRAFT',
        statusSince: at,
        requestedAt: at,
        lines: linesOf(body, at),
        autoDisposalAt: autoDisposalAt
          ? toTimestamp(autoDisposalAt)
          : addSeconds(at, AUTO_DISPOSAL_SECONDS),
        returnIds: [],
        createdAt: at,
        updatedAt: at,
      };
      const removal = { ...draft, nextDeadlineAt: deadlineOf(draft) };
      const answer = { status: 201, body: viewOf(removal), location: `/removals/${removalId}` };
      const accepted = acceptedRequest(request, answer, at);
      const written = await ports.removals.create(removal, accepted);
      return written.kind === 'created'
        ? answerOf(accepted, false)
        : answerOf(written.request, true);
    },
  });

/** A SKU named twice in one disposition is one line, as Amazon has it. */
function linesOf({ lines }: z.output<typeof draftRequest>, at: Timestamp): RemovalLine[] {
  const summed = new Map<string, RemovalLine>();
  for (const { sku, fnsku, disposition, quantity } of lines) {
    const name = `${sku}\n${disposition}`;
    const requested = (summed.get(name)?.requested ?? 0) + quantity;
    summed.set(name, {
      ...{ sku, fnsku, disposition, requested },
      ...{ cancelled: 0, disposed: 0, shipped: 0, inProcess: 0 },
      ...{ stage: 'UNKNOWN', reportedStatus: '', lastUpdatedAt: at, other: {} },
    });
  }
  return [...summed.values()];
}
