/** A world in which buyers have what they ordered, and send it back. */
import { expect } from 'vitest';
import { returnIdSchema, skuCodeSchema } from '../../../domain/kernel/ids.ts';
import type { Order } from '../../../domain/order/order.ts';
import { auditLedger } from '../../../domain/stock/audit-ledger.ts';
import type { ReturnRules } from '../../../domain/return-policy/return-policy.ts';
import type { Return } from '../../../domain/return/return.ts';
import { WAREHOUSES } from '../../../local/seed/warehouses.ts';
import { buyerAddress } from '../../support/example-return.ts';
import { tenant } from '../../support/example-shipment.ts';
import type { WorldOptions } from '../../support/portage-world.ts';
import { createOrderWorld, EWR, LAMP, LAX, SPEAKER } from '../order/order-world.ts';

export const REFURBISHED = skuCodeSchema.parse('LAMP-1-R');

type Request = Record<string, unknown>;

export async function createReturnWorld(options: Partial<WorldOptions> = {}) {
  const world = await createOrderWorld(options);
  for (const warehouse of WAREHOUSES) await world.warehouses.put(warehouse);
  await world.stock(LAX, LAMP, 10);
  let asked = 0;

  /** Two lamps in the hands of a buyer in Sacramento. */
  async function delivered(amount = '39.90', quantity = 2): Promise<Order> {
    const unitPrice = { amount, currency: 'USD' } as const;
    const order = await world.place({
      shipTo: buyerAddress,
      lines: [{ lineId: '1', sku: LAMP, quantity, unitPrice }],
    });
    await world.untilStatus(order, 'DELIVERED');
    return order;
  }

  async function post(path: string, body: object, key?: string) {
    asked += 1;
    const headers = { 'idempotency-key': key ?? `key-${asked}` };
    const answer = await world.api({ method: 'POST', path, body, headers });
    await world.clock.settle();
    return answer;
  }

  async function find(returnId: string): Promise<Return> {
    const found = await world.returns.find({ tenant, returnId: returnIdSchema.parse(returnId) });
    if (!found) throw new Error(`no ${returnId}`);
    return found;
  }

  /** Lets time pass until it is so; throws after `days`. */
  async function until<T>(what: string, look: () => Promise<T | undefined>, days = 90): Promise<T> {
    const end = world.clock.now() + days * 86_400_000;
    while (world.clock.now() <= end) {
      await world.clock.settle();
      const found = await look();
      if (found !== undefined) return found;
      await world.pass(3600);
    }
    throw new Error(`${what} not within ${days} days`);
  }

  const ask = async (order: Order, line: Request = {}, more: Request = {}) => {
    const wished = { lineId: '1', quantity: 2, reason: 'NO_LONGER_WANTED', ...line };
    return post('/returns', { orderId: order.orderId, lines: [wished], ...more });
  };

  return {
    ...world,
    delivered,
    post,
    ask,
    find,
    /** Asked for and accepted; its id. */
    returning: async (order: Order, line: Request = {}, more: Request = {}): Promise<string> => {
      const answer = await ask(order, line, more);
      expect(answer.status, answer.text).toBe(202);
      return returnIdSchema.parse(answer.json['returnId']);
    },
    untilReturn: (returnId: string, status: string, days = 90) =>
      until(
        `${returnId} ${status}`,
        async () => {
          const found = await find(returnId);
          return found.status === status ? found : undefined;
        },
        days,
      ),
    untilCase: (returnId: string, kind: string, days = 90) =>
      until(
        `${returnId} ${kind}`,
        async () =>
          (await world.cases.ofEntity(tenant, returnIdSchema.parse(returnId))).find(
            (found) => found.kind === kind && found.status === 'OPEN',
          ),
        days,
      ),
    caseKinds: async (returnId: string) =>
      (await world.cases.ofEntity(tenant, returnIdSchema.parse(returnId))).map(({ kind }) => kind),
    rule: async (rules: Partial<ReturnRules>) => {
      const updatedAt = world.now();
      const known = await world.policies.findStated(tenant);
      const version = (known?.version ?? 0) + 1;
      await world.policies.put({ tenant, version, rules, updatedAt });
    },
    lampsAt: async (sku = LAMP) => {
      const found = await world.stocks.find(tenant, LAX, sku);
      if (!found) throw new Error(`no stock of ${sku}`);
      const { available, quarantine, returnedIn, disposed, transferredOut, transferredIn } = found;
      return { available, quarantine, returnedIn, disposed, transferredOut, transferredIn };
    },
    /** The conservation laws hold for every stock (design 3.4). */
    mustBalance: async () => {
      expect((await auditLedger(world.stocks, [tenant])).violations).toEqual([]);
    },
    /** What the desk tells, as its own webhook. */
    desk: async (type: string, data: object, eventId = `${type}-${(asked += 1)}`) => {
      const at = world.now();
      await world.webhook('warehouse', {
        type: `warehouse.return.${type}`,
        eventId,
        timestamp: at,
        data: { at, ...data },
      });
      await world.pass(5);
    },
    execution: async (returnId: string, epoch = 1) => {
      const name = `ret-${returnId}-${epoch}`;
      const executionArn = `arn:aws:states:us-east-1:000000000000:execution:return:${name}`;
      const { status } = await world.engine.describeExecution(executionArn);
      const history = await world.engine.getExecutionHistory(executionArn);
      const states = history.flatMap(({ detailsName, details }) =>
        detailsName === 'stateEnteredEventDetails' ? [details['name']] : [],
      );
      return { status, states };
    },
  };
}
export type ReturnWorld = Awaited<ReturnType<typeof createReturnWorld>>;

export const usd = (amount: string) => ({ amount, currency: 'USD' });
export { EWR, LAMP, LAX, SPEAKER };
