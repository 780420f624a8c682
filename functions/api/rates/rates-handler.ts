import type { z } from 'zod';
import { isPoBox } from '../../../domain/geo/po-box.ts';
import { distanceMiles, postalPlaceSchema } from '../../../domain/geo/postal-distance.ts';
import { InvalidRequest } from '../../../domain/kernel/domain-error.ts';
import { fault } from '../../../domain/kernel/fault.ts';
import { formatMoney, parseMoney } from '../../../domain/kernel/money.ts';
import { dayOf, type Now } from '../../../domain/kernel/time.ts';
import { historyTo, type LaneStore } from '../../../domain/routing/lane-history.ts';
import { routeParcel, type PricedRoute } from '../../../domain/routing/route-parcel.ts';
import type { Warehouse, WarehouseStore } from '../../../domain/warehouse/warehouse.ts';
import { httpHandler } from '../../runtime/http-handler.ts';
import { noParams, noQuery, sellerRoute } from '../../runtime/router.ts';
import { ratesRequest, type ratesView } from './contract.ts';

export interface RatesPorts {
  readonly warehouses: Pick<WarehouseStore, 'list'>;
  readonly lanes: Pick<LaneStore, 'ofArea'>;
  readonly now: Now;
}

/** Quotes of the last mile without an order (M-096 to M-101). */
export const ratesRoutes = (ports: RatesPorts) => [quoteRates(ports)];

export const createRatesHandler = (ports: RatesPorts) => httpHandler('rates', ratesRoutes(ports));

const quoteRates = (ports: RatesPorts) =>
  sellerRoute('POST', '/rates', 'rates:read', {
    params: noParams,
    query: noQuery,
    body: ratesRequest,
    handle: async ({ body }) => {
      const from = shipsFrom(await ports.warehouses.list(), body);
      const to = { country: body.shipTo.country, postalCode: body.shipTo.postalCode };
      const day = body.shipOn ?? dayOf(ports.now());
      const routing = routeParcel({
        from: from.place,
        to,
        poBox: isPoBox(body.shipTo.lines ?? []),
        parcel: body.parcel,
        speed: body.speed,
        options: body.options,
        history: await historyTo(ports.lanes, to, day),
        day,
        ...(body.costTarget && { costTargetCents: Number(parseMoney(body.costTarget).minor) }),
        ...(body.expressUpToG && { expressUpToG: body.expressUpToG }),
      });
      const view: z.input<typeof ratesView> = {
        rateCard: routing.rateCard,
        warehouseId: from.warehouse.warehouseId,
        chosen: routing.chosen && shown(routing.chosen),
        alternatives: routing.alternatives.map((a) => ({
          ...shown(a),
          lostBecause: a.lostBecause,
        })),
        refused: routing.refused.map((r) => ({ serviceId: r.serviceId, reasons: [...r.reasons] })),
      };
      return { status: 200, body: view };
    },
  });

/** The named warehouse, or the nearest of the buyer's country. */
function shipsFrom(warehouses: readonly Warehouse[], body: z.output<typeof ratesRequest>) {
  const candidates = warehouses
    .filter((w) => body.warehouseId === undefined || w.warehouseId === body.warehouseId)
    .flatMap((warehouse) => {
      const place = postalPlaceSchema.safeParse({
        country: warehouse.address.country,
        postalCode: warehouse.address.postalCode,
      });
      return place.success && place.data.country === body.shipTo.country
        ? [
            {
              warehouse,
              place: place.data,
              miles: distanceMiles(place.data, body.shipTo) ?? Infinity,
            },
          ]
        : [];
    })
    .sort((a, b) => a.miles - b.miles);
  const [nearest] = candidates;
  if (nearest) return nearest;
  throw new InvalidRequest('INVALID_REQUEST', 'no warehouse can ship there', [
    body.warehouseId === undefined
      ? fault('/shipTo/country', 'NO_WAREHOUSE_IN_COUNTRY', 'no warehouse ships within it')
      : fault('/warehouseId', 'WAREHOUSE_NOT_IN_COUNTRY', 'it does not ship within that country'),
  ]);
}

function shown({ days, priceCents, scoreCents, lines, objections, ...route }: PricedRoute) {
  const usd = (cents: number) => formatMoney({ minor: BigInt(cents), currency: 'USD' });
  return {
    ...route,
    businessDays: { ...days },
    lines: lines.map((line) => ({ code: line.code, amount: usd(line.cents) })),
    price: usd(priceCents),
    score: scoreCents,
    objections: [...objections],
  };
}
