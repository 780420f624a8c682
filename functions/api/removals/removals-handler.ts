import { NotFound } from '../../../domain/kernel/domain-error.ts';
import { csvHttpHandler } from '../../runtime/http-handler.ts';
import { pageAnswer } from '../../runtime/paging.ts';
import { noBody, noParams, noQuery, sellerRoute } from '../../runtime/router.ts';
import { listRemovalsQuery, removalParams } from './contract.ts';
import { decide } from './decide-removal.ts';
import { draftRemoval } from './draft-removal.ts';
import { importRemovals } from './import-removals.ts';
import { summaryOf, wholeViewOf } from './removal-view.ts';
import type { RemovalsPorts } from './removals-ports.ts';

/** FBA removals (M-135 to M-137): in by Amazon's report or by hand, decided, seen through to the count at our desk. */
export const removalsRoutes = (ports: RemovalsPorts) => [
  importRemovals(ports),
  draftRemoval(ports),
  listRemovals(ports),
  readRemoval(ports),
  decide(ports),
];

export const createRemovalsHandler = (ports: RemovalsPorts) =>
  csvHttpHandler('removals', removalsRoutes(ports));

const listRemovals = (ports: RemovalsPorts) =>
  sellerRoute('GET', '/removals', 'returns:read', {
    params: noParams,
    query: listRemovalsQuery,
    body: noBody,
    handle: async ({ caller: { tenant }, query }) => {
      const { status } = query;
      return pageAnswer({
        cursors: ports.cursors,
        of: `removals of ${tenant}`,
        query,
        page: (page) => ports.removals.list({ tenant, ...(status && { status }) }, page),
        show: summaryOf,
      });
    },
  });

const readRemoval = (ports: RemovalsPorts) =>
  sellerRoute('GET', '/removals/{removalId}', 'returns:read', {
    params: removalParams,
    query: noQuery,
    body: noBody,
    handle: async ({ caller: { tenant }, params: { removalId } }) => {
      const removal = await ports.removals.find({ tenant, removalId });
      if (!removal) throw new NotFound('removal');
      return { status: 200, body: await wholeViewOf(ports, removal) };
    },
  });
