/** Protocols of design section 3, each broken in one place. A simulator that does not notice one of them proves nothing. */
import type { Key, Write } from '../../adapters/dynamodb/table.ts';
import { foldEvent, NOTHING_TRACKED } from '../../domain/tracking/fold-event.ts';
import type { WorldStores } from '../support/world/world-seams.ts';
import { returnMutants, shopMutants } from './return-mutants.ts';
import { rewriting, unconditional } from './rewriting.ts';
import type { Mutant } from './simulation.ts';

let made = 0;
const unlike = () => `x${(made += 1)}`;

export const mutants: Readonly<Record<string, Mutant>> = {
  // 1. Outbox.
  'random execution name': (seams) => ({
    executions: (executions) => {
      const inner = seams.executions(executions);
      return {
        start: (m) => inner.start({ ...m, executionName: `${m.executionName}-${unlike()}` }),
      };
    },
  }),
  'outbox marked before its execution starts': (seams) => ({
    executions: (executions) => {
      const inner = seams.executions(executions);
      return { start: (message) => inner.start(message).catch(() => 'arn:never-started') };
    },
  }),
  'idempotency key not kept': (seams) => ({
    table: (table) =>
      rewriting(seams.table(table), (write) =>
        'put' in write && write.put.sk === 'IDEMPOTENCY'
          ? { put: { ...write.put, pk: `${write.put.pk}-${unlike()}` } }
          : 'put' in write && write.put.pk.includes('#UNIQUE#')
            ? { put: write.put }
            : write,
      ),
  }),
  'TTL as expiry': (seams) => ({
    table: (table) => rewriting(seams.table(table), forgottenAfterAnHour),
  }),
  // 2. Rendezvous.
  'no token generation': (seams) => ({
    table: (table) => {
      const inner = seams.table(table);
      return {
        ...inner,
        update: (key, change, condition) =>
          isWait(key) && change.add
            ? inner.update(
                key,
                { ...change, add: {}, set: { ...change.set, tokenGen: 1 } },
                condition,
              )
            : inner.update(key, change, condition),
      };
    },
  }),
  'signal forgotten when nobody waits': (seams) => ({
    stores: withWaits(seams.stores, (waits) => ({
      ...waits,
      signal: async (key, signal) => {
        const found = await waits.find(key);
        return found && found.token === undefined ? found : waits.signal(key, signal);
      },
    })),
  }),
  'token looked up through an index': (seams) => {
    const older = new Map<string, string>();
    return {
      stores: withWaits(seams.stores, (waits) => ({
        ...waits,
        signal: async (key, signal) => {
          const wait = await waits.signal(key, signal);
          const known = older.get(key.entityId);
          if (wait.token !== undefined) older.set(key.entityId, wait.token);
          return wait.token !== undefined && known !== undefined ? { ...wait, token: known } : wait;
        },
      })),
    };
  },
  'signal consumed after the read': (seams) => ({
    stores: withWaits(seams.stores, (waits) => ({
      ...waits,
      consume: (key) => waits.find(key),
      register: async (registration) => {
        await waits.consume({
          tenant: registration.tenant,
          entityId: registration.entityId,
          lane: registration.lane,
        });
        return waits.register(registration);
      },
    })),
  }),
  'delivered whatever stands now': (seams) => ({
    stores: withWaits(seams.stores, (waits) => ({
      ...waits,
      markDelivered: async (key, gen) => {
        const now = await waits.find(key);
        await waits.markDelivered(key, now?.tokenGen ?? gen);
      },
    })),
  }),
  // 3. Tracking.
  'answered before it is kept': (seams) => ({
    keep: (write) => seams.keep(write).catch(() => undefined),
  }),
  'duplicate acknowledged early': (seams) => {
    const begun = new Set<string>();
    return {
      stores: (stores) => {
        const { tracking, ...rest } = seams.stores(stores);
        return {
          ...rest,
          tracking: {
            ...tracking,
            apply: async (key, event, next) => {
              if (begun.has(event.eventKey)) return 'duplicate';
              begun.add(event.eventKey);
              return tracking.apply(key, event, next);
            },
          },
        };
      },
    };
  },
  'no signal for duplicates': (seams) => {
    const duplicates = new Set<string>();
    return {
      stores: (stores) => {
        const { tracking, waits, ...rest } = seams.stores(stores);
        return {
          ...rest,
          tracking: {
            ...tracking,
            apply: async (key, event, next) => {
              const done = await tracking.apply(key, event, next);
              if (done === 'duplicate') duplicates.add(event.eventKey);
              return done;
            },
          },
          waits: {
            ...waits,
            signal: async (key, signal) =>
              (duplicates.has(signal.eventId) ? await waits.find(key) : undefined) ??
              waits.signal(key, signal),
          },
        };
      },
    };
  },
  'order by receivedAt': (seams) => ({
    stores: (stores) => {
      const { tracking, ...rest } = seams.stores(stores);
      return {
        ...rest,
        tracking: {
          ...tracking,
          apply: (key, event, next) => {
            const newest = foldEvent(NOTHING_TRACKED, event).slots;
            return tracking.apply(key, event, { ...next, slots: { ...next.slots, ...newest } });
          },
        },
      };
    },
  }),
  'event not put if absent': (seams) => ({
    table: (table) =>
      rewriting(
        seams.table(table),
        unconditional((key) => key.sk.startsWith('EVENT#')),
      ),
  }),
  'projection without its version': (seams) => ({
    table: (table) =>
      rewriting(
        seams.table(table),
        unconditional(({ sk }) => sk === 'TRACKING'),
      ),
  }),
  // 4. Inventory and receiving.
  'fact not put if absent': (seams) => ({
    table: (table) =>
      rewriting(
        seams.table(table),
        unconditional(({ sk }) => sk.startsWith('FACT#')),
      ),
  }),
  'a movement applied twice': (seams) => ({
    stores: (stores) => {
      const { receiving, ...rest } = seams.stores(stores);
      return {
        ...rest,
        receiving: {
          ...receiving,
          apply: (key, eventId, next, movements) =>
            receiving.apply(key, eventId, next, [
              ...movements,
              ...movements.slice(0, 1).map((m) => ({ ...m, movementId: `${m.movementId}-2` })),
            ]),
        },
      };
    },
  }),
  'receiving record without its version': (seams) => ({
    table: (table) =>
      rewriting(
        seams.table(table),
        unconditional(({ sk }) => sk === 'RECEIVING'),
      ),
  }),
  'reserved without enough stock': (seams) => ({
    table: (table) =>
      rewriting(seams.table(table), (write) =>
        'update' in write && write.update.sk === 'COUNTERS'
          ? { update: write.update, change: write.change }
          : write,
      ),
  }),
  'shipped without its movements': (seams) => ({
    stores: withOrders(seams.stores, (orders) => ({
      ...orders,
      save: ({ movements = [], ...write }) =>
        orders.save({ ...write, movements: movements.filter(({ kind }) => kind !== 'SHIP') }),
    })),
  }),
  'a cancelled reservation kept': (seams) => ({
    stores: withOrders(seams.stores, (orders) => ({
      ...orders,
      save: ({ movements = [], ...write }) =>
        orders.save({
          ...write,
          movements: movements.filter(({ kind }) => kind !== 'RELEASE_RESERVATION'),
        }),
    })),
  }),
  'the second parcel never started': (seams) => ({
    stores: withOrders(seams.stores, (orders) => ({
      ...orders,
      save: ({ outboxes: _, ...write }) => orders.save(write),
    })),
  }),
  'float money': (seams) => ({
    stores: (stores) => {
      const { shipments, ...rest } = seams.stores(stores);
      return {
        ...rest,
        shipments: { ...shipments, save: (write) => shipments.save(floating(write)) },
      };
    },
  }),
  // 5. Compensation, and never stuck.
  'an undo forgotten': (seams) => ({
    functions: (functions) => ({
      ...seams.functions(functions),
      CancelBooking: async () => ({ outcome: 'DONE' }),
    }),
  }),
  'shipment without its version': (seams) => ({
    table: (table) =>
      rewriting(
        seams.table(table),
        unconditional(({ pk, sk }) => sk === 'HEAD' && pk.includes('#shp_')),
      ),
  }),
  'fulfilment without its version': (seams) => ({
    table: (table) =>
      rewriting(
        seams.table(table),
        unconditional(({ sk }) => sk.startsWith('FULFILMENT#')),
      ),
  }),
  // 6. Returns and shops.
  ...returnMutants,
  ...shopMutants,
};

