/** How each partner signs what it posts to Portage. */
import { type PartnerSource } from '../../domain/partner/partner.ts';
import { DCSA_SIGNATURE_HEADER, signDcsa } from '../../adapters/carriers/dcsa/signature.ts';
import {
  EASYPOST_SIGNATURE_HEADER,
  signEasyPost,
} from '../../adapters/carriers/easypost/signature.ts';
import {
  SEVENTEENTRACK_SIGNATURE_HEADER,
  signSeventeenTrack,
} from '../../adapters/carriers/seventeentrack/signature.ts';
import { signStandard } from '../../adapters/webhooks/standard-signature.ts';

/** The headers of a delivery; only Standard Webhooks sign the delivery's id and time. */
export function signatureOf(
  source: PartnerSource,
  secret: string,
  body: Uint8Array,
  deliveryId: string,
  nowMs: number,
): Record<string, string> {
  switch (source) {
    case 'dcsa':
      return { [DCSA_SIGNATURE_HEADER]: signDcsa(secret, body) };
    case 'easypost':
      return { [EASYPOST_SIGNATURE_HEADER]: signEasyPost(secret, body) };
    case 'seventeentrack':
      return { [SEVENTEENTRACK_SIGNATURE_HEADER]: signSeventeenTrack(secret, body) };
    case 'customs':
    case 'warehouse':
      return signStandard(secret, deliveryId, nowMs, body);
  }
}
