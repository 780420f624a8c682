/** Which papers a SKU needs to travel and to be sold (M-029, M-035): dated rules, each with its source (domain-facts 3.11). */
import type { DocumentKind } from '../document/document.ts';
import { inForce, type Dated } from '../kernel/dated.ts';
import type { Mode } from '../shipment/shipment.ts';
import { marketOf, type Market } from './markets.ts';
import type { CargoFlag, SkuDetails } from './sku.ts';

interface DocumentRule {
  readonly documents: readonly DocumentKind[];
  /** All that is given must fit; what is absent fits all. */
  readonly flag?: CargoFlag;
  readonly productClass?: SkuDetails['productClass'];
  readonly markets?: readonly Market[];
  readonly modes?: readonly Mode[];
  readonly loose?: boolean;
}

type Goods = Pick<SkuDetails, 'cargoFlags' | 'productClass' | 'battery'>;

const rule = (validFrom: string, source: string, value: DocumentRule): Dated<DocumentRule> => ({
  value,
  validFrom,
  validTo: null,
  source,
});

const FLOWN = ['AIR', 'EXPRESS'] as const;

export const documentRules: readonly Dated<DocumentRule>[] = [
  rule('2020-01-01', 'UN Manual of Tests and Criteria 38.3.5: test summary on request', {
    flag: 'BATTERY',
    documents: ['MSDS', 'UN38_3'],
  }),
  rule('2018-01-01', 'IATA DGR packing instructions 965 to 970; carriers ask the appraisal', {
    flag: 'BATTERY',
    modes: FLOWN,
    documents: ['TRANSPORT_CERTIFICATE'],
  }),
  rule('2018-01-01', 'UN3480 and UN3090, packed alone: transport condition appraisal in any mode', {
    flag: 'BATTERY',
    loose: true,
    documents: ['TRANSPORT_CERTIFICATE'],
  }),
  rule('2018-01-01', 'IATA DGR packing instruction 953', {
    flag: 'MAGNETIC',
    modes: FLOWN,
    documents: ['MAGNETISM_REPORT'],
  }),
  rule('2018-01-01', 'carriers accept liquids with SDS and transport condition appraisal', {
    flag: 'LIQUID',
    documents: ['MSDS', 'TRANSPORT_CERTIFICATE'],
  }),
  rule('2018-01-01', 'carriers accept powders with SDS and transport condition appraisal', {
    flag: 'POWDER',
    documents: ['MSDS', 'TRANSPORT_CERTIFICATE'],
  }),
  rule('2018-01-01', 'ingredient list: 21 CFR 701.3 (US), C.R.C. c. 869 s. 30 (CA), EC 1223/2009', {
    flag: 'COSMETIC',
    documents: ['MSDS', 'INGREDIENT_LIST'],
  }),
  rule('2012-12-31', 'US CPSIA s. 14: third-party test and certificate for childrens products', {
    productClass: 'CHILDRENS_TOY',
    markets: ['US'],
    documents: ['TEST_REPORT'],
  }),
  rule('2011-06-20', 'SOR/2011-17 (CA), Directive 2009/48/EC (EU), SI 2011/1881 (GB): toy safety', {
    productClass: 'CHILDRENS_TOY',
    markets: ['CA', 'EU', 'GB'],
    documents: ['TEST_REPORT'],
  }),
  rule('2018-01-01', '47 CFR 2.906 (US), ICES (CA), Directives 2014/30 and 2014/53 (EU), UK same', {
    productClass: 'ELECTRONICS',
    markets: ['US', 'CA', 'EU', 'GB'],
    documents: ['TEST_REPORT'],
  }),
  rule('2018-01-01', '21 CFR 174 to 178 (US), EC 1935/2004 (EU and GB): food contact', {
    productClass: 'FOOD_CONTACT',
    markets: ['US', 'EU', 'GB'],
    documents: ['TEST_REPORT'],
  }),
];

/** The kinds of document needed on `day`, each once. */
export function requiredDocuments(
  goods: Goods,
  route: { readonly mode: Mode; readonly destinationCountry: string },
  day: string,
): DocumentKind[] {
  const market = marketOf(route.destinationCountry);
  const kinds = documentRules
    .filter((dated) => inForce([dated], day))
    .filter(({ value }) => concerns(value, goods, market, route.mode))
    .flatMap(({ value }) => value.documents);
  return [...new Set(kinds)];
}

function concerns(rule: DocumentRule, goods: Goods, market: Market, mode: Mode): boolean {
  return (
    (!rule.flag || goods.cargoFlags.includes(rule.flag)) &&
    (!rule.productClass || goods.productClass === rule.productClass) &&
    (!rule.markets || rule.markets.includes(market)) &&
    (!rule.modes || rule.modes.includes(mode)) &&
    (!rule.loose || goods.battery?.packing === 'PACKED_LOOSE')
  );
}
