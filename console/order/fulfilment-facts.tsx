import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import type { Fulfilment } from '../api/operations-api.ts';
import { useWords } from '../language/use-words.ts';

/** Warehouse, label and parcel, what the floor told and what was asked outside; only what there is. */
export function FulfilmentFacts({ fulfilment }: { fulfilment: Fulfilment }) {
  const { texts, word, time } = useWords();
  const { warehouseId, allocation, label, labelUrl, parcel, floor, acts, shippedAt } = fulfilment;
  const { closedAt, closeReason, box } = fulfilment;
  const fact = (text: string, value: React.ReactNode) => [{ label: text, value }];
  return (
    <KeyValuePairs
      columns={3}
      items={[
        ...fact(texts.warehouse, warehouseId ?? '–'),
        ...(allocation.length > 0 ? fact(texts.whyWarehouse, <Lines lines={allocation} />) : []),
        ...(floor.short
          ? fact(
              texts.shortPick,
              floor.short.lines.map(({ sku, missing }) => `${missing} × ${sku}`).join(', '),
            )
          : []),
        ...(floor.packed
          ? fact(texts.packed, `${time(floor.packed.at)} · ${floor.packed.weightG} g`)
          : []),
        ...(box
          ? fact(
              texts.box,
              [box.boxId, box.mark && word(box.mark, 'order')].filter(Boolean).join(' · '),
            )
          : []),
        ...(label ? fact(texts.label, <LabelText label={label} url={labelUrl} />) : []),
        ...(parcel ? fact(texts.parcel, <ParcelText parcel={parcel} />) : []),
        ...(shippedAt ? fact(texts.shipped, time(shippedAt)) : []),
        ...(acts.length > 0
          ? fact(
              texts.askedOutside,
              <Lines
                lines={acts.map(({ act, answer, at }) => {
                  const [what = act] = act.split('-');
                  return `${word(what, 'order')} · ${word(answer, 'order')} · ${time(at)}`;
                })}
              />,
            )
          : []),
        ...(closedAt
          ? fact(
              texts.closed,
              [time(closedAt), closeReason && word(closeReason, 'order')].join(' · '),
            )
          : []),
      ]}
    />
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return lines.map((line) => <div key={line}>{line}</div>);
}

type Label = NonNullable<Fulfilment['label']>;

function LabelText({ label, url }: { label: Label; url: string | undefined }) {
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

function ParcelText({ parcel }: { parcel: NonNullable<Fulfilment['parcel']> }) {
  const { texts, word, time } = useWords();
  const { status, trackingNumber, attempts, estimatedDeliveryAt, deliveredAt, signedBy } = parcel;
  return (
    <>
      <div>
        {word(status, 'parcel')} {deliveredAt !== undefined && time(deliveredAt)}
      </div>
      <div>{trackingNumber}</div>
      {attempts > 0 && (
        <div>
          {texts.attempts} {attempts}
        </div>
      )}
      {estimatedDeliveryAt !== undefined && deliveredAt === undefined && (
        <div>
          {texts.expected} {time(estimatedDeliveryAt)}
        </div>
      )}
      {signedBy !== undefined && (
        <div>
          {texts.signedBy} {signedBy}
        </div>
      )}
    </>
  );
}
