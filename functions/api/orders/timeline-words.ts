/** The words of an order's timeline. Carriers' milestones and our own codes; a case's kind is shown by its title. */
import { MILESTONE_WORDS } from '../../../domain/parcel/milestone-words.ts';
import { milestoneSchema } from '../../../domain/tracking/tracking-event.ts';
import type { Language } from '../../runtime/accept-language.ts';

const WORDS: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  ORDER_RECEIVED: ['Order received', '已接单'],
  RELAY: ['A relay to Amazon', '中转至亚马逊'],
  HOLD_PLACED: ['On hold', '订单暂停'],
  HOLD_RELEASED: ['Hold released', '已解除暂停'],
  HOLD_TOO_LATE: ['Too late to hold', '已来不及暂停'],
  ADDRESS_CORRECTED: ['Address corrected', '已更正地址'],
  LINES_EDITED: ['Lines edited in the shop', '已按店铺修改商品'],
  CANCEL_REQUESTED: ['Cancellation asked for', '已申请取消'],
  ORDER_REJECTED: ['Order rejected', '订单被拒'],
  PLANNED: ['Warehouse chosen', '已分配仓库'],
  BACKORDERED: ['Waiting for stock', '缺货待补'],
  RESERVED: ['Stock reserved', '已预留库存'],
  RELEASED: ['Sent to the warehouse', '已下发仓库'],
  PICKING: ['Being picked', '拣货中'],
  RELABELED: ['Relabelled with FNSKU', '已换贴 FNSKU'],
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
};

/** Undefined for a code without words. */
export function timelineWord(code: string, language: Language): string | undefined {
  const milestone = milestoneSchema.safeParse(code).data;
  if (milestone) return MILESTONE_WORDS[milestone][language === 'zh-CN' ? 'zh' : 'en'];
  return WORDS[code]?.[language === 'zh-CN' ? 1 : 0];
}
