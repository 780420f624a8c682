/** Prices a shipment from the list (M-040 to M-054). Pure: the same shipment at the same time is the same quote. */
import { declaredGoods } from '../declaration/declaration-goods.ts';
import type { DutyEstimate } from '../duty/duty-estimate.ts';
import { estimateImportDuty } from '../duty/estimate-import-duty.ts';
import { toCurrency } from '../duty/exchange-rates.ts';
import { formatMoney, sum } from '../kernel/money.ts';
import { addDays, addSeconds, dayOf, type Timestamp } from '../kernel/time.ts';
import { DWELL_SECONDS } from '../shipment/dwell.ts';
import type { ShipmentHead } from '../shipment/shipment-record.ts';
import type { ShipmentContent } from '../shipment/shipment.ts';
import type { Sku } from '../sku/sku.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { chargeableGrams, milliTonsOf } from './chargeable-weight.ts';
import { dutyFees, dutyWarnings } from './duty-fee.ts';
import type { Fee } from './fee.ts';
import { legFees, type FeeFacts } from './leg-fees.ts';
import type { Lane } from './list-rates.ts';
import { scopeOf } from './quote-scope.ts';
import { advice } from './quote-warnings.ts';
import type { Quote, QuoteLine } from './quote.ts';
import { laneOf, rateCardOn } from './rate-card.ts';
import { regionOf } from './region.ts';

export interface QuoteRequest {
  readonly quoteId: string;
  readonly head: ShipmentHead;
  readonly content: ShipmentContent;
  readonly skus: readonly Sku[];
  readonly warehouse: Warehouse;
  readonly at: Timestamp;
  /** M-067; default: not the first. */
  readonly isFirstShipment?: boolean;
}

/** In the shipment's currency, valid for 7 days. Throws BrokenRecord where a price, a rate or a master is missing. */
export function quoteShipment(request: QuoteRequest): Quote {
  const { head, content, warehouse, at, quoteId } = request;
  const facts = feeFactsOf(request);
  const estimate = dutyIn(request, facts.lane);
  const lines = linesOf([...legFees(facts), ...dutyFees(estimate)], head.currency, dayOf(at));
  const [from, to] = facts.lane.transit;
  return {
    quoteId,
    rateCardVersion: facts.card.version,
    issuedAt: at,
    expiresAt: addSeconds(at, DWELL_SECONDS.QUOTED),
    lines: lines.map(({ line }) => line),
    total: formatMoney(
      sum(
        head.currency,
        lines.map(({ amount }) => amount),
      ),
    ),
    chargeableWeightG: Number(chargeableGrams(head.mode, content.cartons)),
    transitDays: { from, to, clearanceBuffer: facts.lane.clearanceBuffer },
    scope: scopeOf(head, warehouse.address.country, estimate),
    warnings: [...advice(facts, request.isFirstShipment ?? false), ...dutyWarnings(estimate)],
  };
}

function feeFactsOf({ head, content, skus, warehouse, at }: QuoteRequest): FeeFacts {
  const card = rateCardOn(dayOf(at));
  const goods = declaredGoods(head, content, skus);
  const { containerType, containers } = head.carriage;
  return {
    card,
    lane: laneOf(card, head.mode, regionOf(warehouse)),
    legs: head.legs,
    milliTons: milliTonsOf(content.cartons),
    chargeableG: chargeableGrams(head.mode, content.cartons),
    containerType,
    containerCount: Math.max(1, containers.length),
    cartonCount: content.cartons.length,
    declaredLineCount: goods.lines.length,
    expedite: head.expedite,
    insured: head.insured,
    goods: toCurrency(goods.total, 'USD', dayOf(at)),
  };
}

/** Only a DDP import is prepaid. The day of entry is when the goods are there; Canada looks at the day they leave. */
function dutyIn(request: QuoteRequest, lane: Lane): DutyEstimate | undefined {
  const { head, content, skus, warehouse, at } = request;
  if (head.incoterm !== 'DDP' || !head.legs.includes('IMPORT_CUSTOMS')) return undefined;
  const { country } = warehouse.address;
  const leaves = head.cargoReadyOn > dayOf(at) ? head.cargoReadyOn : dayOf(at);
  const day = country === 'CA' ? leaves : addDays(leaves, lane.transit[1]);
  return estimateImportDuty({ head, content, skus, country, day });
}

function linesOf(fees: readonly Fee[], currency: ShipmentHead['currency'], day: string) {
  return fees.map((fee) => {
    const amount = toCurrency(fee.amount, currency, day);
    const rate = amount.currency === fee.amount.currency ? '' : `, from ${fee.amount.currency}`;
    const { feeCode, description } = fee;
    const basis = fee.basis + rate;
    const line: QuoteLine = { feeCode, description, basis, amount: formatMoney(amount) };
    return { line, amount };
  });
}
