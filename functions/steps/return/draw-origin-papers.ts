/**
 * The papers of goods that go home, drawn once before the desk is told to hand them over (M-132). Files first, records after, so
 * that a record always has its file; whoever died in between draws the same papers again.
 */
import { BrokenRecord } from '../../../domain/kernel/domain-error.ts';
import type { ReturnWork } from '../../../domain/partner/returns-desk-port.ts';
import { homewardGoods, type OriginPapers } from '../../../domain/return/origin-papers.ts';
import { planOriginPapers, type OriginPaper } from '../../../domain/return/plan-origin-papers.ts';
import type { ReturnView } from '../../../domain/return/return-view.ts';
import type { ReturnPorts } from './return-ports.ts';

type Ports = Pick<
  ReturnPorts,
  'documents' | 'files' | 'link' | 'originPaper' | 'sellers' | 'shipments'
>;

/** As the desk is given them, each with a link. */
export async function drawOriginPapers(
  ports: Ports,
  view: ReturnView,
): Promise<NonNullable<ReturnWork['papers']>> {
  const { tenant, returnId, since, statusSince } = view.ret;
  const planned = planOriginPapers(view.ret, since.PROCESSING ?? statusSince);
  const known = await ports.documents.ofEntity(tenant, returnId);
  const missing = planned.filter((paper) => !known.some((k) => k.documentId === paper.documentId));
  if (missing.length > 0) await draw(ports, view, missing);
  return Promise.all(
    planned.map(async ({ documentId, kind, fileName, key }) => {
      return { documentId, kind, fileName, url: await ports.link(key, fileName) };
    }),
  );
}

async function draw(ports: Ports, view: ReturnView, planned: readonly OriginPaper[]) {
  const papers = await read(ports, view);
  const { tenant, returnId } = view.ret;
  for (const paper of planned) {
    const bytes = await ports.originPaper(paper.kind, papers);
    await ports.files.put(paper.key, paper.contentType, bytes);
    await ports.documents.put(tenant, returnId, paper);
  }
}

async function read({ sellers, shipments }: Ports, view: ReturnView): Promise<OriginPapers> {
  const { ret, warehouse, skus } = view;
  const { tenant, returnId, orderReference: reference, since, statusSince } = ret;
  const goods = homewardGoods(ret, skus);
  const shipmentId = goods.flatMap(({ home }) => home.export?.shipmentId ?? []).at(0);
  const [seller, shipment] = await Promise.all([
    sellers.find(tenant),
    shipmentId && shipments.find({ tenant, shipmentId }),
  ]);
  if (!seller || !warehouse) throw new BrokenRecord(`${returnId} has no seller or no warehouse`);
  const consignee = shipment ? shipment.origin.address : undefined;
  const issuedAt = since.PROCESSING ?? statusSince;
  return { returnId, reference, goods, seller, warehouse, consignee, issuedAt };
}