type SaveShipment = Parameters<WorldStores['shipments']['save']>[0];

/** The total as a sum of floating-point dollars, a tenth taken off and put on again. */
function floating(write: SaveShipment): SaveShipment {
  if (!('quote' in write.next)) return write;
  const { quote } = write.next;
  if (!quote) return write;
  const amount = quote.lines.reduce((sum, line) => sum + Number(line.amount.amount), 0);
  const total = { ...quote.total, amount: String((amount * 0.9) / 0.9) };
  return { ...write, next: { ...write.next, quote: { ...quote, total } } };
}

const HOUR_SECONDS = 3600;
const KEPT_SECONDS = 24 * HOUR_SECONDS;

/** An idempotency key counts for an hour only, though the record of it is still there. */
function forgottenAfterAnHour(write: Write): Write {
  if (!('put' in write) || write.put.sk !== 'IDEMPOTENCY') return write;
  const { expiresAt } = write.put;
  const keptAt = typeof expiresAt === 'number' ? expiresAt - KEPT_SECONDS : 0;
  return {
    put: { ...write.put, keptAt },
    condition: { absentOrAtMost: { keptAt: keptAt - HOUR_SECONDS } },
  };
}

/** Throws when there is none of this name. */
export function mutantNamed(name: string): Mutant {
  const mutant = mutants[name];
  if (!mutant) throw new Error(`no mutant ${name}: ${Object.keys(mutants).join(', ')}`);
  return mutant;
}

const isWait = ({ sk }: Key) => sk.startsWith('WAIT#');

function withWaits(
  inner: (stores: WorldStores) => WorldStores,
  change: (waits: WorldStores['waits']) => WorldStores['waits'],
) {
  return (stores: WorldStores): WorldStores => {
    const { waits, ...rest } = inner(stores);
    return { ...rest, waits: change(waits) };
  };
}

function withOrders(
  inner: (stores: WorldStores) => WorldStores,
  change: (orders: WorldStores['orders']) => WorldStores['orders'],
) {
  return (stores: WorldStores): WorldStores => {
    const { orders, ...rest } = inner(stores);
    return { ...rest, orders: change(orders) };
  };
}
