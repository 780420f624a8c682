/** One SKU on one shelf, with everybody who moves it: the real stores, folds and assessments, over a table that may break. */
import type { Table } from '../../adapters/dynamodb/table.ts';
import type { Case } from '../../domain/case/case.ts';
import { orderIdSchema, returnIdSchema, skuCodeSchema } from '../../domain/kernel/ids.ts';
import { assessCancellation } from '../../domain/order/assess-cancellation.ts';
import { requestCancellation } from '../../domain/order/amend-order.ts';
import { moving, type FulfilmentMove } from '../../domain/order/fulfilment-move.ts';
import { startFulfilment } from '../../domain/order/fulfilment-outbox.ts';
import { newFulfilment } from '../../domain/order/fulfilment-record.ts';
import type { FulfilmentView } from '../../domain/order/fulfilment-view.ts';
import { oldestFirst } from '../../domain/order/pick-list.ts';
import { planFulfilment } from '../../domain/order/plan-fulfilment.ts';
import { fromBins, shortSave } from '../../domain/order/short-pick.ts';
import {
  warehouseMessageSchema,
  type WarehouseMessage,
} from '../../domain/partner/warehouse-port.ts';
import { returnsDeskMessageSchema } from '../../domain/partner/returns-desk-port.ts';
import { foldReceiving } from '../../domain/receiving/fold-receiving.ts';
import { foldDeskFact } from '../../domain/return/fold-desk-fact.ts';
import { returnCase } from '../../domain/return/return-view.ts';
import { caseOf } from '../../domain/shipment/shipment-case.ts';
import { StockShort } from '../../domain/stock/stock-errors.ts';
import type { BinQuantity } from '../../domain/stock/stock-store.ts';
import type { Movement } from '../../domain/stock/stock.ts';
import { settleSuspense } from '../../functions/consumers/settle-suspense.ts';
import { settleFulfilment } from '../../functions/steps/order/settle-fulfilment.ts';
import {
  aShipment,
  at,
  lamp,
  shipmentIdOf,
  tenant,
  warehouseId,
} from '../contracts/contract-records.ts';
import { aFulfilment, anOrder } from '../support/example-order.ts';
import { aReturn, flawless } from '../support/example-return.ts';
import { worldStores } from '../support/world/world-stores.ts';
import { persistently, type Chaos } from './chaos.ts';

const REFURBISHED = skuCodeSchema.parse('LAMP-1-R');
const idOf = (prefix: string, n: number) =>
  `${prefix}_01KADHNJS8ZBV7P3GJX6B${String(n).padStart(5, '0')}`;
const keyOf = (n: number) => ({ tenant, orderId: orderIdSchema.parse(idOf('ord', n)) });

interface View extends FulfilmentView {
  readonly bins: readonly BinQuantity[];
}
type Decide<V> = (view: V) => FulfilmentMove<string>;

