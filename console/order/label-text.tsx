import Link from '@cloudscape-design/components/link';
import type { Fulfilment } from '../api/operations-api.ts';
import { useWords } from '../language/use-words.ts';

interface LabelTextProps {
  readonly label: NonNullable<Fulfilment['label']>;
  readonly url: string | undefined;
}

/** By whom it goes and for how much; its number leads to the PDF. */
export function LabelText({ label, url }: LabelTextProps) {
  const { texts, time } = useWords();
  const { carrier, serviceId, trackingNumber, price, voidedAt } = label;
  return (
    <>
      <div>
        {carrier} {serviceId} · {price.amount} {price.currency}
      </div>
      {url === undefined ? (
        trackingNumber
      ) : (
        <Link href={url} external>
          {trackingNumber}
        </Link>
      )}
      {voidedAt !== undefined && (
        <div>
          {texts.voided} {time(voidedAt)}
        </div>
      )}
    </>
  );
}
