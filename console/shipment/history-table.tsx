import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import type { Timeline } from '../api/operations-api.ts';
import { useWords } from '../language/use-words.ts';

/** The status log, newest first. */
export function HistoryTable({ history }: { history: Timeline['history'] }) {
  const { texts, word, time } = useWords();
  return (
    <Table
      header={<Header counter={`(${history.length})`}>{texts.history}</Header>}
      items={history.toReversed()}
      ariaLabels={{ tableLabel: texts.history }}
      columnDefinitions={[
        { id: 'at', header: texts.when, cell: ({ at }) => time(at) },
        { id: 'from', header: texts.from, cell: ({ from }) => word(from) },
        { id: 'to', header: texts.to, isRowHeader: true, cell: ({ to }) => word(to) },
        { id: 'event', header: texts.event, cell: ({ event }) => word(event) },
        { id: 'actor', header: texts.actor, cell: ({ actor }) => actor },
        {
          id: 'reason',
          header: texts.reason,
          cell: ({ reasonCode }) => (reasonCode ? word(reasonCode) : '–'),
        },
      ]}
    />
  );
}
