/**
 * DCSA Track & Trace codes (2.2 and 3.0) and what they mean to us (interfaces.md 2.3, 2.4). An unknown code is `unknown`:
 * stored, shown, and moving nothing.
 */
import { meaning } from '../../../domain/kernel/meaning.ts';
import type { Milestone, TrackingEvent } from '../../../domain/tracking/tracking-event.ts';
import type { DcsaEvent } from './dcsa-event.ts';

const EQUIPMENT: Readonly<Record<string, Milestone>> = {
  LOAD: 'loaded',
  DISC: 'discharged',
  GTIN: 'gated_in',
  GTOT: 'gated_out',
  STUF: 'info_received',
  STRP: 'delivered',
  PICK: 'picked_up',
  DROP: 'handed_over',
  INSP: 'exception',
  RSEA: 'exception',
  RMVD: 'exception',
  AVDO: 'delivery_scheduled',
  AVPU: 'available_for_pickup',
  CROS: 'in_transit',
  CUSS: 'customs_processing',
  CUSI: 'customs_hold',
  CUSR: 'customs_released',
};

const SHIPMENT: Readonly<Record<string, Milestone>> = {
  RECE: 'info_received',
  DRFT: 'info_received',
  PENA: 'info_received',
  PENU: 'info_received',
  APPR: 'info_received',
  ISSU: 'info_received',
  SURR: 'info_received',
  SUBM: 'info_received',
  CONF: 'info_received',
  REQS: 'info_received',
  CMPL: 'info_received',
  REJE: 'exception',
  DECL: 'exception',
  HOLD: 'customs_hold',
  RELS: 'customs_released',
  VOID: 'cancelled',
  CANC: 'cancelled',
};

/** Words of the booking itself. */
const BOOKING: Readonly<Record<string, Milestone>> = {
  CONF: 'booked',
  REJE: 'booking_rejected',
  DECL: 'booking_rejected',
};

const ON_THE_ROAD = 'TRUCK';

export function milestoneOf(event: DcsaEvent): Milestone {
  const { type, code } = event;
  if (type === 'EQUIPMENT') return equipmentMilestone(event);
  if (type === 'SHIPMENT') return shipmentMilestone(event);
  if (type !== 'TRANSPORT' || (code !== 'DEPA' && code !== 'ARRI')) return 'unknown';
  if (event.mode === ON_THE_ROAD) return code === 'DEPA' ? 'departed_facility' : 'arrived_facility';
  return code === 'DEPA' ? 'departed_port' : 'arrived_port';
}

/** An empty box that is picked up carries nothing of ours yet. */
function equipmentMilestone({ code, isEmpty }: DcsaEvent): Milestone {
  if (code === 'PICK' && isEmpty) return 'info_received';
  return meaning(EQUIPMENT, code) ?? 'unknown';
}

/** Goods that have no box are received at a place; a paper is received nowhere. */
function shipmentMilestone({ code, documentType, place }: DcsaEvent): Milestone {
  if (code === 'RECE' && place !== undefined) return 'received_at_origin';
  if (documentType === 'BKG' || documentType === 'CBR')
    return meaning(BOOKING, code) ?? meaning(SHIPMENT, code) ?? 'unknown';
  return meaning(SHIPMENT, code) ?? 'unknown';
}

export function legOf(milestone: Milestone): TrackingEvent['leg'] {
  return milestone === 'picked_up' || milestone === 'received_at_origin'
    ? 'first_mile'
    : 'line_haul';
}
