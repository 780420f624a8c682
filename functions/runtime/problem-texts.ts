/** Titles and details of every problem code, in both languages. A code is stable and never translated. */
import type { Language } from './accept-language.ts';

interface ProblemText {
  readonly title: string;
  readonly detail: string;
}
type Texts = Readonly<Record<Language, ProblemText>>;

const text = (en: readonly [string, string], zh: readonly [string, string]): Texts => ({
  en: { title: en[0], detail: en[1] },
  'zh-CN': { title: zh[0], detail: zh[1] },
});

export const problemTexts: Readonly<Record<string, Texts>> = {
  // The edge.
  MALFORMED_JSON: text(
    ['Malformed JSON', 'The body is not valid JSON.'],
    ['JSON 格式错误', '请求正文不是有效的 JSON。'],
  ),
  NOT_JSON: text(
    ['Unsupported media type', 'Send the body as application/json.'],
    ['不支持的媒体类型', '请以 application/json 发送请求正文。'],
  ),
  BODY_TOO_LARGE: text(
    ['Body too large', 'The body is larger than 256 KB.'],
    ['请求正文过大', '请求正文超过 256 KB。'],
  ),
  BODY_TOO_DEEP: text(
    ['Body nested too deeply', 'The body nests deeper than 32 levels.'],
    ['请求正文嵌套过深', '请求正文的嵌套超过 32 层。'],
  ),
  DELIVERY_TOO_LARGE: text(
    ['Delivery too large', 'The delivery is larger than 1 MB; send fewer events at once.'],
    ['推送内容过大', '单次推送超过 1 MB，请减少每次发送的事件数量。'],
  ),
  ROUTE_NOT_FOUND: text(
    ['Not found', 'There is nothing at this path.'],
    ['未找到', '此路径不存在。'],
  ),
  METHOD_NOT_ALLOWED: text(
    ['Method not allowed', 'The Allow header lists the methods of this path.'],
    ['方法不被允许', '此路径可用的方法见 Allow 响应头。'],
  ),
  UNAUTHENTICATED: text(
    ['Not authenticated', 'A valid credential is needed.'],
    ['未通过身份验证', '需要有效的凭证。'],
  ),
  INSUFFICIENT_SCOPE: text(
    ['Insufficient scope', 'This API key lacks the scope the route needs.'],
    ['权限不足', '此 API 密钥没有该接口所需的权限。'],
  ),
  NOT_OPERATIONS: text(
    ['Operations only', 'This route is for the operations staff.'],
    ['仅限运营人员', '此接口仅供运营人员使用。'],
  ),
  IDEMPOTENCY_KEY_MISSING: text(
    ['Idempotency-Key missing', 'This request needs an Idempotency-Key header.'],
    ['缺少 Idempotency-Key', '此请求需要 Idempotency-Key 请求头。'],
  ),
  IDEMPOTENCY_KEY_MALFORMED: text(
    ['Idempotency-Key malformed', 'The key is 1 to 255 visible ASCII characters.'],
    ['Idempotency-Key 格式错误', '该键须为 1 至 255 个可见 ASCII 字符。'],
  ),
  INVALID_CURSOR: text(
    ['Invalid cursor', 'The cursor is not one of ours for this list and these filters.'],
    ['游标无效', '该游标不属于此列表及其筛选条件。'],
  ),
  VERSION_MISMATCH: text(
    ['Version mismatch', 'If-Match names another version than the one that stands; read it again.'],
    ['版本不符', 'If-Match 所指版本与当前版本不同，请重新读取。'],
  ),
  REPORT_TOO_LARGE: text(
    [
      'Report too large',
      'The report is larger than 1 MB; import it in parts, each with its header.',
    ],
    ['报告过大', '报告超过 1 MB，请分段导入，每段都带表头。'],
  ),
  REPORT_NOT_UTF8: text(
    ['Report not UTF-8', 'The report is not encoded in UTF-8; export or save it anew.'],
    ['报告编码不是 UTF-8', '报告不是 UTF-8 编码，请重新导出或另存。'],
  ),
  BAD_SIGNATURE: text(
    ['Signature not accepted', 'The signature does not fit the body, or is too old.'],
    ['签名未被接受', '签名与正文不符，或已过期。'],
  ),
  INTERNAL_ERROR: text(
    ['Internal error', 'We failed. The request id helps us find why.'],
    ['内部错误', '系统出错。请提供请求编号以便排查。'],
  ),
  TEMPORARILY_UNAVAILABLE: text(
    ['Temporarily unavailable', 'Try again in a moment.'],
    ['暂时不可用', '请稍后重试。'],
  ),
  // The domain.
  INVALID_REQUEST: text(
    ['Invalid request', 'The request has faults; every one is listed in errors.'],
    ['请求无效', '请求存在错误，已在 errors 中全部列出。'],
  ),
  NOT_FOUND: text(['Not found', 'There is no such thing.'], ['未找到', '该对象不存在。']),
  ILLEGAL_TRANSITION: text(
    ['Not possible now', 'The state does not allow this; allowed lists what it does.'],
    ['当前无法执行', '当前状态不允许此操作；可执行的操作见 allowed。'],
  ),
  IDEMPOTENCY_KEY_REUSED: text(
    ['Idempotency-Key reused', 'This key was used with another payload.'],
    ['Idempotency-Key 重复使用', '该键已用于不同的请求内容。'],
  ),
  STALE_VERSION: text(
    ['Changed meanwhile', 'Somebody else changed it at the same moment; try again.'],
    ['数据已变更', '该对象刚刚被他人修改，请重试。'],
  ),
  PARTNER_UNAVAILABLE: text(
    ['Partner unavailable', 'An outside partner does not answer; try again in a moment.'],
    ['合作方暂不可用', '外部合作方未响应，请稍后重试。'],
  ),
  PARTNER_REFUSED: text(
    ['Partner refused', 'An outside partner refused this.'],
    ['合作方拒绝', '外部合作方拒绝了此请求。'],
  ),
  SKU_EXISTS: text(
    ['SKU exists', 'A SKU with this code is registered already.'],
    ['SKU 已存在', '该编码的 SKU 已登记。'],
  ),
  BARCODE_TAKEN: text(
    ['Barcode taken', 'Another of your SKUs has this barcode.'],
    ['条码已被占用', '您的另一个 SKU 已使用该条码。'],
  ),
  REMOVAL_EXISTS: text(
    ['Removal order known', 'A removal order with this order id is known already.'],
    ['移除订单已存在', '该订单号的移除订单已存在。'],
  ),
  REMOVAL_DECIDED: text(
    ['Already decided', 'Something else was decided for this removal order.'],
    ['已有决定', '该移除订单已作出其他决定。'],
  ),
  REMOVAL_TYPE_FIXED: text(
    [
      'Fixed at Amazon',
      'Amazon carries out this removal order as it is; cancel it there and create another.',
    ],
    ['亚马逊已执行', '亚马逊按现有类型执行该移除订单；请在亚马逊取消后另建。'],
  ),
  REFERENCE_TAKEN: text(
    ['Reference taken', 'Another of your shipments or orders has this reference.'],
    ['参考号已被占用', '您的另一票货件或订单已使用该参考号。'],
  ),
  FBA_BOX_TAKEN: text(
    [
      'FBA box taken',
      'Another of your relays is this box of the FBA shipment; give the next number.',
    ],
    ['箱号已被占用', '您的另一中转订单已使用该 FBA 货件的箱号，请改用下一个箱号。'],
  ),
  QUOTE_EXPIRED: text(
    ['Quote expired', 'The offer no longer stands; submit the shipment again for a new one.'],
    ['报价已过期', '该报价已失效，请重新提交货件以获取新报价。'],
  ),
  SHOP_TAKEN: text(
    ['Shop taken', 'This shop is connected with another seller.'],
    ['店铺已被关联', '该店铺已关联到其他卖家。'],
  ),
  TOO_MANY_HOLDS: text(
    ['Too many holds', 'An order has at most 20 holds; release one first.'],
    ['暂停项过多', '一个订单最多 20 个暂停项，请先解除一个。'],
  ),
  HOLD_NOT_YOURS: text(
    [
      'Not yours to release',
      'This hold ends with what it waits for, or is released by operations.',
    ],
    ['无法由您解除', '该暂停在其等待的事项完成后自动解除，或由运营人员解除。'],
  ),
  CASE_CLOSED: text(
    ['Case closed', 'The matter ended by itself; nothing is left to decide.'],
    ['工单已关闭', '该事项已自行结束，无需再作决定。'],
  ),
  TOO_MANY_ENDPOINTS: text(
    ['Too many webhook endpoints', 'Delete an endpoint before you add another.'],
    ['Webhook 端点过多', '请先删除一个端点，再添加新的端点。'],
  ),
  NO_RETURNABLE_QUANTITY: text(
    [
      'Nothing left to return',
      'More would come back than was delivered and is not coming back already.',
    ],
    ['无可退数量', '退货数量超过已签收且尚未退回的数量。'],
  ),
  SEVERAL_QUESTIONS: text(
    ['Several questions', 'Several questions about this return are open; name one by caseId.'],
    ['有多个待决事项', '该退货有多个待决事项，请用 caseId 指明其中一个。'],
  ),
  NOTHING_TO_DECIDE: text(
    ['Nothing to decide', 'This return asks nothing of you now.'],
    ['无待决事项', '该退货目前没有需要您决定的事项。'],
  ),
  ALREADY_DECIDED: text(
    ['Already decided', 'This case was decided otherwise.'],
    ['已有决定', '该工单已作出其他决定。'],
  ),
};

/** The title and detail of a code. A code without texts is our fault, told in the words of an internal error. */
export function problemText(code: string, language: Language): ProblemText {
  return (problemTexts[code] ?? problemTexts['INTERNAL_ERROR'])?.[language] ?? NO_TEXT;
}

const NO_TEXT: ProblemText = { title: 'Error', detail: '' };
