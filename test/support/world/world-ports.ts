/** What the steps of each workflow need of the world: the stores, the partners' clients, and paper that is only its name. */
import { createCarrierClient } from '../../../adapters/carriers/dcsa/carrier-client.ts';
import { createEasyPostClient } from '../../../adapters/carriers/easypost/easypost-client.ts';
import { createCustomsClient } from '../../../adapters/customs/customs-client.ts';
import { createFloorClient } from '../../../adapters/warehouses/floor-client.ts';
import { createReturnsDeskClient } from '../../../adapters/warehouses/returns-desk-client.ts';
import { createWarehouseClient } from '../../../adapters/warehouses/warehouse-client.ts';
import type { Now } from '../../../domain/kernel/time.ts';
import type { FulfilmentKey } from '../../../domain/order/order-store.ts';
import type { ReturnKey } from '../../../domain/return/return-store.ts';
import type { Rendezvous } from '../../../domain/wait/deliver-signal.ts';
import { applyWaitingParcels } from '../../../functions/consumers/apply-parcel.ts';
import { orderIdOf } from '../../../functions/runtime/order-id.ts';
import type { signalling, waking } from '../../../functions/runtime/ports.ts';
import { createOpenRts } from '../../../functions/steps/order/open-rts.ts';
import type { worldPartners } from './world-partners.ts';
import type { worldStores } from './world-stores.ts';

export const linkTo = async (key: string, fileName: string) =>
  `https://files.test/${key}?as=${fileName}`;

export interface WorldAround {
  readonly stores: ReturnType<typeof worldStores>;
  readonly now: Now;
  readonly rendezvous: Rendezvous;
  readonly signal: ReturnType<typeof signalling>;
  readonly wake: ReturnType<typeof waking>;
  readonly partners: ReturnType<typeof worldPartners>;
  readonly bucket: Map<string, Uint8Array>;
}

export function worldPorts({
  stores,
  now,
  rendezvous,
  signal,
  wake,
  partners,
  bucket,
}: WorldAround) {
  const stepPorts = {
    ...stores,
    now,
    signal,
    carrier: createCarrierClient(partners.callerOf('dcsa')),
    customs: createCustomsClient(partners.callerOf('customs')),
    wms: createWarehouseClient(partners.callerOf('warehouse')),
    link: linkTo,
  };
  const workshop = {
    renderer: { render: async (kind: string) => new TextEncoder().encode(kind) },
    files: {
      put: async (key: string, _contentType: string, bytes: Uint8Array) => {
        bucket.set(key, bytes);
      },
    },
    documents: stores.documents,
  };
  const orderPorts = {
    ...stores,
    now,
    wake,
    rendezvous,
    floor: createFloorClient(partners.callerOf('warehouse')),
    parcelCarrier: createEasyPostClient({
      ask: partners.askerOf('easypost'),
      readFile: async () => undefined,
      now,
    }),
    files: workshop.files,
    link: stepPorts.link,
    drawLabel: async () => new TextEncoder().encode('label'),
    drawBoxLabel: async () => new TextEncoder().encode('box label'),
    openReturn: createOpenRts({ now, orders: stores.orders, returns: stores.returns }),
    applyWaiting: (number: string, key: FulfilmentKey) =>
      applyWaitingParcels({ ...stores, now, wake }, number, key),
  };
  const returnPorts = {
    ...stores,
    now,
    wake,
    rendezvous,
    orderIdOf,
    returnsDesk: createReturnsDeskClient(partners.callerOf('warehouse')),
    parcelCarrier: orderPorts.parcelCarrier,
    files: workshop.files,
    drawLabel: orderPorts.drawLabel,
    link: stepPorts.link,
    originPaper: async (kind: string) => new TextEncoder().encode(kind),
    applyWaiting: (number: string, key: ReturnKey) =>
      applyWaitingParcels({ ...stores, now, wake }, number, key),
  };
  return { steps: stepPorts, workshop, order: orderPorts, returns: returnPorts };
}
