/**
 * A model check of the sweeper (design 3.5): shipments past their deadline, cases nobody decided, waits with both halves,
 * messages nobody dispatched; two sweepers side by side, whose every await may break. Once nothing breaks any more, a few
 * sweeps leave nothing behind, and each thing was done once.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { OutboxMessage } from '../../domain/outbox/outbox.ts';
import { sweep, type SweepPorts } from '../../functions/operations/sweep.ts';
import { waking } from '../../functions/runtime/ports.ts';
import {
  aCase,
  aChange,
  aMessage,
  aRegistration,
  aRequest,
  aShipment,
  at,
  shipmentIdOf,
  tenant,
} from '../contracts/contract-records.ts';
import { aSubmission } from '../support/example-shipment.ts';
import { createMemoryTable } from '../support/memory-table.ts';
import { settlingRemovals } from '../support/world/settling-removals.ts';
import { worldStores } from '../support/world/world-stores.ts';
import { Chaos, fates } from './chaos.ts';

const { content } = aSubmission();
const DEADLINE = at(0);

/** What is left undone about one shipment. */
interface Neglected {
  readonly overdue: boolean;
  readonly undecided: boolean;
  readonly unsent: boolean;
  readonly undispatched: boolean;
}
const neglected: fc.Arbitrary<Neglected> = fc.record({
  overdue: fc.boolean(),
  undecided: fc.boolean(),
  unsent: fc.boolean(),
  undispatched: fc.boolean(),
});

it('leaves nothing overdue without a case, undecided, unsent or undispatched', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fates(60),
      fc.array(neglected, { minLength: 1, maxLength: 4 }),
      async (scheduler, dice, shipments) => {
        const chaos = new Chaos(scheduler);
        const table = chaos.table();
        const stores = worldStores(table);
        const started: string[] = [];
        const answered: string[] = [];
        let seconds = 3600;
        const now = () => at(seconds);
        const rendezvous = {
          waits: stores.waits,
          tokens: {
            send: (token: string) =>
              chaos.through('send', () => {
                answered.push(token);
                return 'sent' as const;
              }),
          },
        };
        const wake = waking(rendezvous, now);
        const ports: SweepPorts = {
          now,
          rendezvous,
          cases: stores.cases,
          shipments: stores.shipments,
          orders: stores.orders,
          returns: stores.returns,
          removals: settlingRemovals(table, now),
          dispatcher: {
            outbox: stores.outbox,
            executions: {
              start: ({ executionName }: OutboxMessage) =>
                chaos.through('start', () => {
                  started.push(executionName);
                  return 'arn';
                }),
            },
          },
          signal: (key, eventId) =>
            chaos.through('signal', () =>
              wake({ tenant: key.tenant, entityId: key.shipmentId, lane: 'main' }, eventId),
            ),
        };

        await scheduler.waitFor(Promise.all(shipments.map((each, n) => neglect(stores, n, each))));
        chaos.rage(dice);
        const once = () => sweep(ports).catch(() => undefined);
        await scheduler.waitFor(Promise.all([once(), once()]));
        chaos.calm();
        for (let minute = 0; minute < 3; minute += 1) {
          seconds += 60;
          await scheduler.waitFor(once());
        }

        for (const [n, each] of shipments.entries()) {
          const shipmentId = shipmentIdOf(n);
          const cases = await scheduler.waitFor(stores.cases.ofEntity(tenant, shipmentId));
          const overdue = cases.filter(({ kind }) => kind === 'OVERDUE');
          expect(overdue).toHaveLength(each.overdue ? 1 : 0);
          const asked = cases.find(({ kind }) => kind === 'CUSTOMS_HOLD');
          expect(asked?.status).toBe(each.undecided ? 'DECIDED' : undefined);
          const wait = await scheduler.waitFor(
            stores.waits.find({ tenant, entityId: shipmentId, lane: 'main' }),
          );
          if (each.unsent) expect(answered).toContain(`token-${n}`);
          if (each.unsent) expect(wait?.deliveredGen).toBe(wait?.tokenGen);
          if (each.undispatched) expect(started).toContain(aMessage(n).executionName);
        }
        expect(await scheduler.waitFor(stores.outbox.pending(now(), 100))).toEqual([]);
      },
    ),
    { numRuns: 150 },
  );
});

it('comes to all that is overdue, a hundred a minute', async () => {
  const table = createMemoryTable();
  const stores = worldStores(table);
  const ALL = 230;
  const idle = { overdue: true, undecided: false, unsent: false, undispatched: false };
  for (let n = 0; n < ALL; n += 1) await neglect(stores, n, idle);
  const now = () => at(3600);
  const ports = {
    ...stores,
    removals: settlingRemovals(table, now),
    now,
    rendezvous: { waits: stores.waits, tokens: { send: async () => 'sent' as const } },
    dispatcher: { outbox: stores.outbox, executions: { start: async () => 'arn' }, now },
    signal: async () => undefined,
  };
  const swept = [await sweep(ports), await sweep(ports), await sweep(ports), await sweep(ports)];
  expect(swept.map(({ overdueShipments }) => overdueShipments)).toEqual([100, 100, 30, 0]);
});

async function neglect(
  stores: ReturnType<typeof worldStores>,
  n: number,
  { overdue, undecided, unsent, undispatched }: Neglected,
): Promise<void> {
  const shipmentId = shipmentIdOf(n);
  await stores.shipments.create({
    shipment: aShipment({
      shipmentId,
      reference: undefined,
      ...(overdue && { nextDeadlineAt: DEADLINE }),
    }),
    content,
    change: aChange(1),
    request: aRequest({ key: `k-${n}` }),
    ...(undispatched && { outbox: aMessage(n) }),
  });
  if (undecided)
    await stores.cases.open(
      aCase(String(n), { shipmentId, defaultOption: 'ABANDON', deadlineAt: DEADLINE }),
    );
  if (!unsent) return;
  // Both halves, and whoever wrote the second died before sending.
  await stores.waits.register(aRegistration(n, { entityId: shipmentId }));
  await stores.waits.signal(
    { tenant, entityId: shipmentId, lane: 'main' },
    { eventId: `e-${n}`, at: DEADLINE },
  );
}
