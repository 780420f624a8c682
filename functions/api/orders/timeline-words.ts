/** The words of an order's timeline. Carriers' milestones and our own codes; a case's kind is shown by its title. */
import type { Language } from '../../runtime/accept-language.ts';

const WORDS: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  ORDER_RECEIVED: ['Order received', '已接单'],
  HOLD_PLACED: ['On hold', '订单暂停'],
  CANCEL_REQUESTED: ['Cancellation asked for', '已申请取消'],
  ORDER_REJECTED: ['Order rejected', '订单被拒'],
  PLANNED: ['Warehouse chosen', '已分配仓库'],
  BACKORDERED: ['Waiting for stock', '缺货待补'],
  RESERVED: ['Stock reserved', '已预留库存'],
  RELEASED: ['Sent to the warehouse', '已下发仓库'],
  PICKING: ['Being picked', '拣货中'],
  PACKED: ['Packed', '已打包'],
  LABELED: ['Label printed', '已出面单'],
  SHIPPED: ['Handed over to the carrier', '已交承运商'],
  DELIVERED: ['Delivered', '已签收'],
  RETURNED_TO_SENDER: ['Back at the sender', '已退回发件人'],
  LOST: ['Lost', '丢失'],
  CANCELLED: ['Cancelled', '已取消'],
  REJECTED: ['Not shipped', '未发货'],
  CASE_DECIDED: ['Decided', '已裁决'],
  CASE_CLOSED: ['Settled', '已结束'],
  info_received: ['The carrier has the data', '承运商已收到信息'],
  picked_up: ['Picked up', '已揽收'],
  received_at_origin: ['At the carrier’s first facility', '已到始发站'],
  departed_facility: ['Left a facility', '已离开中转站'],
  arrived_facility: ['Arrived at a facility', '已到达中转站'],
  handed_over: ['Handed over to the delivering carrier', '已转交末端承运商'],
  in_transit: ['On its way', '运输途中'],
  customs_processing: ['At customs', '清关中'],
  customs_hold: ['Held by customs', '海关扣留'],
  customs_released: ['Released by customs', '清关完成'],
  out_for_delivery: ['Out for delivery', '派送途中'],
  delivery_scheduled: ['Delivery scheduled', '已预约派送'],
  delivery_attempted: ['Delivery failed', '投递失败'],
  available_for_pickup: ['Ready to be picked up', '到达待取'],
  delivered: ['Delivered', '成功签收'],
  delayed: ['Delayed', '延误'],
  exception: ['Something is wrong', '可能异常'],
  return_started: ['On its way back', '退件中'],
  returned: ['Back at the sender', '退件签收'],
  lost: ['Lost', '丢失'],
  damaged: ['Damaged', '损坏'],
  destroyed: ['Destroyed', '销毁'],
  cancelled: ['Cancelled', '取消'],
  tracking_expired: ['Not heard of for long', '运输过久'],
  edd_updated: ['New delivery date', '预计送达时间已更新'],
};

/** Undefined for a code without words. */
export function timelineWord(code: string, language: Language): string | undefined {
  return WORDS[code]?.[language === 'zh-CN' ? 1 : 0];
}