export function openShelf(table: Table, chaos: Chaos) {
  const stores = worldStores(table);
  let seconds = 0;
  const now = () => at((seconds += 1));
  const never = () => Promise.reject(new Error('nobody asks this here'));
  const ports = {
    ...stores,
    now,
    floor: { pick: never, stop: never, label: never },
    parcelCarrier: {
      buyLabel: never,
      intercept: never,
      instruct: never,
      voidLabel: () => chaos.through('void', () => 'voided' as const),
    },
    openReturn: never,
    link: never,
  };

  async function viewOf(n: number): Promise<View> {
    const key = keyOf(n);
    const whole = await stores.orders.findWhole(key);
    const order = whole?.order ?? anOrder({ ...key, holds: [] });
    const fulfilment =
      whole?.fulfilments[0] ?? newFulfilment({ ...key, n: 1 }, order.lines.map(partOf), now());
    const [cases, bins] = await Promise.all([
      stores.cases.ofEntity(tenant, key.orderId),
      stores.stocks.bins(tenant, warehouseId, lamp),
    ]);
    return { order, fulfilment, cases, bins: oldestFirst(bins), now: now() };
  }

  async function planningOf(n: number) {
    const view = await viewOf(n);
    const stock = await stores.stocks.find(tenant, warehouseId, lamp);
    const available = new Map([[lamp, stock?.available ?? 0]]);
    const shelves = [{ warehouseId, miles: 1, cents: 1, available }];
    return { ...view, holds: view.order.holds, shelves, older: new Map() };
  }

  async function settle<V extends FulfilmentView>(
    read: () => Promise<V>,
    decide: Decide<V>,
  ): Promise<void> {
    await persistently(() => settleFulfilment(ports, read, decide));
  }
  const plan = (n: number) => settle(() => planningOf(n), planFulfilment);

  /** What the books cannot follow is settled against them, as the consumers do. */
  async function fitting(
    movements: readonly Movement[],
    write: (movements: readonly Movement[], cases?: readonly Case[]) => Promise<unknown>,
    about: Parameters<typeof settleSuspense>[2],
  ): Promise<void> {
    try {
      await write(movements);
    } catch (error) {
      if (!(error instanceof StockShort)) throw error;
      const fitted = await settleSuspense(ports, error.movements, about);
      await write(fitted.movements, fitted.cases);
    }
  }

  const receive = (n: number, message: WarehouseMessage) =>
    persistently(async () => {
      const shipment = aShipment({ shipmentId: shipmentIdOf(n) });
      const before = await stores.receiving.find(shipment);
      const folded = foldReceiving(before, message, { ...shipment, warehouseId });
      await fitting(
        folded.movements,
        (some, cases) =>
          stores.receiving.apply(shipment, message.eventId, folded.next, some, cases),
        (question, time) => caseOf({ shipment, now: time }, question),
      );
    });

  return {
    ...stores,
    view: viewOf,

    order: async (n: number, quantity: number) => {
      const lines = [{ lineId: '1', sku: lamp, quantity }];
      const order = anOrder({ ...keyOf(n), lines, fulfilmentCount: 0, policy: 'FILL_OR_KILL' });
      const outbox = startFulfilment({ ...keyOf(n), n: 1, epoch: 1 }, order.createdAt);
      await stores.orders.create({ order, outbox });
    },

    plan,

    /** Through the warehouse and out of it, one state after the other. */
    post: async (n: number) => {
      await plan(n);
      await settle(() => viewOf(n), onItsWay);
    },

    /** The floor misses one, and what is left is planned anew. */
    fallShort: async (n: number) => {
      await plan(n);
      await settle(() => viewOf(n), missingOne);
      await plan(n);
    },

    void: async (n: number) => {
      await persistently(async () => {
        const order = await stores.orders.find(keyOf(n));
        const wish = { by: 'key_1', reason: '', at: now() };
        const next = order && requestCancellation(order, wish);
        if (next) await stores.orders.save({ order: next });
      });
      await settle(() => viewOf(n), assessCancellation);
    },

    /** Nobody asked: its time is over. */
    expire: (n: number) => settle(() => viewOf(n), assessCancellation),

    count: (shipment: number, count: number, good: number) =>
      receive(
        shipment,
        warehouseMessageSchema.parse({
          type: 'warehouse.carton.counted',
          eventId: `count-${shipment}-${count}`,
          data: {
            asnId: shipmentIdOf(shipment),
            at: at(0),
            cartonNumber: 1,
            count,
            lines: [{ sku: lamp, good }],
          },
        }),
      ),

    putAway: (shipment: number, name: string, quantity: number) =>
      receive(
        shipment,
        warehouseMessageSchema.parse({
          type: 'warehouse.putaway.done',
          eventId: name,
          data: { asnId: shipmentIdOf(shipment), at: at(0), sku: lamp, quantity, bin: 'A-01' },
        }),
      ),

    /** A box with units in two states, which the desk tells of side by side; then the work on the first of them. */
    comeBack: async (n: number, units: readonly [number, number], disposition: string) => {
      const ret = comingBack(n, units, disposition);
      const { returnId } = ret;
      await persistently(() => stores.returns.create({ ret, claims: [] }));
      const told = units.map((quantity, at) => unitFact(`${returnId}-u${at}`, returnId, quantity));
      await Promise.all([...told, ...told].map(fold));
      const worked = workFact(`${returnId}-done`, returnId, ret.works[0]?.workId ?? '');
      await Promise.all([fold(worked), fold(worked)]);

      async function fold(fact: Parameters<typeof foldDeskFact>[1]): Promise<void> {
        await persistently(async () => {
          const before = await stores.returns.inspection(ret);
          const known = new Set([lamp, REFURBISHED]);
          const folded = foldDeskFact(before, fact, { ret, warehouseId, known });
          if (!folded) return;
          await fitting(
            folded.movements,
            (some, cases) => stores.returns.inspect(ret, folded.next, some, cases),
            (question, time) => returnCase({ ret, now: time }, question),
          );
        });
      }
    },
  };
}
export type Shelf = ReturnType<typeof openShelf>;

