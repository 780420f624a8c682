/** Import duty and tax of a shipment by destination (M-056): the US and Canada are computed, others say that they are not. */
import { declaredGoods } from '../declaration/declaration-goods.ts';
import type { Currency } from '../kernel/money.ts';
import type { ShipmentHead } from '../shipment/shipment-record.ts';
import type { ShipmentContent } from '../shipment/shipment.ts';
import type { Sku } from '../sku/sku.ts';
import { caDuty } from './ca-duty.ts';
import type { DutyCase, DutyEstimate } from './duty-estimate.ts';
import { toCurrency } from './exchange-rates.ts';
import { usDuty } from './us-duty.ts';

export interface ImportFacts {
  readonly head: Pick<ShipmentHead, 'shipmentId' | 'currency' | 'mode'>;
  readonly content: ShipmentContent;
  readonly skus: readonly Sku[];
  readonly country: string;
  /** Day of entry (US) or of direct shipment (CA), `YYYY-MM-DD`. */
  readonly day: string;
}

const COMPUTED: Readonly<Record<string, [Currency, (dutyCase: DutyCase) => DutyEstimate]>> = {
  US: ['USD', usDuty],
  CA: ['CAD', caDuty],
};

/** In the currency of the importing country. Throws BrokenRecord on a declared SKU without a master. */
export function estimateImportDuty(facts: ImportFacts): DutyEstimate {
  const found = COMPUTED[facts.country];
  if (!found) {
    const detail = `duty and tax for ${facts.country} are not computed: the broker states them`;
    return { kind: 'not_computed', country: facts.country, detail };
  }
  const [currency, compute] = found;
  return compute(dutyCaseOf(facts, currency));
}

function dutyCaseOf({ head, content, skus, day }: ImportFacts, currency: Currency): DutyCase {
  const goods = declaredGoods(head, content, skus).lines.map(({ sku, value }) => ({
    sku: sku.sku,
    hts: sku.importHsCode ?? sku.hsCode,
    originCountry: sku.originCountry,
    value: toCurrency(value, currency, day),
  }));
  return { goods, mode: head.mode, entryDay: day };
}
