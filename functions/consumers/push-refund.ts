/**
 * Pays in the shop what a return owes its buyer, where the seller wants it so. Once: the payment is claimed before the shop is
 * asked, and the shop is asked what it has before it is asked to pay. What it will not do is a person's, never forgotten.
 */
import {
  caseIdOf,
  decisionOf,
  openCase,
  type CaseQuestion,
} from '../../domain/case/case-question.ts';
import type { CaseStore } from '../../domain/case/case-store.ts';
import type { Case } from '../../domain/case/case.ts';
import type { ChannelPort, RefundOutcome } from '../../domain/channel/channel-port.ts';
import type { Shop } from '../../domain/channel/shop.ts';
import { PartnerRefused, StaleVersion } from '../../domain/kernel/domain-error.ts';
import { addSeconds, type Now } from '../../domain/kernel/time.ts';
import type { OrderStore } from '../../domain/order/order-store.ts';
import type { Order } from '../../domain/order/order.ts';
import { refundNoticeOf } from '../../domain/return/refund-notice.ts';
import type { RefundPaymentStore } from '../../domain/return/refund-payment.ts';
import { DONE_BY_HAND } from '../../domain/return/refused-act.ts';
import type { Refund, Return } from '../../domain/return/return.ts';
import { rulesFor, type ReturnPolicyStore } from '../../domain/return-policy/return-policy.ts';

export interface RefundPorts {
  readonly now: Now;
  readonly orders: Pick<OrderStore, 'find'>;
  readonly policies: Pick<ReturnPolicyStore, 'find'>;
  readonly payments: Pick<RefundPaymentStore, 'claim' | 'markPaid' | 'markRefused'>;
  readonly cases: Pick<CaseStore, 'ofEntity' | 'open'>;
  readonly channels: Pick<ChannelPort, 'pushRefund'>;
}

/** Twice as long as the function may run: whoever claimed before that is dead. */
const PATIENCE_SECONDS = 180;
const ANSWER_SECONDS = 3 * 86_400;

/** `shop`: undefined when we are not connected with it any more. Throws StaleVersion while another try is under way. */
export async function pushRefunds(
  ports: RefundPorts,
  ret: Return,
  shop: Shop | undefined,
): Promise<void> {
  const due = ret.refunds.filter(({ reason }) => reason !== 'BY_SHOP');
  if (due.length === 0 || ret.orderId === undefined || !(await isOurs(ports, ret))) return;
  const { tenant, returnId, orderId } = ret;
  const order = await ports.orders.find({ tenant, orderId });
  if (!order) return;
  const cases = await ports.cases.ofEntity(tenant, returnId);
  for (const refund of due) {
    const asked = cases.filter((c) => c.kind === 'REFUND_BLOCKED' && isAbout(c, refund));
    await pushRefund(ports, { ret, order, shop, refund, asked });
  }
}

const isAbout = ({ evidence }: Case, { refundId }: Refund) => evidence['refundId'] === refundId;

/** A box of several SKUs only when all of them are. */
async function isOurs({ policies }: RefundPorts, { tenant, lines }: Return): Promise<boolean> {
  const skus = [...new Set(lines.map(({ sku }) => sku))];
  const policy = await policies.find(tenant, skus);
  return skus.length > 0 && skus.every((sku) => rulesFor(policy, sku).refundInShop);
}

interface Due {
  readonly ret: Return;
  readonly order: Order;
  readonly shop: Shop | undefined;
  readonly refund: Refund;
  /** What was asked of persons about it, oldest first. */
  readonly asked: readonly Case[];
}

async function pushRefund(ports: RefundPorts, due: Due): Promise<void> {
  const { ret, refund, asked } = due;
  const { refundId } = refund;
  if (asked.some(({ status }) => status === 'OPEN')) return;
  const at = ports.now();
  if (decisionOf(asked.at(-1)) === DONE_BY_HAND)
    return ports.payments.markPaid(ret, refundId, { by: 'SELLER', at });
  const claim = await ports.payments.claim(ret, refundId, at, PATIENCE_SECONDS);
  if (claim === 'paid') return;
  if (claim === 'busy') throw new StaleVersion(`refund ${refundId}`);
  const outcome = await asking(ports, due);
  if (typeof outcome === 'object') return settle(ports, due, outcome);
  await ports.cases.open(blocked(ports, due, outcome));
  await ports.payments.markRefused(ret, refundId);
}

/** The outcome, or why a person must do it. */
async function asking(
  { channels }: RefundPorts,
  { ret, order, shop, refund, asked }: Due,
): Promise<Exclude<RefundOutcome, { kind: 'BY_HAND' }> | string> {
  if (!shop) return 'SHOP_IS_GONE';
  try {
    const notice = refundNoticeOf(ret, order, refund, asked.length + 1);
    const outcome = await channels.pushRefund(shop, notice);
    return outcome.kind === 'BY_HAND' ? 'NO_CALL_FOR_IT' : outcome;
  } catch (error) {
    if (error instanceof PartnerRefused) return error.message;
    throw error;
  }
}

async function settle(
  { payments, now }: RefundPorts,
  { ret, refund: { refundId } }: Due,
  { kind, externalRefundId }: Exclude<RefundOutcome, { kind: 'BY_HAND' }>,
): Promise<void> {
  const by = kind === 'PAID' ? 'PORTAGE' : 'SHOP';
  await payments.markPaid(ret, refundId, { by, at: now(), externalRefundId });
}

/** What nobody may ask the shop, its seller does there; what it refused, operations look into. Without an answer it stays open. */
function blocked({ now }: RefundPorts, { ret, refund, asked }: Due, why: string): Case {
  const { tenant, returnId, status } = ret;
  const { refundId, amount } = refund;
  const isSellers = why === 'NO_CALL_FOR_IT' || why === 'SHOP_IS_GONE';
  const matter = `${refundId.slice(returnId.length + 1)}-${asked.length + 1}`;
  const sum = `${amount.amount} ${amount.currency}`;
  const question: CaseQuestion = {
    kind: 'REFUND_BLOCKED',
    matter,
    title: isSellers
      ? `Pay the buyer back in the shop: ${sum}`
      : `The shop did not pay back ${sum}`,
    audience: isSellers ? 'seller' : 'operations',
    responsible: isSellers ? 'SELLER' : 'OPERATIONS',
    options: isSellers ? [DONE_BY_HAND] : ['retry', DONE_BY_HAND],
    defaultOption: null,
    deadlineAt: addSeconds(now(), ANSWER_SECONDS),
    evidence: { refundId, amount, why, channel: ret.channel },
  };
  const caseId = caseIdOf(returnId, 'REFUND_BLOCKED', matter);
  return openCase({ caseId, tenant, returnId }, question, { status }, now());
}
