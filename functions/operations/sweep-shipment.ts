import { caseOf } from '../../domain/shipment/shipment-case.ts';
import { startMessage } from '../../domain/shipment/shipment-outbox.ts';
import { patchShipment } from '../../domain/shipment/shipment-record.ts';
import type { ShipmentKey, ShipmentStore } from '../../domain/shipment/shipment-store.ts';
import type { Shipment } from '../../domain/shipment/shipment.ts';
import { sweepStanding, type StandingPorts } from './sweep-standing.ts';

export interface ShipmentSweepPorts extends StandingPorts {
  readonly shipments: Pick<ShipmentStore, 'find' | 'save'>;
  readonly signal: (key: ShipmentKey, eventId: string) => Promise<void>;
}

const RESUMED_SECONDS = 3600;

/** True when it became a case. Throws StaleVersion when somebody else was faster. */
export function sweepShipment(ports: ShipmentSweepPorts, shipment: Shipment): Promise<boolean> {
  return sweepStanding(ports, {
    ...shipment,
    entityId: shipment.shipmentId,
    resumedSeconds: RESUMED_SECONDS,
    caseOf: (question, now) => caseOf({ shipment, now }, question),
    putOff: (nextDeadlineAt, now) =>
      ports.shipments.save({ next: patchShipment(shipment, { nextDeadlineAt }, now) }),
    stands: async () => (await ports.shipments.find(shipment))?.status === shipment.status,
    resume: (epoch, nextDeadlineAt, now) => {
      const next = patchShipment(shipment, { epoch, nextDeadlineAt }, now);
      return ports.shipments.save({ next, outbox: startMessage(next, now) });
    },
    wake: (eventId) => ports.signal(shipment, eventId),
  });
}
