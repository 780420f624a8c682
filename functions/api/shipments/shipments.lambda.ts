import { createCaseStore } from '../../../adapters/dynamodb/case-store.ts';
import { createDeclarationStore } from '../../../adapters/dynamodb/declaration-store.ts';
import { createDocumentStore } from '../../../adapters/dynamodb/document-store.ts';
import { createReceivingStore } from '../../../adapters/dynamodb/receiving-store.ts';
import { createSerials } from '../../../adapters/dynamodb/serial-store.ts';
import { createShipmentStore } from '../../../adapters/dynamodb/shipment-store.ts';
import { createTrackingStore } from '../../../adapters/dynamodb/tracking-store.ts';
import { createWaitStore } from '../../../adapters/dynamodb/wait-store.ts';
import { readEnvironment } from '../../runtime/environment.ts';
import { cursorsIn, linksIn, newId, now, rendezvousIn } from '../../runtime/ports.ts';
import { signalling, tableOf, waking } from '../../runtime/ports.ts';
import { environment } from './environment.ts';
import { createShipmentsHandler } from './shipments-handler.ts';

const { BUCKET_NAME, ...tableEnvironment } = readEnvironment(environment);
const table = tableOf(tableEnvironment);
const rendezvous = rendezvousIn(table);

export const handler = createShipmentsHandler({
  now,
  newId,
  shipments: createShipmentStore(table),
  documents: createDocumentStore(table),
  links: linksIn(BUCKET_NAME),
  receiving: createReceivingStore(table),
  tracking: createTrackingStore(table),
  declarations: createDeclarationStore(table),
  waits: createWaitStore(table),
  cases: createCaseStore(table),
  cursors: cursorsIn(table),
  reserveSerials: createSerials(table, 'SSCC'),
  signal: signalling(rendezvous, now),
  wake: waking(rendezvous, now),
});
