/** All that is known of a return, read together and strongly. */
import { NotFound } from '../../../domain/kernel/domain-error.ts';
import { shipmentIdSchema, type SkuCode } from '../../../domain/kernel/ids.ts';
import type { ReturnKey } from '../../../domain/return/return-store.ts';
import { exportedUnder } from '../../../domain/return/going-home.ts';
import { warehouseOf } from '../../../domain/return/return-record.ts';
import type { ReturnView } from '../../../domain/return/return-view.ts';
import { rulesFor } from '../../../domain/return-policy/return-policy.ts';
import type { Return } from '../../../domain/return/return.ts';
import type { ReturnPorts } from './return-ports.ts';

export type ReadPorts = Pick<
  ReturnPorts,
  | 'now'
  | 'returns'
  | 'orders'
  | 'cases'
  | 'parcels'
  | 'policies'
  | 'skus'
  | 'warehouses'
  | 'declarations'
>;

/** Throws NotFound. */
export async function readReturnView(ports: ReadPorts, key: ReturnKey): Promise<ReturnView> {
  const [ret, inspection, cases, parcel] = await Promise.all([
    ports.returns.find(key),
    ports.returns.inspection(key),
    ports.cases.ofEntity(key.tenant, key.returnId),
    ports.parcels.find(key),
  ]);
  if (!ret) throw new NotFound(`return ${key.returnId}`);
  const found = inspection.units.flatMap(({ sku }) => sku ?? []);
  const codes = [...new Set([...ret.lines.map(({ sku }) => sku), ...found])];
  const warehouseId = warehouseOf(ret);
  const [policy, skus, warehouse] = await Promise.all([
    ports.policies.find(key.tenant, codes),
    codes.length === 0 ? [] : ports.skus.findMany(key.tenant, codes),
    warehouseId && ports.warehouses.find(warehouseId),
  ]);
  const mayGoHome = codes.filter((sku) => rulesFor(policy, sku).repairable);
  return {
    ret,
    inspection,
    cases,
    parcel,
    policy,
    warehouse,
    skus: new Map(skus.map((sku) => [sku.sku, sku])),
    exports: await exportsOf(ports, ret, mayGoHome),
    now: ports.now(),
  };
}

/** By the lot it was picked from: `{shipment}.{day}` names the shipment whose export declaration it left under. */
async function exportsOf(
  { orders, declarations }: ReadPorts,
  ret: Return,
  skus: readonly SkuCode[],
): Promise<ReturnView['exports']> {
  const { tenant, orderId } = ret;
  if (skus.length === 0 || !orderId) return new Map();
  const whole = await orders.findWhole({ tenant, orderId });
  const picks = (whole?.fulfilments ?? []).flatMap(({ floor }) => floor.packed?.picks ?? []);
  const known = await Promise.all(
    skus.map(async (sku) => {
      const lot = picks.find((pick) => pick.sku === sku)?.lot;
      const shipment = shipmentIdSchema.safeParse(lot?.split('.')[0]);
      const declared =
        shipment.success && (await declarations.latest(tenant, shipment.data, 'EXPORT'));
      if (!declared) return [];
      return [[sku, exportedUnder(declared, sku)] as const];
    }),
  );
  return new Map(known.flat());
}
