import type { Fulfilment } from '../api/operations-api.ts';
import { Facts } from '../facts.tsx';
import { useWords } from '../language/use-words.ts';
import { LabelText } from './label-text.tsx';
import { ParcelText } from './parcel-text.tsx';

/** Warehouse, label and parcel, what the floor told and what was asked outside; only what there is. */
export function FulfilmentFacts({ fulfilment }: { fulfilment: Fulfilment }) {
  const { texts, word, time } = useWords();
  const { warehouseId, allocation, label, labelUrl, parcel, floor, acts, box } = fulfilment;
  const { refusals, shippedAt, closedAt, closeReason } = fulfilment;
  const { short, packed } = floor;
  const ended = closedAt && [time(closedAt), closeReason && word(closeReason, 'order')];
  return (
    <Facts
      columns={3}
      facts={[
        [texts.warehouse, warehouseId ?? '–'],
        [texts.whyWarehouse, allocation.length > 0 ? <Lines lines={allocation} /> : undefined],
        [texts.shortPick, short?.lines.map(({ sku, missing }) => `${missing} × ${sku}`).join(', ')],
        [texts.packed, packed && `${time(packed.at)} · ${packed.weightG} g`],
        [texts.box, box && [box.boxId, box.mark && word(box.mark, 'order')].join(' ')],
        [texts.refusedLabels, refusals && [refusals.count, ...refusals.services].join(' · ')],
        [texts.label, label && <LabelText label={label} url={labelUrl} />],
        [texts.parcel, parcel && <ParcelText parcel={parcel} />],
        [texts.shipped, shippedAt && time(shippedAt)],
        [texts.askedOutside, acts.length > 0 ? <Acts acts={acts} /> : undefined],
        [texts.closed, ended && ended.filter(Boolean).join(' · ')],
      ]}
    />
  );
}

/** `VOID-2`: what was asked, for the second time. */
function Acts({ acts }: { acts: Fulfilment['acts'] }) {
  const { word, time } = useWords();
  const lines = acts.map(({ act, answer, at }) => {
    const [what = act] = act.split('-');
    return `${word(what, 'order')} · ${word(answer, 'order')} · ${time(at)}`;
  });
  return <Lines lines={lines} />;
}

function Lines({ lines }: { lines: readonly string[] }) {
  return lines.map((line) => <div key={line}>{line}</div>);
}
