import type { ShipmentPapers } from '../../domain/document/shipment-papers.ts';
import { addressLines, type TradeFrame } from './trade-paper.ts';

/** The parties and the carriage of a shipment: from the seller in China to itself, in care of the warehouse. */
export function shipmentFrame({ shipment, seller, warehouse }: ShipmentPapers): TradeFrame {
  const { origin, destination, carriage } = shipment;
  return {
    author: seller.name,
    about: shipment.shipmentId,
    shipper: [
      ['Shipper 发货人', `${seller.name} ${seller.nameZh}`, ...addressLines(origin.address)],
      ['USCC 统一社会信用代码', seller.uscc],
    ],
    consignee: [
      [
        'Consignee 收货人',
        `${seller.name} c/o ${warehouse.name}`,
        ...addressLines(warehouse.address),
      ],
    ],
    references: [['Shipment 货件', shipment.shipmentId, shipment.reference ?? '']],
    carriage: [
      ['From - to 起运港 - 目的港', `${origin.port} - ${destination.port} (${shipment.mode})`],
      ['Terms 贸易条款', `${shipment.incoterm} ${warehouse.address.city} (Incoterms 2020)`],
      ['Container 箱号', carriage.containers.join(', ') || '-'],
    ],
  };
}
