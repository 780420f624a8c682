/** The rendezvous item (design 3.2). Each half arrives by one update that returns the whole item. */
import { addSeconds, toTimestamp, type Timestamp } from '../../domain/kernel/time.ts';
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
      return orRefused(
        async () =>
          toWait(
            await table.update(
              key,
              {
                set: {
                  ...toAttributes(fields),
                  lastToken: registration.token,
                  ...dueAt('WAIT', registration.deadlineAt, key.pk),
                },
                setIfAbsent: { deliveredGen: 0 },
                add: { tokenGen: 1 },
              },
              {
                absentOrAtMost: { generation: fields.generation },
                notEquals: { lastToken: registration.token },
              },
            ),
          ),
        // The same registration again (a lost response) is not newer than itself: it stands. Another token of the same
        // millisecond is a later wait: two states can be entered in one.
        (existing) => (existing?.['token'] === registration.token ? toWait(existing) : undefined),
      );
    },

    async signal(key, signal) {
      const { pk } = waitKey(key);
      const item = await table.update(waitKey(key), {
        set: { ...identity(key), ...toAttributes({ signal }), ...dueAt('WAIT', signal.at, pk) },
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
      const idle = waits.filter(({ token }) => token === undefined);
      const silent = waits.filter((w) => w.token !== undefined && w.signal === undefined);
      const tomorrow = addSeconds(toTimestamp(before), LOOK_AGAIN_SECONDS);
      await Promise.all([
        ...idle.map((wait) => forgetDue(table, wait)),
        ...silent.map((wait) => putOff(table, wait, tomorrow)),
      ]);
      return waits.filter(({ token }) => token !== undefined);
    },
  };
}

const LOOK_AGAIN_SECONDS = 86_400;

/** Sorts after every retry count of the same entering time. */
const LAST_RETRY = '#~';

/** `{time}#{retries}` with the retries padded, so that text order is time order: #10 comes after #9. */
function sortable(generation: string): string {
  const at = generation.lastIndexOf('#');
  return `${generation.slice(0, at)}#${generation.slice(at + 1).padStart(4, '0')}`;
}

/** A signal that no token waits for is no work for the sweeper; a registration lists it again. */
async function forgetDue(table: Table, key: WaitKey): Promise<void> {
  await orRefused(
    () => table.update(waitKey(key), { remove: ['gsi2pk', 'gsi2sk'] }, { absent: ['token'] }),
    () => undefined,
  );
}

/**
 * A wait whose execution was stopped or timed out keeps its token for ever: looked at once a day, so that such waits never fill
 * the sweeper's list before what it can deliver. A signal or a registration since has set its own time.
 */
async function putOff(table: Table, wait: Wait, until: Timestamp): Promise<void> {
  const { token } = wait;
  if (token === undefined) return;
  const key = waitKey(wait);
  await orRefused(
    () =>
      table.update(
        key,
        { set: dueAt('WAIT', until, key.pk) },
        { equals: { token }, absent: ['signal'] },
      ),
    () => undefined,
  );
}

function identity({ tenant, entityId, lane }: WaitKey): Record<string, Value> {
  return { tenant, entityId, lane };
}

/** `lastToken` outlives the token itself: a belated repeat of its registration is known by it. */
function toWait({ lastToken: _, ...item }: Item): Wait {
  return readItem(waitSchema, item);
}
