/** Protocols of returns and of shops, each broken in one place. */
import { z } from 'zod';
import { returnIdSchema } from '../../domain/kernel/ids.ts';
import type { Order } from '../../domain/order/order.ts';
import { startReturn } from '../../domain/return/return-outbox.ts';
import { patchReturn } from '../../domain/return/return-record.ts';
import { returnSchema, type Return } from '../../domain/return/return.ts';
import type { WorldSeams, WorldStores } from '../support/world/world-seams.ts';
import { rewriting, unconditional } from './rewriting.ts';
import type { Mutant } from './simulation.ts';

type Returns = WorldStores['returns'];

let made = 0;
const delivery = z.looseObject({ deliveryId: z.string() });

export const returnMutants: Readonly<Record<string, Mutant>> = {
  'label before approval': withReturns((returns) => ({
    ...returns,
    create: ({ ret, ...write }) => returns.create({ ...write, ret: approvedUnasked(ret) }),
  })),
  'decided without looking whether it was': (seams) => ({
    table: (table) =>
      rewriting(seams.table(table), (write) =>
        'update' in write && write.update.sk.startsWith('CASE#')
          ? { update: write.update, change: write.change }
          : write,
      ),
  }),
  'refund on every inspection message': withReturns((returns) => ({
    ...returns,
    inspect: async (key, next, movements) => {
      await returns.inspect(key, next, movements);
      const ret = await returns.find(key);
      const [last] = ret?.refunds ?? [];
      if (!ret || !last) return;
      const refunds = [...ret.refunds, { ...last, refundId: `${last.refundId}-${next.version}` }];
      await returns.save({ next: patchReturn(ret, { refunds }, ret.updatedAt) });
    },
  })),
  'proof not needed': withReturns((returns) => ({
    ...returns,
    save: ({ next, ...write }) => {
      const works = next.works.map((work) => ({ ...work, needsProof: false }));
      return returns.save({ ...write, next: { ...next, works } });
    },
  })),
  'returned units not subtracted': (seams) => ({
    ...withReturns((returns) => ({ ...returns, returnedOf: async () => ({}) }))(seams),
    table: (table) =>
      rewriting(seams.table(table), (write) =>
        'update' in write && write.update.sk.startsWith('RETURNED#')
          ? { update: write.update, change: write.change }
          : write,
      ),
  }),
  'a claim never given back': withReturns((returns) => ({
    ...returns,
    save: ({ release: _, ...write }) => returns.save(write),
  })),
  'unannounced box opened twice': withReturns((returns) => ({
    ...returns,
    create: ({ ret, outbox, ...write }) => {
      if (ret.kind !== 'UNANNOUNCED')
        return returns.create({ ret, ...(outbox && { outbox }), ...write });
      made += 1;
      const end = String(made % 10_000).padStart(4, '0');
      const returnId = returnIdSchema.parse(ret.returnId.slice(0, -4) + end);
      const renamed = { ...ret, returnId };
      return returns.create({
        ...write,
        ret: renamed,
        outbox: startReturn(renamed, ret.createdAt),
      });
    },
  })),
  'inspection without its version': (seams) => ({
    table: (table) =>
      rewriting(
        seams.table(table),
        unconditional(({ sk }) => sk === 'INSPECTION'),
      ),
  }),
  'a fact of the desk folded again': withReturns((returns) => ({
    ...returns,
    inspection: async (key) => ({ ...(await returns.inspection(key)), events: [] }),
    inspect: async (key, next, movements) => {
      const { events } = await returns.inspection(key);
      await returns.inspect(key, { ...next, events: [...events, ...next.events] }, movements);
    },
  })),
};

export const shopMutants: Readonly<Record<string, Mutant>> = {
  'shop message deduplicated by delivery id': (seams) => ({
    consumer: (name, consume) => {
      const inner = seams.consumer(name, consume);
      if (name !== 'FoldShopMessages') return inner;
      const begun = new Set<string>();
      return async (message) => {
        const { deliveryId } = delivery.parse(message);
        if (begun.has(deliveryId)) return;
        begun.add(deliveryId);
        await inner(message);
      };
    },
  }),
  'shop order as the last message to come says': (seams) => ({
    stores: (stores) => {
      const { orders, ...rest } = seams.stores(stores);
      return {
        ...rest,
        orders: {
          ...orders,
          findWhole: async (key) => {
            const found = await orders.findWhole(key);
            return found && { ...found, order: unheard(found.order) };
          },
        },
      };
    },
  }),
};

function withReturns(change: (returns: Returns) => Returns) {
  return (seams: WorldSeams): Partial<WorldSeams> => ({
    stores: (stores) => {
      const { returns, ...rest } = seams.stores(stores);
      return { ...rest, returns: change(returns) };
    },
  });
}

/** Whoever has a way back is told it at once. */
function approvedUnasked(ret: Return): Return {
  const { status, wayBack } = ret;
  if (status !== 'PENDING_REVIEW' && status !== 'PARTIAL_REFUND_OFFERED') return ret;
  if (!wayBack) return ret;
  return returnSchema.parse({ ...ret, status: 'APPROVED', warehouseId: wayBack.warehouseId });
}

function unheard(order: Order): Order {
  const { heard: _, ...channel } = order.channel;
  return { ...order, channel };
}
