/** Mails to buyers, each with its order; listed over all sellers for operations. */
import { mailSchema, type Mail } from '../../domain/announcement/mail.ts';
import type { MailStore } from '../../domain/announcement/mail-port.ts';
import { addSeconds } from '../../domain/kernel/time.ts';
import { orRefused } from './conditional.ts';
import { listSk, mailKey, mailListPk } from './keys.ts';
import { readList } from './list.ts';
import { readItem, toItem } from './record.ts';
import type { Item, Table } from './table.ts';

export function createMailStore(table: Table): MailStore {
  /** Conditional on the very claim that was seen: of two that take it over, one does. */
  async function takeOver(found: Mail, { claimedAt }: Mail) {
    const change = { set: { claimedAt }, add: { tries: 1 } };
    const seen = { equals: { status: 'CLAIMED', claimedAt: found.claimedAt } };
    return orRefused(
      async () => {
        await table.update(mailKey(found), change, seen);
        return 'claimed' as const;
      },
      () => 'busy' as const,
    );
  }

  return {
    claim: (mail, patienceSeconds) =>
      orRefused(
        async () => {
          await table.put(mailItem(mail), { item: 'absent' });
          return 'claimed' as const;
        },
        async (existing) => {
          const item = existing ?? (await table.get(mailKey(mail)));
          const found = item && readItem(mailSchema, item);
          if (found?.status !== 'CLAIMED') return 'done' as const;
          const isRecent = addSeconds(found.claimedAt, patienceSeconds) > mail.claimedAt;
          return isRecent ? ('busy' as const) : takeOver(found, mail);
        },
      ),

    async markSent(mail, messageId, sentAt) {
      await table.update(mailKey(mail), { set: { status: 'SENT', messageId, sentAt } });
    },

    async markRefused(mail, refusal) {
      await table.update(mailKey(mail), { set: { status: 'REFUSED', refusal } });
    },

    list: (page) => {
      const list = { pk: mailListPk, index: 'gsi1', descending: true } as const;
      return readList(table, list, page, async (entries) => {
        const items = new Map((await table.getMany(entries)).map((item) => [idOf(item), item]));
        return entries
          .flatMap((entry) => items.get(idOf(entry)) ?? [])
          .map((item) => readItem(mailSchema, item));
      });
    },
  };
}

const idOf = ({ pk, sk }: Item) => `${pk} ${sk}`;

function mailItem(mail: Mail): Item {
  const index = { gsi1pk: mailListPk, gsi1sk: listSk(mail.claimedAt, mail.mailId) };
  return toItem(mailKey(mail), mail, index);
}