const partOf = ({ lineId, sku, quantity }: View['order']['lines'][number]) => ({
  lineId,
  sku,
  quantity,
});

/** From its reservation until it is out of the door; anything else is the end of the way. */
function onItsWay(view: View): FulfilmentMove<string> {
  const { fulfilment, now, bins } = view;
  const picks = fulfilment.lines.flatMap(({ sku, quantity }) =>
    fromBins(quantity, bins).map(({ bin = '', lot = '-', ...part }) => ({
      ...part,
      sku,
      bin,
      lot,
    })),
  );
  const packed = { at: now, weightG: 100, dimensions: DIMENSIONS, picks };
  switch (fulfilment.status) {
    case 'RESERVED':
      return { save: moving(view, 'release') ?? {} };
    case 'RELEASED':
      return { save: moving(view, 'pack', { patch: { floor: { packed } } }) ?? {} };
    case 'PACKED':
      return { save: moving(view, 'label', { patch: { label: LABEL } }) ?? {} };
    case 'LABELED':
      return { ship: true };
    default:
      return { finish: fulfilment.status };
  }
}
const DIMENSIONS = { lengthMm: 100, widthMm: 100, heightMm: 100 };
const LABEL = aFulfilment().label;

function missingOne(view: View): FulfilmentMove<string> {
  const { status } = view.fulfilment;
  if (status === 'RESERVED') return { save: moving(view, 'release') ?? {} };
  if (status !== 'RELEASED') return { finish: status };
  return { save: shortSave(view, [{ sku: lamp, missing: 1 }], new Map([[lamp, view.bins]])) };
}

function comingBack(n: number, [first, second]: readonly [number, number], disposition: string) {
  const returnId = returnIdSchema.parse(idOf('ret', n));
  const graded = [first, second].map((quantity, at) => ({
    groupId: `g${at + 1}`,
    sku: lamp,
    quantity,
    reception: 'RECEIVED',
    grade: at === 0 ? 'A_SELLABLE' : 'C_SCRAP',
    fault: 'SELLABLE',
    used: false,
    disposition: at === 0 ? disposition : 'QUARANTINE',
    why: [],
  }));
  const work = { workId: `${returnId}-w1`, groupId: 'g1', sku: lamp, quantity: first, disposition };
  return aReturn({
    returnId,
    deskId: returnId,
    kind: 'UNANNOUNCED',
    orderId: undefined,
    claimsOrderLines: false,
    lines: [],
    graded,
    works: [{ ...work, needsProof: false }],
    status: 'PROCESSING',
  });
}

function unitFact(eventId: string, rmaId: string, quantity: number) {
  const data = {
    rmaId,
    at: at(0),
    sku: lamp,
    quantity,
    reception: 'RECEIVED',
    checklist: flawless,
  };
  return deskFact({ type: 'warehouse.return.unit_inspected', eventId, data });
}

function workFact(eventId: string, rmaId: string, workId: string) {
  return deskFact({
    type: 'warehouse.return.worked',
    eventId,
    data: { rmaId, at: at(0), workId, bin: 'R-01' },
  });
}

function deskFact(message: object) {
  const fact = returnsDeskMessageSchema.parse(message);
  if (fact.type === 'warehouse.return.unannounced') throw new Error('announced');
  return fact;
}
