/** 17TRACK's sub_status and stage, and what they mean to us (interfaces 2.3, 2.4). What is not here is `unknown`. */
import { meaning } from '../../../domain/kernel/meaning.ts';
import type { Milestone } from '../../../domain/tracking/tracking-event.ts';

interface Meaning {
  readonly milestone: Milestone;
  readonly reason?: string;
}

const BY_SUB_STATUS: Readonly<Record<string, Meaning>> = {
  InfoReceived: { milestone: 'info_received' },
  InTransit_PickedUp: { milestone: 'picked_up' },
  InTransit_Other: { milestone: 'in_transit' },
  InTransit_Departure: { milestone: 'departed_port' },
  InTransit_Arrival: { milestone: 'arrived_port' },
  InTransit_TransportDeparted: { milestone: 'departed_facility' },
  InTransit_TransportArrived: { milestone: 'arrived_facility' },
  InTransit_CustomsProcessing: { milestone: 'customs_processing' },
  InTransit_CustomsReleased: { milestone: 'customs_released' },
  InTransit_CustomsRequiringInformation: {
    milestone: 'customs_hold',
    reason: 'customs_documentation',
  },
  OutForDelivery_Other: { milestone: 'out_for_delivery' },
  AvailableForPickup_Other: { milestone: 'available_for_pickup' },
  Delivered_Other: { milestone: 'delivered' },
  DeliveryFailure_Other: { milestone: 'delivery_attempted' },
  DeliveryFailure_NoBody: { milestone: 'delivery_attempted', reason: 'consignee_not_home' },
  DeliveryFailure_Security: { milestone: 'exception', reason: 'security_issue' },
  DeliveryFailure_Rejected: { milestone: 'exception', reason: 'consignee_refused' },
  DeliveryFailure_InvalidAddress: {
    milestone: 'exception',
    reason: 'consignee_incorrect_address',
  },
  Exception_Other: { milestone: 'exception' },
  Exception_NoBody: { milestone: 'exception', reason: 'consignee_not_home' },
  Exception_Security: { milestone: 'exception', reason: 'security_issue' },
  Exception_Rejected: { milestone: 'exception', reason: 'consignee_refused' },
  Exception_Returning: { milestone: 'return_started' },
  Exception_Returned: { milestone: 'returned' },
  Exception_Damage: { milestone: 'damaged', reason: 'carrier_damaged_parcel' },
  Exception_Delayed: { milestone: 'delayed' },
  Exception_Lost: { milestone: 'lost', reason: 'carrier_parcel_lost' },
  Exception_Destroyed: { milestone: 'destroyed' },
  Exception_Cancel: { milestone: 'cancelled' },
  Expired_Other: { milestone: 'tracking_expired' },
};

/** milestone.key_stage, for events without a sub_status. */
const BY_STAGE: Readonly<Record<string, Meaning>> = {
  InfoReceived: { milestone: 'info_received' },
  PickedUp: { milestone: 'picked_up' },
  Departure: { milestone: 'departed_port' },
  Arrival: { milestone: 'arrived_port' },
  AvailableForPickup: { milestone: 'available_for_pickup' },
  OutForDelivery: { milestone: 'out_for_delivery' },
  Delivered: { milestone: 'delivered' },
  Returning: { milestone: 'return_started' },
  Returned: { milestone: 'returned' },
};

/** Both are null on many plain scans. */
export function seventeenTrackMeaning(
  subStatus: string | null | undefined,
  stage: string | null | undefined,
): Meaning {
  return (
    meaning(BY_SUB_STATUS, subStatus ?? '') ??
    meaning(BY_STAGE, stage ?? '') ?? { milestone: 'unknown' }
  );
}
