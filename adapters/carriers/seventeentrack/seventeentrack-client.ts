/**
 * 17TRACK (v2.2) follows numbers whose labels are not ours to ask about: those a parcel was handed over under. A number must
 * be registered before it is followed; from then on 17TRACK pushes. At most 3 requests a second.
 */
import { z } from 'zod';
import type { Now } from '../../../domain/kernel/time.ts';
import type { ParcelCarrierPort } from '../../../domain/parcel/parcel-carrier-port.ts';
import { factsOf, type AskPartner } from '../../partners/partner-json.ts';
import { keyOfCarrier } from './carrier-keys.ts';
import { parseTrackInfo } from './parse-push.ts';

export const seventeenTrackHeaders = ({ apiKey }: { readonly apiKey: string }) => ({
  '17token': apiKey,
});

const answerSchema = z.looseObject({
  data: z.looseObject({ accepted: z.array(z.unknown()).nullish() }),
});

export function createSeventeenTrackClient({
  ask,
  now,
}: {
  readonly ask: AskPartner;
  readonly now: Now;
}): Pick<ParcelCarrierPort, 'track'> {
  const call = async (what: string, number: object) =>
    factsOf('seventeentrack', await ask('POST', `/track/v2.2/${what}`, [number]), answerSchema);
  return {
    track: async (trackingNumber, carrier) => {
      const key = keyOfCarrier(carrier);
      const number = { number: trackingNumber, ...(key !== undefined && { carrier: key }) };
      const [known] = (await call('gettrackinfo', number)).data.accepted ?? [];
      if (known !== undefined) return parseTrackInfo(known, { rawKey: 'poll', receivedAt: now() });
      await call('register', number);
      return undefined;
    },
  };
}
