/**
 * The Chinese words of every fault code; the English words come with the fault. `{name}` is a value the fault carries,
 * and what stands in brackets is left out when the fault does not carry it.
 */
import type { Fault } from '../../domain/kernel/fault.ts';
import type { Language } from './accept-language.ts';

export const faultTextsZh: Readonly<Record<string, string>> = {
  // The request's shape (request-faults.ts).
  REQUIRED: '必填。',
  WRONG_TYPE: '类型须为 {expected}。',
  TOO_SMALL: '过小或过短，下限为 {limit}。',
  TOO_BIG: '过大或过长，上限为 {limit}。',
  WRONG_FORMAT: '格式不正确（{format}）。',
  NOT_ALLOWED: '只能取以下值之一：{allowed}。',
  UNKNOWN_FIELD: '未知字段。',
  INVALID_VALUE: '取值无效。',

  // Webhook endpoints (adapters/webhooks/endpoint-url.ts).
  URL_NOT_HTTPS: '须为 https 网址。',
  URL_HAS_EXTRAS: '网址中不得含有用户名、密码或片段标识。',
  URL_NOT_PUBLIC: '网址须可从互联网访问。',

  // Returns (domain/return/wished-lines.ts).
  ORDER_NAMED_ONCE: '请在 orderId 与 reference 中只填一项。',
  ORDER_IS_RELAY: '该订单已中转至亚马逊，没有买家退货；请使用召回或 FBA 移除。',
  LINE_NOT_IN_ORDER: '订单中没有此行。',
  ORDER_UNKNOWN: '没有此订单。',
  WAREHOUSE_TAKES_NO_RETURNS: '该仓库不接收退货。',
  LINE_TWICE: '同一退货中每行只能出现一次。',
  NO_RETURNABLE_QUANTITY: '此行最多可退 {left} 件。',
  NO_PROOF_NEEDED: '该退货中没有此编号且需要证明的作业。',
  PROOF_NOT_UPLOADED: '尚未上传此编号的证明文件。',

  // Rates.
  NO_WAREHOUSE_IN_COUNTRY: '该国没有我们的发货仓。',
  WAREHOUSE_NOT_IN_COUNTRY: '该仓库不在收件国。',
  INVALID_CURSOR: '游标不属于此列表。',
  // Shops.
  ENDPOINT_NOT_PUBLIC: '须为使用 https 的公网域名。',
  // Orders.
  IN_THE_PAST: '须为将来的时间。',
  OPTION_UNKNOWN: '没有此选项，可选：{allowed}。',
  // Relays to Amazon (domain/order/check-relay.ts).
  FBA_SHIPMENT_ID_INVALID: '{value} 不是有效的 FBA 货件编号（FBA 加 7 至 9 位大写字母或数字）。',
  FULFILMENT_CENTER_INVALID: '{value} 不是有效的亚马逊运营中心代码（如 ONT8）。',
  CONSIGNEE_NOT_AMAZON: '中转订单的收件人须为亚马逊，请按 FBA 货件所示地址填写。',
  RELAY_IS_NO_SALE: '中转至亚马逊不是销售，不填买家邮箱和售价。',
  RELAY_IS_WHOLE: '中转箱须整箱发出，不能部分发货。',
  FNSKU_WITHOUT_RELAY: '只有中转订单才换贴 FNSKU。',
  FNSKU_MISSING: '请填写每件换贴的 FNSKU。',
  FNSKU_COMMINGLED: '{value} 是 ASIN：亚马逊已停止混装库存，须使用 FNSKU。',
  FNSKU_AMBIGUOUS: '每个 SKU 对应一个 FNSKU，每个 FNSKU 对应一个 SKU。',
  FBA_CARTON_TOO_HEAVY: '整箱 {weightG} 克，超过亚马逊上限 {limitG} 克（50 磅）。',
  FBA_CARTON_TOO_LONG: '最长边 {longestMm} 毫米，超过亚马逊上限 {limitMm} 毫米（25 英寸）。',
  SKU_MISMATCH: '与路径中的 SKU 不一致。',
  // SKU (domain/sku/check-sku.ts).
  GTIN_INVALID: '{value} 不是有效的 GTIN（长度或校验位错误）。',
  HOUSE_INVALID: '{value} 不是本仓条码。',
  FNSKU_INVALID: '{value} 不是有效的 FNSKU。',
  HS_INVALID: 'HS 编码须为 6 至 13 位数字：{value}。',
  HS_DIFFER: '出口与进口 HS 编码的前六位不一致。',
  VALUE_MISSING: '[{sku}：]须填写大于零的申报价值。',
  BATTERY_DETAILS_MISSING: '请填写电池的化学类型和包装方式。',
  BATTERY_FLAG_MISSING: '含电池的货物须标注 BATTERY。',
  PROHIBITED_GOODS: '[{sku}：]属于禁运品（{rule}），不予承运。',
  // Return policy (domain/return-policy/check-return-rules.ts).
  DISPOSITION_FORBIDDEN: '等级 {grade} 的货物不能采用处置方式 {disposition}。',
  AMOUNT_NEGATIVE: '金额不能为负。',
  REVIEW_BELOW_RETURNLESS: '须高于免退货退款上限 {returnlessUpTo}。',
  // Insights (functions/api/insights/period.ts).
  PERIOD_BACKWARDS: '结束日期早于开始日期。',
  PERIOD_TOO_LONG: '时间范围超过 {limit} 天。',
  // FBA removals (domain/removal/report-row.ts).
  COLUMN_MISSING: '报告缺少列：{column}。',
  ROW_UNREADABLE: '[第 {line} 行：]无法解析（{reason}）。',
  CELL_MISSING: '[第 {line} 行：]不能为空。',
  CELL_TOO_LONG: '[第 {line} 行：]过长，上限为 {limit} 个字符。',
  CELL_NO_COUNT: '[第 {line} 行：]须为非负整数：{value}。',
  CELL_NO_TIME: '[第 {line} 行：]须为带时区的时间：{value}。',
  CELL_NO_MONEY: '[第 {line} 行：]金额或币种无效：{value}。',
  REMOVAL_TYPE_UNKNOWN: '[第 {line} 行：]订单类型须为 Return、Disposal 或 Liquidations：{value}。',
  MORE_THAN_REQUESTED: '[第 {line} 行：]已处理 {done} 件，超过申请的 {requested} 件。',
  REMOVAL_SKU_UNKNOWN: '[第 {line} 行：]SKU {sku} 未登记，退回本仓前须先登记。',
  WAREHOUSE_TAKES_NO_REMOVALS: '该仓库不接收亚马逊移除货物。',
  REPORT_EMPTY: '报告中没有数据行。',
  TOO_MANY_LINES: '[第 {line} 行：]一个移除订单最多 {limit} 行。',
  // Cartons (domain/shipment/pack-cartons.ts, precheck/check-cartons.ts).
  RANGE_BACKWARDS: '箱号范围的终止号小于起始号。',
  SSCC_FOR_RANGE: '一个 SSCC 只能对应一个箱子。',
  TOO_MANY_CARTONS: '箱数超过 500 箱。',
  CARTON_WITHOUT_PO: '第 {carton} 箱缺少 PO 号或批次号。',
  NET_OVER_GROSS: '[第 {carton} 箱：]净重大于毛重。',
  SSCC_INVALID: '第 {carton} 箱的 SSCC-18 无效（长度或校验位错误）。',
  DUPLICATE_CARTON_NUMBER: '箱号 {value} 重复。',
  DUPLICATE_SSCC: 'SSCC {value} 重复。',
  WEIGHT_VARIANCE: '实测重量 {weighedG} 克与申报重量 {declaredG} 克不符。',
  // SKUs of a shipment (precheck/check-skus.ts).
  SKU_NOT_REGISTERED: 'SKU {sku} 未登记。',
  SKU_NOT_APPROVED: 'SKU {sku} 未通过审核（{status}）。',
  HS_MISSING: '{sku} 的 HS 编码缺失或不足 {digits} 位。',
  DOCUMENT_MISSING: '{sku} 缺少合规文件：{document}。',
  STORAGE_CONDITION_UNAVAILABLE: '目的仓不具备 {sku} 所需的存储条件（{condition}）。',
  // Papers (precheck/check-declaration.ts).
  PACKING_LIST_MISMATCH:
    '[{sku}：装箱 {packed} 件，申报 {declared} 件，不一致。][净重：装箱 {packedG} 克，申报 {declaredG} 克，不一致。]',
  UNDERVALUED: '[{sku}：]申报价值偏低[：申报 {declared}，发票 {invoiced}]。',
  INVOICE_MISMATCH: '申报总值 {declared} 与发票总值 {invoiced} 不一致。',
  CURRENCY_MISMATCH: '币种不一致。',
  // Route, size and day (precheck/check-route.ts, check-size.ts, check-ready-day.ts).
  CARGO_READY_TOO_LATE: '货物备妥日期过晚，最迟为 {last}。',
  MODE_NOT_SERVED: '该目的地不提供此运输方式（{mode}）。',
  LOCODE_INVALID: '{value} 不是有效的 UN/LOCODE。',
  ORIGIN_NOT_SERVED: '不从该国家或地区起运（{country}）。',
  WAREHOUSE_UNKNOWN: '没有此仓库：{warehouseId}。',
  PORT_NOT_SERVED: '该仓库不由此港口派送：{port}。',
  OVERSIZE_FOR_MODE: '第 {carton} 箱超出 {mode} 的限制（{limit}）。',
  CONTAINER_NUMBER_INVALID: '不是有效的 ISO 6346 集装箱号。',
  CONTAINER_TYPE_MISSING: '整柜须填写柜型。',
  CONTAINER_TYPE_UNKNOWN: '不支持此柜型，可选：{known}。',
  CONTAINER_OVERFILLED: '货物装不进所填数量的集装箱。',
  // Export declaration (domain/declaration/check-export-declaration.ts).
  USCC_INVALID: '统一社会信用代码无效。',
  LINES_NOT_HEADER: '表体合计与表头不一致。',
  HS_TOO_SHORT: '{sku} 的 HS 编码位数不足。',
  ORDER_MISMATCH: '报关单与海外仓订仓单不一致。',
};

/** The fault's words in the language asked for; English when a code has no Chinese. */
export function faultDetail(fault: Fault, language: Language): string {
  const chinese = language === 'zh-CN' ? faultTextsZh[fault.code] : undefined;
  return chinese === undefined ? fault.detail : filled(chinese, fault.params ?? {});
}

function filled(text: string, params: Readonly<Record<string, string>>): string {
  const names = (part: string) => [...part.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  return text
    .replaceAll(/\[([^\]]*)\]/g, (_, part: string) =>
      names(part).every((name) => name in params) ? part : '',
    )
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
}
