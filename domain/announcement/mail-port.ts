/** How a mail leaves, and what is kept of it. */
import type { Page, PageRequest } from '../kernel/page.ts';
import type { Timestamp } from '../kernel/time.ts';
import type { BuyerMail } from './buyer-mail.ts';
import type { Mail } from './mail.ts';

export interface MailPort {
  /** The service's id of the message. Throws PartnerRefused when it will never send this one; anything else is worth a retry. */
  send(to: string, mail: BuyerMail, mailId: string): Promise<string>;
}

export interface MailStore {
  /**
   * Put if absent. `done`: it was sent or refused. `busy`: another try began less than `patienceSeconds` ago. Else it is the
   * caller's, be it the first or after one that was never marked.
   */
  claim(mail: Mail, patienceSeconds: number): Promise<'claimed' | 'done' | 'busy'>;
  markSent(mail: Mail, messageId: string, at: Timestamp): Promise<void>;
  markRefused(mail: Mail, refusal: string): Promise<void>;
  /** Of all sellers, newest first; through an index. */
  list(page: PageRequest): Promise<Page<Mail>>;
}
