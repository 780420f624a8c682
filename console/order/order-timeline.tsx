import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import type { OrderTimeline } from '../api/operations-api.ts';
import { useWords } from '../language/use-words.ts';

type Entry = OrderTimeline['entries'][number];

/** What happened, newest first; the API says it in the language chosen. */
export function OrderTimelineTable({ entries }: { entries: readonly Entry[] }) {
  const { texts, word, time } = useWords();
  return (
    <Table
      header={<Header counter={`(${entries.length})`}>{texts.orderTimeline}</Header>}
      items={entries.toReversed()}
      ariaLabels={{ tableLabel: texts.orderTimeline }}
      columnDefinitions={[
        { id: 'at', header: texts.when, cell: ({ at }) => time(at) },
        { id: 'n', header: texts.fulfilment, cell: ({ n }) => n ?? '–' },
        { id: 'what', header: texts.what, isRowHeader: true, cell: (entry) => <What {...entry} /> },
        {
          id: 'detail',
          header: texts.detail,
          cell: ({ detail, place }) => [detail, place].filter(Boolean).join(' · ') || '–',
        },
        { id: 'source', header: texts.source, cell: ({ source }) => word(source, 'order') },
        { id: 'actor', header: texts.actor, cell: ({ actor }) => actor ?? '–' },
      ]}
    />
  );
}

/** Of a case the API tells its title alone, in the words of whoever asked. */
function What({ text, detail, source, code }: Entry) {
  const { word } = useWords();
  return source === 'case' && text === detail ? word(code) : text;
}
