/** Records the store contracts keep and read again; each valid by the schema of its concept. */
import { caseSchema, type Case } from '../../domain/case/case.ts';
import { declarationSchema, type Declaration } from '../../domain/declaration/declaration.ts';
import {
  caseIdSchema,
  shipmentIdSchema,
  skuCodeSchema,
  tenantSchema,
  warehouseIdSchema,
  type ShipmentId,
} from '../../domain/kernel/ids.ts';
import { addSeconds } from '../../domain/kernel/time.ts';
import type { OutboxMessage } from '../../domain/outbox/outbox.ts';
import {
  shipmentSchema,
  type Shipment,
  type StatusChange,
} from '../../domain/shipment/shipment.ts';
import type { AcceptedRequest } from '../../domain/shipment/shipment-store.ts';
import { movementSchema, type Movement } from '../../domain/stock/stock.ts';
import { trackingEventSchema, type TrackingEvent } from '../../domain/tracking/tracking-event.ts';
import { waitRegistrationSchema, type WaitRegistration } from '../../domain/wait/wait.ts';
import { aSubmission, shipmentId, T0, tenant } from '../support/example-shipment.ts';

export { T0, shipmentId, tenant };
export const key = { tenant, shipmentId };
export const otherTenant = tenantSchema.parse('rival');
export const warehouseId = warehouseIdSchema.parse('US-LAX');
export const lamp = skuCodeSchema.parse('LAMP-1');
export const at = (seconds: number) => addSeconds(T0, seconds);

export function shipmentIdOf(n: number): ShipmentId {
  return shipmentIdSchema.parse(`shp_01KADHNJS8ZBV7P3GJX6B${String(n).padStart(5, '0')}`);
}

export function aShipment(changed: object = {}): Shipment {
  return shipmentSchema.parse({ ...aSubmission().shipment, ...changed });
}

export function aChange(version: number): StatusChange {
  return {
    version,
    from: 'DRAFT',
    event: 'submit',
    to: 'SUBMITTED',
    actor: 'key_1',
    at: at(version),
    correlationId: 'req-1',
  };
}

export function aRequest(changed: Partial<AcceptedRequest> = {}): AcceptedRequest {
  return {
    key: 'k-1',
    payloadHash: 'h-1',
    status: 202,
    body: '{"ok":true}',
    location: '/shipments/x',
    expiresAt: at(86_400),
    ...changed,
  };
}

export function aMessage(n = 1, changed: Partial<OutboxMessage> = {}): OutboxMessage {
  const entityId = shipmentIdOf(n);
  return {
    tenant,
    entityId,
    epoch: 1,
    workflow: 'shipment',
    executionName: `shp-${entityId}-1`,
    input: `{"shipmentId":"${entityId}"}`,
    createdAt: at(n),
    ...changed,
  };
}

export function aCase(name: string, changed: object = {}): Case {
  return caseSchema.parse({
    caseId: caseIdSchema.parse(`cas_contract-${name}`),
    tenant,
    shipmentId,
    kind: 'CUSTOMS_HOLD',
    title: 'Customs wants papers',
    audience: 'seller',
    responsible: 'SELLER',
    options: ['ANSWER', 'ABANDON'],
    defaultOption: null,
    evidence: { documents: ['MSDS'], amount: 12.5, nested: { a: null } },
    openedAt: T0,
    deadlineAt: at(3600),
    version: 1,
    status: 'OPEN',
    ...changed,
  });
}

export function aRegistration(n: number, changed: object = {}): WaitRegistration {
  return waitRegistrationSchema.parse({
    tenant,
    entityId: shipmentId,
    lane: 'main',
    state: 'AwaitBooking',
    awaiting: 'BOOKING_CONFIRMATION',
    responsible: 'CARRIER',
    deadlineAt: at(3600 + n),
    token: `token-${n}`,
    generation: `${at(n)}#0`,
    ...changed,
  });
}

export function anEvent(eventKey: string, changed: object = {}): TrackingEvent {
  return trackingEventSchema.parse({
    eventKey,
    leg: 'line_haul',
    milestone: 'departed_port',
    classifier: 'actual',
    occurredAt: T0,
    occurredAtRaw: T0,
    statedAt: T0,
    receivedAt: T0,
    references: [],
    description: '开船',
    source: {
      provider: 'dcsa',
      apiVersion: '2.2',
      providerEventId: eventKey,
      providerStatus: 'DEPA',
      rawKey: 'T/_/raw/1',
    },
    ...changed,
  });
}

export function aDeclaration(changed: object = {}): Declaration {
  return declarationSchema.parse({
    tenant,
    shipmentId,
    declarationId: 'decl-1',
    kind: 'EXPORT',
    version: 1,
    revision: 1,
    procedure: '9810',
    data: { lines: [{ hs: '9405210000', value: '1776.00' }] },
    submittedAt: T0,
    statements: [],
    answeredHolds: 0,
    ...changed,
  });
}

export function aMovement(movementId: string, changed: object = {}): Movement {
  return movementSchema.parse({
    movementId,
    tenant,
    warehouseId,
    sku: lamp,
    kind: 'RECEIVE',
    quantity: 10,
    enters: 'received',
    from: null,
    to: 'awaitingPutaway',
    reference: shipmentId,
    at: T0,
    ...changed,
  });
}

export function aPutaway(movementId: string, quantity: number, changed: object = {}): Movement {
  return aMovement(movementId, {
    kind: 'PUTAWAY',
    quantity,
    enters: undefined,
    from: 'awaitingPutaway',
    to: 'available',
    bin: 'A-01',
    lot: 'L1',
    ...changed,
  });
}
