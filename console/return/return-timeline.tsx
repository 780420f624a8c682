import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import type { ReturnTimeline } from '../api/operations-api.ts';
import { useWords } from '../language/use-words.ts';

type Entry = ReturnTimeline['entries'][number];

/** What happened, newest first. */
export function ReturnTimelineTable({ entries }: { entries: readonly Entry[] }) {
  const { texts, word, time } = useWords();
  return (
    <Table
      header={<Header counter={`(${entries.length})`}>{texts.orderTimeline}</Header>}
      items={entries.toReversed()}
      ariaLabels={{ tableLabel: texts.orderTimeline }}
      columnDefinitions={[
        { id: 'at', header: texts.when, cell: ({ at }) => time(at) },
        { id: 'kind', header: texts.source, cell: ({ kind }) => word(kind, 'return') },
        { id: 'code', header: texts.what, isRowHeader: true, cell: (entry) => <What {...entry} /> },
        { id: 'detail', header: texts.detail, cell: (entry) => <Detail {...entry} /> },
        { id: 'actor', header: texts.actor, cell: ({ actor }) => actor ?? '–' },
      ]}
    />
  );
}

/** Why a status is the last is a code; the rest is as somebody told it. */
function Detail({ kind, detail = '–' }: Entry) {
  const { word } = useWords();
  return kind === 'STATUS' && detail !== '–' ? word(detail, 'return') : detail;
}

/** A case's decision is its kind with `_DECIDED`; a parcel's news is a milestone. */
function What({ kind, code }: Entry) {
  const { texts, word } = useWords();
  if (kind === 'PARCEL') return word(code, 'parcel');
  if (kind === 'REFUND') return word(code, 'refund');
  if (kind !== 'CASE') return word(code, 'return');
  const [asked = code, decided] = code.split(/_(?=DECIDED$)/);
  return decided === undefined ? word(asked) : `${word(asked)} · ${texts.decided}`;
}
