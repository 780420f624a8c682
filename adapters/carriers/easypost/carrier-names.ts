/** EasyPost's names of carriers and services, and ours (docs.easypost.com/carriers). */
import { meaning } from '../../../domain/kernel/meaning.ts';

const CODES: Readonly<Record<string, string>> = {
  usps: 'USPS',
  ups: 'UPS',
  upsdap: 'UPS',
  upsgroundsaver: 'UPS',
  upsmailinnovations: 'UPS',
  fedex: 'FEDEX',
  fedexdefault: 'FEDEX',
  fedexsmartpost: 'FEDEX',
  canadapost: 'CANADA_POST',
  purolator: 'PUROLATOR',
  royalmail: 'ROYAL_MAIL',
  dhlexpress: 'DHL_EXPRESS',
  chinapost: 'CHINA_POST',
  ltlnetwork: 'LTL_NETWORK',
};

/** Our code; a carrier we have no code for keeps its own name in capitals. */
export function carrierCode(name: string | null | undefined): string {
  const plain = (name ?? '').toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return (
    meaning(CODES, plain) ?? ((name ?? '').toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_') || 'OTHER')
  );
}

interface Service {
  readonly carrier: string;
  readonly service: string;
}

const SERVICES: Readonly<Record<string, Service>> = {
  UPS_GROUND: { carrier: 'UPS', service: 'Ground' },
  UPS_GROUND_SAVER: { carrier: 'UPS', service: 'GroundSaver' },
  FEDEX_2DAY: { carrier: 'FedEx', service: 'FEDEX_2_DAY' },
  USPS_GROUND_ADVANTAGE: { carrier: 'USPS', service: 'GroundAdvantage' },
  CANADA_POST_EXPEDITED: { carrier: 'CanadaPost', service: 'ExpeditedParcel' },
  PUROLATOR_GROUND: { carrier: 'Purolator', service: 'PurolatorGround' },
};

/** How EasyPost names a service of ours; one it does not know is asked for by our own words, and refused. */
export const serviceAtEasyPost = (carrier: string, serviceId: string): Service =>
  meaning(SERVICES, serviceId) ?? { carrier, service: serviceId };

/** Our id of a rate's service; its own name when it is none of ours. */
export function serviceIdOf({ carrier, service }: Service): string {
  const known = Object.entries(SERVICES).find(
    ([, ours]) => carrierCode(ours.carrier) === carrierCode(carrier) && ours.service === service,
  );
  return known?.[0] ?? service;
}
