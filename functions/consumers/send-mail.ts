/**
 * Mails the buyer (M-104). The claim makes a repeated message harmless; between sending and marking nothing protects, so a
 * crash just there sends twice (domain/announcement/mail.ts).
 */
import type { Announcement } from '../../domain/announcement/announcement.ts';
import { buyerMail } from '../../domain/announcement/buyer-mail.ts';
import type { MailPort, MailStore } from '../../domain/announcement/mail-port.ts';
import { maskedAddress, type Mail } from '../../domain/announcement/mail.ts';
import { PartnerRefused, StaleVersion } from '../../domain/kernel/domain-error.ts';
import { orderIdSchema } from '../../domain/kernel/ids.ts';
import type { Now } from '../../domain/kernel/time.ts';
import type { OrderStore } from '../../domain/order/order-store.ts';

export interface SendMailPorts {
  readonly now: Now;
  readonly orders: Pick<OrderStore, 'findWhole'>;
  readonly mails: Pick<MailStore, 'claim' | 'markSent' | 'markRefused'>;
  readonly post: MailPort;
}

/** Twice as long as the function may run: whoever claimed before that is dead. */
const PATIENCE_SECONDS = 60;

/** Throws StaleVersion while another try is under way: the queue brings the message again. */
export function createSendMail(ports: SendMailPorts) {
  return async (announcement: Announcement): Promise<void> => {
    const composed = await compose(ports, announcement);
    if (!composed) return;
    const { mail, to, content } = composed;
    const claim = await ports.mails.claim(mail, PATIENCE_SECONDS);
    if (claim === 'done') return;
    if (claim === 'busy') throw new StaleVersion(`mail ${mail.mailId}`);
    try {
      const messageId = await ports.post.send(to, content, mail.mailId);
      await ports.mails.markSent(mail, messageId, ports.now());
    } catch (error) {
      if (!(error instanceof PartnerRefused)) throw error;
      await ports.mails.markRefused(mail, error.message);
    }
  };
}

async function compose({ orders, now }: SendMailPorts, announcement: Announcement) {
  const { tenant, n, announcementId: mailId } = announcement;
  const orderId = orderIdSchema.parse(announcement.entityId);
  const whole = await orders.findWhole({ tenant, orderId });
  const to = whole?.order.buyer.email;
  if (!whole || n === undefined || to === undefined) return undefined;
  const { order, fulfilments } = whole;
  const content = buyerMail(announcement, order, fulfilments);
  if (!content) return undefined;
  const mail: Mail = {
    tenant,
    mailId,
    orderId,
    n,
    kind: content.kind,
    language: order.buyer.language,
    to: maskedAddress(to),
    subject: content.subject,
    status: 'CLAIMED',
    tries: 1,
    claimedAt: now(),
  };
  return { mail, to, content };
}
