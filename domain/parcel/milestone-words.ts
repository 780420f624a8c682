/** The words for each milestone; the Chinese ones are 17TRACK's where it has them, because sellers know those (interfaces 2.3). */
import type { Milestone } from '../tracking/tracking-event.ts';
import type { ParcelStatus } from './parcel-tracking.ts';

interface Words {
  readonly en: string;
  readonly zh: string;
}

const words = (en: string, zh: string): Words => ({ en, zh });

export const MILESTONE_WORDS: Readonly<Record<Milestone, Words>> = {
  booked: words('Booked', '已订舱'),
  booking_rejected: words('Booking rejected', '订舱被拒'),
  info_received: words('The carrier has the data', '承运商已收到信息'),
  picked_up: words('Picked up', '已揽收'),
  received_at_origin: words('At the carrier’s first facility', '已到始发站'),
  departed_facility: words('Left a facility', '已离开中转站'),
  arrived_facility: words('Arrived at a facility', '已到达中转站'),
  loaded: words('Loaded', '已装运'),
  departed_port: words('Departed', '已离港'),
  arrived_port: words('Arrived', '已到港'),
  discharged: words('Unloaded', '已卸货'),
  gated_in: words('Entered the terminal', '已进港'),
  gated_out: words('Left the terminal', '已出港'),
  customs_submitted: words('Declared to customs', '已报关'),
  customs_processing: words('At customs', '清关中'),
  customs_hold: words('Held by customs', '海关扣留'),
  customs_released: words('Released by customs', '清关完成'),
  arrived_warehouse: words('Arrived at the warehouse', '已到仓'),
  handed_over: words('Handed over to the delivering carrier', '已转交末端承运商'),
  in_transit: words('On its way', '运输途中'),
  out_for_delivery: words('Out for delivery', '派送途中'),
  delivery_scheduled: words('Delivery scheduled', '已预约派送'),
  delivery_attempted: words('Delivery failed', '投递失败'),
  available_for_pickup: words('Ready to be picked up', '到达待取'),
  delivered: words('Delivered', '成功签收'),
  delayed: words('Delayed', '延误'),
  exception: words('Something is wrong', '可能异常'),
  return_started: words('On its way back', '退件中'),
  returned: words('Back at the sender', '退件签收'),
  lost: words('Lost', '丢失'),
  damaged: words('Damaged', '损坏'),
  destroyed: words('Destroyed', '销毁'),
  cancelled: words('Cancelled', '取消'),
  tracking_expired: words('Not heard of for long', '运输过久'),
  edd_updated: words('New delivery date', '预计送达时间已更新'),
  unknown: words('Told by the carrier', '承运商消息'),
};

export const STATUS_WORDS: Readonly<Record<ParcelStatus, Words>> = {
  pending: words('Nothing told yet', '查询不到'),
  info_received: words('The carrier expects it', '收到信息'),
  in_transit: words('On its way', '运输途中'),
  customs: words('At customs', '清关中'),
  out_for_delivery: words('Out for delivery', '派送途中'),
  available_for_pickup: words('Ready to be picked up', '到达待取'),
  attempt_failed: words('Delivery failed', '投递失败'),
  delivered: words('Delivered', '成功签收'),
  exception: words('Something is wrong', '可能异常'),
  returning: words('On its way back', '退件中'),
  returned: words('Back at the sender', '退件签收'),
  lost: words('Lost', '丢失'),
  cancelled: words('Cancelled', '取消'),
  expired: words('Not heard of for long', '运输过久'),
  unknown: words('Unknown', '未知'),
};

/** The five events every seller gets at least (M-102); what is none of them has none. */
const SEED_EVENTS: Partial<Record<Milestone, SeedEvent>> = {
  picked_up: 'OUTBOUND_SCAN',
  received_at_origin: 'OUTBOUND_SCAN',
  arrived_facility: 'SORT_CENTER',
  departed_facility: 'SORT_CENTER',
  in_transit: 'IN_TRANSIT',
  handed_over: 'IN_TRANSIT',
  departed_port: 'IN_TRANSIT',
  arrived_port: 'IN_TRANSIT',
  out_for_delivery: 'OUT_FOR_DELIVERY',
  delivered: 'DELIVERED',
};
type SeedEvent = 'OUTBOUND_SCAN' | 'SORT_CENTER' | 'IN_TRANSIT' | 'OUT_FOR_DELIVERY' | 'DELIVERED';

export const seedEventOf = (milestone: Milestone): SeedEvent | undefined => SEED_EVENTS[milestone];
