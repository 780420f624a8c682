/** A seller's request becomes a shipment, and when submitted, exactly one execution (design 3.1). */
import { InvalidRequest } from '../kernel/domain-error.ts';
import type { ShipmentId, Tenant } from '../kernel/ids.ts';
import type { Now } from '../kernel/time.ts';
import type { OutboxMessage } from '../outbox/outbox.ts';
import { advanceShipment, changeTo, type Occasion } from './advance-shipment.ts';
import type { CreateShipmentRequest } from './create-shipment-request.ts';
import { sweepAt } from './dwell.ts';
import { packCartons, rangeFaults, totalsOf, type SsccSource } from './pack-cartons.ts';
import { startMessage } from './shipment-outbox.ts';
import type { Shipment, ShipmentContent, StatusChange } from './shipment.ts';

export interface SubmissionIds extends SsccSource {
  readonly tenant: Tenant;
  readonly shipmentId: ShipmentId;
  readonly actor: string;
  readonly correlationId: string;
}

export interface Submission {
  readonly shipment: Shipment;
  readonly content: ShipmentContent;
  readonly change: StatusChange;
  /** Absent for a draft. */
  readonly outbox?: OutboxMessage;
}

/** A new shipment of version 1: SUBMITTED in epoch 1, or a DRAFT in epoch 0. Throws InvalidRequest with all range faults. */
export function submitShipment(
  request: CreateShipmentRequest,
  ids: SubmissionIds,
  now: Now,
): Submission {
  const faults = rangeFaults(request.cartons);
  if (faults.length > 0)
    throw new InvalidRequest('INVALID_REQUEST', 'cartons are numbered wrongly', faults);
  const at = now();
  const content = contentOf(request, ids);
  const shipment = newShipment(request, content, ids, at);
  const occasion = { at, actor: ids.actor, correlationId: ids.correlationId };
  if (!request.submit)
    return { shipment, content, change: changeTo(shipment, 'NONE', 'create', occasion) };
  const change = changeTo(shipment, 'DRAFT', 'submit', occasion);
  return { shipment, content, change, outbox: startMessage(shipment, at) };
}

/** A draft, or a shipment whose quote expired, goes in (again): next epoch, a new execution; undefined when it is in already. */
export function resubmitShipment(
  shipment: Shipment,
  occasion: Occasion,
): { next: Shipment; change: StatusChange; outbox: OutboxMessage } | undefined {
  const patch = { epoch: shipment.epoch + 1, faults: [] };
  const advance = advanceShipment(shipment, 'submit', { ...occasion, patch });
  if (advance.kind === 'already') return undefined;
  const { next, change } = advance;
  return { next, change, outbox: startMessage(next, occasion.at) };
}

/** The content of a request, with an SSCC on each carton. */
export function contentOf(
  request: Pick<CreateShipmentRequest, 'cartons' | 'declaredLines' | 'invoice'>,
  source: SsccSource,
): ShipmentContent {
  const { declaredLines, invoice } = request;
  return {
    cartons: packCartons(request.cartons, source),
    ...(declaredLines && { declaredLines }),
    ...(invoice && { invoice }),
  };
}

function newShipment(
  request: CreateShipmentRequest,
  content: ShipmentContent,
  { tenant, shipmentId }: SubmissionIds,
  at: ReturnType<Now>,
): Shipment {
  const status = request.submit ? 'SUBMITTED' : 'DRAFT';
  const { mode, incoterm, origin, destination, cargoReadyOn, currency } = request;
  const { reference, expedite, insured, quoteAcceptance } = request;
  return {
    tenant,
    shipmentId,
    version: 1,
    epoch: request.submit ? 1 : 0,
    contentVersion: 1,
    ...(reference !== undefined && { reference }),
    mode,
    incoterm,
    legs: [...new Set(request.legs)],
    origin,
    destination,
    cargoReadyOn,
    currency,
    expedite,
    insured,
    quoteAcceptance,
    carriage: {
      containers: request.containers ?? [],
      ...(request.containerType !== undefined && { containerType: request.containerType }),
      bookingAttempt: 0,
    },
    ...totalsOf(content),
    createdAt: at,
    updatedAt: at,
    statusSince: at,
    nextDeadlineAt: sweepAt(status, at),
    faults: [],
    automationBlocked: false,
    status,
  };
}
