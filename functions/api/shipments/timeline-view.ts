/** The timeline of a shipment as it is told (M-002, M-060); what it says is domain/shipment/timeline.ts. */
import type { z } from 'zod';
import type { CaseStore } from '../../../domain/case/case-store.ts';
import type { Case } from '../../../domain/case/case.ts';
import type { DeclarationStore } from '../../../domain/declaration/declaration.ts';
import type { ReceivingStore } from '../../../domain/receiving/receiving-store.ts';
import type { ShipmentKey, ShipmentStore } from '../../../domain/shipment/shipment-store.ts';
import type { TimelineFacts } from '../../../domain/shipment/timeline-facts.ts';
import { timelineOf } from '../../../domain/shipment/timeline.ts';
import type { TrackingStore } from '../../../domain/tracking/tracking-store.ts';
import type { WaitStore } from '../../../domain/wait/wait.ts';
import { toldToSeller } from '../../runtime/told-actor.ts';
import type { operationsTimelineView } from '../operations/contract.ts';
import { mustFind } from './shipment-view.ts';
import { waitingTold } from './waiting.ts';

export interface TimelinePorts {
  readonly shipments: Pick<ShipmentStore, 'find' | 'changes'>;
  readonly tracking: Pick<TrackingStore, 'projection'>;
  readonly declarations: Pick<DeclarationStore, 'ofShipment'>;
  readonly receiving: Pick<ReceivingStore, 'find'>;
  readonly waits: Pick<WaitStore, 'find'>;
  readonly cases: Pick<CaseStore, 'ofEntity'>;
}

/** `reader`: a seller sees only the cases put to it, no names of staff, no state of the workflow. Throws NotFound. */
export async function readTimelineOf(
  ports: TimelinePorts,
  key: ShipmentKey,
  reader: Case['audience'],
): Promise<z.input<typeof operationsTimelineView>> {
  const facts = await factsOf(ports, key);
  const { legs, changes, openCases, status, statusSince } = timelineOf(facts);
  const waiting = 'closedAt' in facts.shipment ? undefined : waitingTold(facts.wait, reader);
  return {
    shipmentId: key.shipmentId,
    status,
    statusSince,
    ...(waiting && { waiting }),
    legs: legs.map(({ milestones: _, ...leg }) => leg),
    milestones: legs.flatMap(({ leg, milestones }) => milestones.map((m) => ({ leg, ...m }))),
    history: changes.map(({ version: _v, correlationId: _c, actor, ...change }) => ({
      ...change,
      actor: reader === 'operations' ? actor : toldToSeller(actor),
    })),
    openCases: openCases
      .filter(({ audience }) => reader === 'operations' || audience === 'seller')
      .map(({ audience: _, ...line }) => line),
  };
}

async function factsOf(ports: TimelinePorts, key: ShipmentKey): Promise<TimelineFacts> {
  const shipment = await mustFind(ports.shipments, key);
  const { tenant, shipmentId } = key;
  const [changes, tracking, declarations, receiving, wait, cases] = await Promise.all([
    ports.shipments.changes(key),
    ports.tracking.projection(key),
    ports.declarations.ofShipment(tenant, shipmentId),
    ports.receiving.find(key),
    ports.waits.find({ tenant, entityId: shipmentId, lane: 'main' }),
    ports.cases.ofEntity(tenant, shipmentId),
  ]);
  return { shipment, changes, tracking, declarations, receiving, wait, cases };
}
