import { NotFound } from '../../../domain/kernel/domain-error.ts';
import { decideRemoval } from '../../../domain/removal/decide-removal.ts';
import { settleRemoval } from '../../../domain/removal/settle-removal.ts';
import { noQuery, sellerRoute } from '../../runtime/router.ts';
import { decisionRequest, removalParams } from './contract.ts';
import { receivingWarehouse } from './receiving-warehouse.ts';
import { wholeViewOf } from './removal-view.ts';
import type { RemovalsPorts } from './removals-ports.ts';

/** Send to our address, dispose of, or liquidate (M-135). The same decision again is no news. */
export const decide = (ports: RemovalsPorts) =>
  sellerRoute('POST', '/removals/{removalId}/decision', 'returns:write', {
    params: removalParams,
    query: noQuery,
    body: decisionRequest,
    handle: async ({ caller: { tenant, actor }, params: { removalId }, body }) => {
      const key = { tenant, removalId };
      const removal = await ports.removals.find(key);
      if (!removal) throw new NotFound('removal');
      if (body.option === 'SEND_TO_ADDRESS')
        await receivingWarehouse(ports, body.warehouseId, '/warehouseId');
      const decided = decideRemoval(removal, { ...body, by: actor, at: ports.now() });
      if (decided !== removal) await ports.removals.save(decided);
      const settled = (await settleRemoval(ports, key)) ?? decided;
      return { status: 200, body: await wholeViewOf(ports, settled) };
    },
  });
