/** What is said of mails to buyers, of webhooks to sellers, and of what a search finds. */
import type { Words } from './language.ts';

export const MAIL_WORDS: Words = {
  en: {
    problem: 'Delivery problem',
    CLAIMED: 'Being sent',
    REFUSED: 'Refused by the mail service',
  },
  zh: {
    shipped: '已发货',
    out_for_delivery: '派送中',
    available_for_pickup: '待自提',
    delivered: '已送达',
    problem: '派送异常',
    CLAIMED: '发送中',
    SENT: '已发送',
    REFUSED: '邮件服务拒收',
  },
};

export const WEBHOOK_WORDS: Words = {
  en: {
    PENDING: 'On its way',
    GONE: 'It answered 410 Gone',
    FAILING: 'Nothing got through for days',
    EXHAUSTED: 'Given up after the last try',
    ENDPOINT_GONE: 'It answered 410 Gone',
  },
  zh: {
    ENABLED: '已启用',
    DISABLED: '已停用',
    GONE: '对方返回 410',
    FAILING: '连续多日无法送达',
    PENDING: '投递中',
    DELIVERED: '已送达',
    FAILED: '投递失败',
    EXHAUSTED: '重试已用尽',
    ENDPOINT_GONE: '对方返回 410',
    ENDPOINT_DISABLED: '端点已停用',
    ENDPOINT_DELETED: '端点已删除',
  },
};

export const SEARCH_WORDS: Words = {
  en: {
    RMA: 'Name at the returns desk',
    BL: 'Bill of lading',
    ASN: 'ASN',
    PO: 'PO number',
    ID: 'Id',
    TRACKING: 'Tracking number',
    REMOVAL: 'FBA removal',
    SHOP_ORDER: 'The shop’s own id',
  },
  zh: {
    SHIPMENT: '货件',
    ORDER: '订单',
    RETURN: '退货单',
    REMOVAL: 'FBA 移除',
    CASE: '事项',
    ID: '编号',
    TRACKING: '运单号',
    RMA: '退货台编号',
    BOOKING_REQUEST: '订舱请求号',
    BOOKING: '订舱号',
    BL: '提单号',
    CONTAINER: '柜号',
    DECLARATION: '报关单号',
    ASN: '入仓单号',
    REFERENCE: '卖家参考号',
    PO: 'PO 号',
    SHOP_ORDER: '店铺订单编号',
  },
};
