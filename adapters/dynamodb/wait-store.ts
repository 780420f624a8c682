/**
 * The rendezvous item (design 3.2). Each half arrives by one update that returns the whole item. Only a signal that is told
 * once is listed as due; a registration is not: its deadline is Step Functions' own, and that of its entity is watched.
 */
import { createHash } from 'node:crypto';
import { waitSchema, type Wait, type WaitKey, type WaitStore } from '../../domain/wait/wait.ts';
import { orRefused } from './conditional.ts';
import { dueAt, waitKey } from './keys.ts';
import { readDue } from './due.ts';
import { readItem, toAttributes } from './record.ts';
import type { Item, Table, Value } from './table.ts';

export function createWaitStore(table: Table): WaitStore {
  return {
    async register({ generation, ...registration }) {
      const { tenant, entityId, lane } = registration;
      const wait = { tenant, entityId, lane };
      const key = waitKey(wait);
      const fields = { ...registration, generation: sortable(generation) };
      const lastToken = digestOf(registration.token);
      return orRefused(
        async () =>
          toWait(
            await table.update(
              key,
              {
                set: { ...toAttributes(fields), lastToken },
                setIfAbsent: { deliveredGen: 0 },
                add: { tokenGen: 1 },
              },
              {
                absentOrAtMost: { generation: fields.generation },
                notEquals: { lastToken },
              },
            ),
          ),
        // The same registration again (a lost response) is not newer than itself: it stands. Another token of the same
        // millisecond is a later wait: two states can be entered in one.
        (existing) => (existing?.['token'] === registration.token ? toWait(existing) : undefined),
      );
    },

    async signal(key, signal, telling = 'once') {
      const { pk } = waitKey(key);
      const due = telling === 'once' ? dueAt('WAIT', signal.at, pk) : {};
      const item = await table.update(waitKey(key), {
        set: { ...identity(key), ...toAttributes({ signal }), ...due },
        setIfAbsent: { tokenGen: 0, deliveredGen: 0 },
      });
      return toWait(item);
    },

    async consume(key, enteredAt) {
      return orRefused(
        async () =>
          toWait(
            await table.update(
              waitKey(key),
              { remove: ['signal', 'token', 'gsi2pk', 'gsi2sk'] },
              {
                item: 'present',
                ...(enteredAt !== undefined && {
                  absentOrAtMost: { generation: `${enteredAt}${LAST_RETRY}` },
                }),
              },
            ),
          ),
        (existing) => existing && toWait(existing),
      );
    },

    async markDelivered(key, gen) {
      await orRefused(
        () =>
          table.update(
            waitKey(key),
            { set: { deliveredGen: gen }, remove: ['token', 'gsi2pk', 'gsi2sk'] },
            { equals: { tokenGen: gen } },
          ),
        () => undefined,
      );
    },

    async find(key) {
      const item = await table.get(waitKey(key));
      return item && toWait(item);
    },

    async overdue(before, limit) {
      const waits = (await readDue(table, 'WAIT', before, limit)).map(toWait);
      await Promise.all(waits.filter((wait) => !isWhole(wait)).map((wait) => unlist(table, wait)));
      return waits.filter(isWhole);
    },
  };
}

const isWhole = ({ token, signal }: Wait) => token !== undefined && signal !== undefined;

/** Sorts after every retry count of the same entering time. */
const LAST_RETRY = '#~';

/** `{time}#{retries}` with the retries padded, so that text order is time order: #10 comes after #9. */
function sortable(generation: string): string {
  const at = generation.lastIndexOf('#');
  return `${generation.slice(0, at)}#${generation.slice(at + 1).padStart(4, '0')}`;
}

/** A signal that no token waits for is no work for the sweeper: the registering step sees it, and is retried until it is sent. */
async function unlist(table: Table, wait: Wait): Promise<void> {
  const absent = [wait.token === undefined ? 'token' : 'signal'];
  await orRefused(
    () => table.update(waitKey(wait), { remove: ['gsi2pk', 'gsi2sk'] }, { absent }),
    () => undefined,
  );
}

function identity({ tenant, entityId, lane }: WaitKey): Record<string, Value> {
  return { tenant, entityId, lane };
}

/** A token of Step Functions has up to 1,024 characters; the item should fit one write unit. */
const digestOf = (token: string) => createHash('sha256').update(token).digest('base64url');

/** `lastToken` outlives the token itself: a belated repeat of its registration is known by it. */
function toWait({ lastToken: _, ...item }: Item): Wait {
  return readItem(waitSchema, item);
}
