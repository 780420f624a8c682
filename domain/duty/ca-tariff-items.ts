/** Canadian MFN rates we know, by tariff item (8 digits) or, where all items of it agree, subheading (6). Customs Tariff, S.C. 1997, c. 36. */
export interface CaTariffItem {
  readonly rate: string;
  readonly percent: string;
  readonly source: string;
}

const item = (
  percent: string,
  rate: string,
  source = 'Customs Tariff, schedule',
): CaTariffItem => ({
  percent,
  rate,
  source,
});

export const caTariffItems: Readonly<Record<string, CaTariffItem>> = {
  '330410': item('6.5%', '0.065'),
  '33049990': item('6.5%', '0.065'),
  '392410': item('6.5%', '0.065'),
  '392490': item('6.5%', '0.065'),
  '42029290': item('7%', '0.07'),
  '61091000': item('18%', '0.18'),
  '851821': item('0%', '0', 'Information Technology Agreement expansion, WT/MIN(15)/25'),
  '851822': item('0%', '0', 'Information Technology Agreement expansion, WT/MIN(15)/25'),
  '94016110': item('9.5%', '0.095'),
  '94036010': item('9.5%', '0.095'),
  '940511': item('7%', '0.07', '9405.10.00 before the 2022 nomenclature'),
  '940521': item('7%', '0.07', '9405.20.00 before the 2022 nomenclature'),
  '940531': item('7%', '0.07', '9405.30.00 before the 2022 nomenclature'),
  '95030090': item('0%', '0'),
};
