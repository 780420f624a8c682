/** Prints the papers of goods that go home: the same invoice and packing list as of a shipment, the other way round. */
import { dayOf } from '../../domain/kernel/time.ts';
import {
  originInvoice,
  originPackingList,
  type OriginPapers,
} from '../../domain/return/origin-papers.ts';
import type { OriginPaperKind } from '../../domain/return/plan-origin-papers.ts';
import { reliefStatement } from '../../domain/return/relief-statement.ts';
import { invoicePdf } from './commercial-invoice-pdf.ts';
import { packedPdf } from './packing-list-pdf.ts';
import { reliefStatementPdf } from './relief-statement-pdf.ts';
import { addressLines, type TradeFrame } from './trade-paper.ts';

export async function originPaperPdf(
  kind: OriginPaperKind,
  papers: OriginPapers,
): Promise<Uint8Array> {
  const frame = originFrame(papers);
  switch (kind) {
    case 'COMMERCIAL_INVOICE':
      return invoicePdf(originInvoice(papers), frame);
    case 'PACKING_LIST': {
      const number = `RP-${papers.returnId.slice(-10)}`;
      return packedPdf(
        { ...originPackingList(papers), number, date: dayOf(papers.issuedAt) },
        frame,
      );
    }
    case 'RETURN_RELIEF_STATEMENT':
      return reliefStatementPdf(reliefStatement(papers), frame);
  }
}

/** From the warehouse, in the seller's name, back to the seller. */
function originFrame({ seller, warehouse, consignee, ...papers }: OriginPapers): TradeFrame {
  const { returnId, reference = '' } = papers;
  const home = consignee ? `${consignee.city}, ${consignee.country}` : 'CN';
  return {
    author: seller.name,
    about: returnId,
    shipper: [
      [
        'Shipper 发货人',
        `${seller.name} c/o ${warehouse.name}`,
        ...addressLines(warehouse.address),
      ],
    ],
    consignee: [
      [
        'Consignee 收货人',
        `${seller.name} ${seller.nameZh}`,
        ...(consignee ? addressLines(consignee) : []),
      ],
      ['USCC 统一社会信用代码', seller.uscc],
    ],
    references: [['Return 退货单', returnId, reference]],
    carriage: [
      ['From - to 起运地 - 目的地', `${warehouse.address.city} - ${home}`],
      ['Nature 性质', 'Returned goods, no payment 退运货物，无偿'],
    ],
  };
}
