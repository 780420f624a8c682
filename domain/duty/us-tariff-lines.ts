/**
 * US tariff lines we know: column 1 general rate and which Section 301 list China's goods are on (HTSUS ch. 99 U.S. note 20).
 * Keyed by the 8-digit rate line. What is not here, or UNKNOWN here, goes to a person. NY numbers are CBP rulings.
 */
export interface UsTariffLine {
  readonly description: string;
  /** Exact decimal: "0.039" is 3.9 %. */
  readonly general: string;
  readonly list301: 'LIST_3' | 'LIST_4A' | 'LITHIUM_ION' | 'NOT_LISTED' | 'UNKNOWN';
  /** May be a steel or aluminum derivative (Section 232): the metal's share decides, which no SKU tells. */
  readonly metalDerivative: boolean;
  readonly source: string;
}

const line = (
  description: string,
  general: string,
  list301: UsTariffLine['list301'],
  source: string,
  metalDerivative = false,
): UsTariffLine => ({ description, general, list301, source, metalDerivative });

const LIST_3 = 'USTR 83 FR 47974 (List 3)';
const LIST_4A = 'USTR 84 FR 43304 (List 4A)';

export const usTariffLines: Readonly<Record<string, UsTariffLine>> = {
  '33041000': line('lip make-up', '0', 'LIST_3', `HTSUS; ${LIST_3}`),
  '33049950': line('other cosmetics, skin care', '0', 'LIST_3', `NY K82066; ${LIST_3}`),
  '39241040': line('plastic kitchenware', '0.034', 'UNKNOWN', 'HTSUS'),
  '42021281': line('suitcases, man-made textile', '0.176', 'LIST_3', `HTSUS; ${LIST_3}`),
  '42029215': line('backpacks, cotton', '0.063', 'LIST_3', `HTSUS; ${LIST_3}`),
  '42029231': line('backpacks, man-made fibres', '0.176', 'LIST_3', `HTSUS; ${LIST_3}`),
  '42029245': line('bags with plastic sheeting', '0.2', 'LIST_3', `HTSUS; ${LIST_3}`),
  '48236900': line('paper trays, cups, plates', '0', 'LIST_3', 'NY N348208'),
  '61091000': line('T-shirts, cotton', '0.165', 'LIST_4A', `HTSUS; ${LIST_4A}`),
  '61099010': line('T-shirts, man-made fibres', '0.32', 'LIST_4A', `HTSUS; ${LIST_4A}`),
  '63079098': line('other made-up textile articles', '0.07', 'LIST_4A', `HTSUS; ${LIST_4A}`),
  '70131010': line('glass-ceramic kitchenware', '0.069', 'LIST_4A', `HTSUS; ${LIST_4A}`),
  '82119220': line('kitchen knives, plastic handle', '0.046', 'UNKNOWN', 'NY N016101', true),
  '85076000': line('lithium-ion batteries, power banks', '0.034', 'LITHIUM_ION', 'NY N346959'),
  '85182100': line('single loudspeakers, Bluetooth', '0', 'LIST_4A', 'NY N313554'),
  '85182200': line(
    'multiple loudspeakers, Bluetooth',
    '0',
    'LIST_4A',
    `CBP ruling 2022; ${LIST_4A}`,
  ),
  '85183020': line('headphones and earbuds', '0', 'LIST_4A', `HTSUS; ${LIST_4A}`),
  '94016140': line('upholstered chairs, wooden frame', '0', 'LIST_3', `HTSUS; ${LIST_3}`),
  '94016160': line('upholstered seats, wooden frame', '0', 'LIST_3', `HTSUS; ${LIST_3}`),
  '94032000': line('other metal furniture', '0', 'LIST_3', `HTSUS; ${LIST_3}`, true),
  '94036080': line('other wooden furniture', '0', 'LIST_3', `HTSUS; ${LIST_3}`),
  '94051180': line('LED ceiling lights, not metal', '0.039', 'LIST_3', `HTSUS; ${LIST_3}`),
  '94052160': line('LED table lamps, base metal', '0.06', 'LIST_3', 'NY N308972', true),
  '94052180': line('LED table lamps, not metal', '0.039', 'LIST_3', 'NY N322996'),
  '94054284': line('other LED luminaires, not metal', '0.039', 'LIST_3', `NY N245779; ${LIST_3}`),
  '95030000': line('toys', '0', 'NOT_LISTED', 'USTR 84 FR 69447: List 4B suspended'),
  '95059040': line('party articles', '0', 'NOT_LISTED', 'NY N351886'),
};
