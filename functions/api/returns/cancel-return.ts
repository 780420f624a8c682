import { IllegalTransition } from '../../../domain/kernel/domain-error.ts';
import { allowedEvents } from '../../../domain/kernel/lifecycle.ts';
import { isMoving } from '../../../domain/return/assess-arrival.ts';
import { returnLifecycle } from '../../../domain/return/return-lifecycle.ts';
import { patchReturn } from '../../../domain/return/return-record.ts';
import { noQuery, sellerRoute } from '../../runtime/router.ts';
import { cancelReturnRequest, returnParams } from './contract.ts';
import { changedAnswer, mustFindReturn } from './return-view.ts';
import type { ReturnsPorts } from './returns-ports.ts';

/** Until the box travels. The wish is written, then the execution takes back the label and tells the desk (lifecycles 4.6). */
export const cancelReturn = (ports: ReturnsPorts) =>
  sellerRoute('POST', '/returns/{returnId}/cancel', 'returns:write', {
    params: returnParams,
    query: noQuery,
    body: cancelReturnRequest,
    handle: async ({ caller: { tenant, actor }, params: { returnId }, body }) => {
      const key = { tenant, returnId };
      const found = await mustFindReturn(ports.returns, key);
      const isAsked = found.cancelRequest !== undefined || found.status === 'CANCELLED';
      const allowed = allowedEvents(returnLifecycle, found.status);
      const parcel = await ports.parcels.find(key);
      if (!isAsked && (!allowed.includes('cancel') || isMoving({ parcel })))
        throw new IllegalTransition('Return', found.status, 'cancel', allowed);
      const at = ports.now();
      const wish = { cancelRequest: { at, by: actor, reason: body.reason } };
      const ret = isAsked
        ? found
        : await ports.returns.save({ next: patchReturn(found, wish, at) });
      await ports.wake({ tenant, entityId: returnId, lane: 'main' }, `cancel-${found.epoch}`);
      return changedAnswer(ret);
    },
  });
