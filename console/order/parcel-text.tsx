import type { Fulfilment } from '../api/operations-api.ts';
import { useWords } from '../language/use-words.ts';

/** Where the carrier says it is, when it is expected, who signed. */
export function ParcelText({ parcel }: { parcel: NonNullable<Fulfilment['parcel']> }) {
  const { texts, word, time } = useWords();
  const { status, trackingNumber, attempts, estimatedDeliveryAt, deliveredAt, signedBy } = parcel;
  const isExpected = estimatedDeliveryAt !== undefined && deliveredAt === undefined;
  const lines = [
    [word(status, 'parcel'), deliveredAt && time(deliveredAt)].filter(Boolean).join(' '),
    trackingNumber,
    ...(attempts > 0 ? [`${texts.attempts} ${attempts}`] : []),
    ...(isExpected ? [`${texts.expected} ${time(estimatedDeliveryAt)}`] : []),
    ...(signedBy === undefined ? [] : [`${texts.signedBy} ${signedBy}`]),
  ];
  return lines.map((line) => <div key={line}>{line}</div>);
}
