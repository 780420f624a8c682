import { httpHandler } from '../../runtime/http-handler.ts';
import { acceptOffer } from './accept-quote.ts';
import { amendContent } from './amend-content.ts';
import { cancelByRequest } from './cancel-shipment.ts';
import { createShipment } from './create-shipment.ts';
import { listDocuments } from './list-documents.ts';
import { listShipments } from './list-shipments.ts';
import { payDuty } from './pay-duty.ts';
import { readReceipts } from './read-receipts.ts';
import { readShipment } from './read-shipment.ts';
import { readTimeline } from './read-timeline.ts';
import type { ShipmentsPorts } from './shipments-ports.ts';
import { submitDraft } from './submit-shipment.ts';
import { uploadDocument } from './upload-document.ts';

/** Everything a seller does with a shipment. */
export const shipmentsRoutes = (ports: ShipmentsPorts) => [
  createShipment(ports),
  listShipments(ports),
  readShipment(ports),
  readTimeline(ports),
  submitDraft(ports),
  amendContent(ports),
  acceptOffer(ports),
  cancelByRequest(ports),
  payDuty(ports),
  listDocuments(ports),
  uploadDocument(ports),
  readReceipts(ports),
];

export const createShipmentsHandler = (ports: ShipmentsPorts) =>
  httpHandler('shipments', shipmentsRoutes(ports));
