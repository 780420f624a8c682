/** All there is to know of one return: the record, its parcel, what the desk saw, whose turn it is, its papers, the label's link. */
import type { z } from 'zod';
import { warehouseOf } from '../../../domain/return/return-record.ts';
import { goesHome } from '../../../domain/return/plan-origin-papers.ts';
import { compareReceived } from '../../../domain/return/compare-received.ts';
import { isInspected, type Inspection } from '../../../domain/return/inspection.ts';
import type { Return } from '../../../domain/return/return.ts';
import { documentsOf } from '../shipments/document-view.ts';
import { waitingTold } from '../shipments/waiting.ts';
import type { operationsReturnDetail, returnDetail } from './contract.ts';
import { openViewOf, returnToOf, viewOf } from './return-view.ts';
import type { ReturnsPorts } from './returns-ports.ts';

type Ports = Pick<
  ReturnsPorts,
  'parcels' | 'waits' | 'warehouses' | 'documents' | 'links' | 'payments'
> & {
  readonly returns: Pick<ReturnsPorts['returns'], 'inspection'>;
};

export async function detailOf(ports: Ports, ret: Return): Promise<z.input<typeof returnDetail>> {
  const waiting = await waitingOf(ports, ret, 'seller');
  return { ...viewOf(ret), ...(await besides(ports, ret)), ...(waiting && { waiting }) };
}

/** Also whose it is, how it is brought back, and in which state its workflow stands. */
export async function operationsDetailOf(
  ports: Ports,
  ret: Return,
): Promise<z.input<typeof operationsReturnDetail>> {
  const { tenant, deskId, wayBack } = ret;
  const waiting = await waitingOf(ports, ret, 'operations');
  return {
    ...openViewOf(ret),
    ...(await besides(ports, ret)),
    tenant,
    deskId,
    ...(wayBack && { wayBack }),
    ...(waiting && { waiting }),
  };
}

async function waitingOf({ waits }: Ports, ret: Return, reader: 'seller' | 'operations') {
  const { tenant, returnId: entityId } = ret;
  return waitingTold(await waits.find({ tenant, entityId, lane: 'main' }), reader);
}

async function besides(ports: Ports, ret: Return) {
  const key = { tenant: ret.tenant, returnId: ret.returnId };
  const [inspection, parcel, returnTo, label, documents, payments] = await Promise.all([
    ports.returns.inspection(key),
    ports.parcels.find(key),
    returnToOf(ports, warehouseOf(ret)),
    labelOf(ports, ret),
    papersOf(ports, ret),
    paymentsOf(ports, ret),
  ]);
  const { version, events: _, ...seen } = inspection;
  const { status, lastEventAt } = parcel;
  return {
    ...(returnTo && { returnTo }),
    ...(label && { label }),
    ...(parcel.version > 0 && { parcel: { status, ...(lastEventAt && { lastEventAt }) } }),
    ...(version > 0 && { inspection: seen }),
    ...(isCounted(ret, inspection) && { comparison: compareReceived(ret, inspection) }),
    ...(documents && { documents }),
    ...(payments && { payments }),
  };
}

function isCounted({ kind }: Return, inspection: Inspection): boolean {
  return kind === 'TRANSFER_RECALL' && isInspected(inspection);
}

/** Only goods that go home have papers: nobody else's are looked for. */
async function papersOf(ports: Ports, ret: Return) {
  if (!goesHome(ret)) return undefined;
  return (await documentsOf(ports, { tenant: ret.tenant, entityId: ret.returnId })).data;
}

/** Without a refund there is nothing to pay. */
async function paymentsOf({ payments }: Ports, ret: Return) {
  if (ret.refunds.length === 0) return undefined;
  const found = await payments.ofReturn(ret);
  return found.map(({ tries: _t, claimedAt: _c, ...shown }) => shown);
}

async function labelOf({ links }: Ports, { label }: Return) {
  if (!label) return undefined;
  const { carrier, serviceId, trackingNumber, boughtAt, voidedAt, labelKey } = label;
  const shown = { carrier, serviceId, trackingNumber, boughtAt };
  if (voidedAt) return { ...shown, voidedAt };
  return { ...shown, url: await links.download(labelKey, `return-${trackingNumber}.pdf`) };
}
