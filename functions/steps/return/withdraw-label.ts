/** Undo of issue-label: nothing comes any more. What the carrier has already cannot be withdrawn; then it travels. */
import { PartnerRefused, NotFound } from '../../../domain/kernel/domain-error.ts';
import { advanceReturn, isClosed, patchReturn } from '../../../domain/return/return-record.ts';
import type { Return } from '../../../domain/return/return.ts';
import type { Done } from '../../../workflows/shipment/contracts.ts';
import type { ReturnInput } from '../../../workflows/return/contracts.ts';
import type { ReturnPorts } from './return-ports.ts';
import { saveReturn } from './save-return.ts';

type Ports = Pick<ReturnPorts, 'now' | 'returns' | 'returnsDesk' | 'parcelCarrier'>;

/** Throws StaleVersion, PartnerUnavailable. */
export function createWithdrawLabel(ports: Ports) {
  return async (key: ReturnInput): Promise<Done> => {
    const ret = await ports.returns.find(key);
    if (!ret) throw new NotFound(`return ${key.returnId}`);
    if (isClosed(ret)) return { outcome: 'ALREADY' };
    const { label } = ret;
    const answer =
      label && !label.voidedAt
        ? await ports.parcelCarrier.voidLabel(label.carrierShipmentId)
        : 'voided';
    if (answer === 'refused') return travels(ports, ret);
    await tellDesk(ports, ret);
    const at = ports.now();
    const patch = label ? { label: { ...label, voidedAt: label.voidedAt ?? at } } : {};
    const ended = ret.cancelRequest
      ? advanceReturn(ret, 'cancel', { at, patch, reason: ret.cancelRequest.reason })
      : advanceReturn(ret, 'expire', { at, patch, reason: 'NEVER_SHIPPED' });
    await saveReturn(ports, ret, ended);
    return { outcome: 'DONE' };
  };
}

/** It was handed in before anybody told us: the wish to cancel is void. */
async function travels(ports: Ports, ret: Return): Promise<Done> {
  const { cancelRequest: _, ...rest } = ret;
  const at = ports.now();
  const next =
    rest.status === 'AWAITING_ARRIVAL'
      ? advanceReturn(rest, 'move', { at })
      : patchReturn(rest, {}, at);
  await saveReturn(ports, ret, next);
  return { outcome: 'REFUSED' };
}

/** A desk that does not want to forget it will call the box unannounced, should it come. */
async function tellDesk({ returnsDesk }: Ports, ret: Return): Promise<void> {
  try {
    if (ret.since.AWAITING_ARRIVAL) await returnsDesk.cancelExpectation(ret.deskId);
  } catch (error) {
    if (!(error instanceof PartnerRefused)) throw error;
  }
}
