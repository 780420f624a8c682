/** The secrets between the partners and us, and the headers by which a partner proves itself with its own. */
import { DCSA_SIGNATURE_HEADER, signDcsa } from '../../../adapters/carriers/dcsa/signature.ts';
import {
  EASYPOST_SIGNATURE_HEADER,
  signEasyPost,
} from '../../../adapters/carriers/easypost/signature.ts';
import {
  SEVENTEENTRACK_SIGNATURE_HEADER,
  signSeventeenTrack,
} from '../../../adapters/carriers/seventeentrack/signature.ts';
import { signStandard } from '../../../adapters/webhooks/standard-signature.ts';
import type { PartnerSource } from '../../../domain/partner/partner.ts';

export const SECRETS: Readonly<Record<PartnerSource, string>> = {
  dcsa: 'a secret between the carrier and us',
  customs: `whsec_${Buffer.from('a secret of the customs broker!!').toString('base64')}`,
  warehouse: `whsec_${Buffer.from('a secret of the warehouse system').toString('base64')}`,
  easypost: 'a sécret of the aggregator',
  seventeentrack: 'the key of our account',
};

/** Another secret or time is for those who should fail. */
export function signing(nowMs: () => number, newId: () => string) {
  return (
    source: PartnerSource,
    bytes: Uint8Array,
    { secret = SECRETS[source], atMs = nowMs() }: { secret?: string; atMs?: number } = {},
  ): Record<string, string> => {
    if (source === 'dcsa') return { [DCSA_SIGNATURE_HEADER]: signDcsa(secret, bytes) };
    if (source === 'easypost') return { [EASYPOST_SIGNATURE_HEADER]: signEasyPost(secret, bytes) };
    if (source === 'seventeentrack')
      return { [SEVENTEENTRACK_SIGNATURE_HEADER]: signSeventeenTrack(secret, bytes) };
    return { ...signStandard(secret, `msg_${newId()}`, atMs, bytes) };
  };
}
