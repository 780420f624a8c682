/** Couriers as they call themselves (M-108). */
const NAMES: Readonly<Record<string, string>> = {
  USPS: 'USPS',
  UPS: 'UPS',
  FEDEX: 'FedEx',
  DHL_EXPRESS: 'DHL Express',
  CANADA_POST: 'Canada Post / Postes Canada',
  PUROLATOR: 'Purolator',
  ROYAL_MAIL: 'Royal Mail',
  CHINA_POST: 'China Post 中国邮政',
  LTL_NETWORK: 'Local freight',
};

/** One that has no name here is called by its code. */
export const courierName = (carrier: string): string => NAMES[carrier] ?? carrier;
