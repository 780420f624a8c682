/** What buys, keeps and files labels on AWS: the same for parcels that go out and boxes that come back. */
import {
  createEasyPostClient,
  easyPostHeaders,
} from '../../adapters/carriers/easypost/easypost-client.ts';
import { readLabelFile } from '../../adapters/carriers/easypost/label-file.ts';
import { parcelLabelPdf } from '../../adapters/documents/parcel-label-pdf.ts';
import { createParcelStore } from '../../adapters/dynamodb/parcel-store.ts';
import type { Table } from '../../adapters/dynamodb/table.ts';
import { createPartnerAsker } from '../../adapters/partners/partner-json.ts';
import type { ParcelKey } from '../../domain/parcel/parcel-store.ts';
import type { PartnerStore } from '../../domain/partner/partner.ts';
import { applyWaitingParcels } from '../consumers/apply-parcel.ts';
import { parcelPortsIn } from '../consumers/parcel-ports.ts';
import { filesIn, now } from '../runtime/ports.ts';

export function labelPortsIn(table: Table, bucket: string, partners: PartnerStore) {
  const parcelPorts = parcelPortsIn(table);
  return {
    parcels: createParcelStore(table),
    parcelCarrier: createEasyPostClient({
      ask: createPartnerAsker(partners, 'easypost', easyPostHeaders),
      readFile: readLabelFile,
      now,
    }),
    files: filesIn(bucket),
    drawLabel: parcelLabelPdf,
    applyWaiting: (number: string, key: ParcelKey) => applyWaitingParcels(parcelPorts, number, key),
  };
}
