import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useWords } from '../language/use-words.ts';
import { RefusalAlert } from '../refusal-alert.tsx';
import { useApi } from '../use-api.ts';
import { usePoll } from '../use-poll.ts';

/** What partners said of numbers that mean no shipment yet, oldest first. */
export function UnmatchedPage() {
  const { language, texts, word, time } = useWords();
  const api = useApi();
  const { data: page, refused } = usePoll(language, () => api.listUnmatched());
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description={texts.unmatchedHelp}>
        {texts.unmatched}
      </Header>
      <RefusalAlert refused={refused} />
      <Table
        items={page?.data ?? []}
        trackBy={({ eventKey, reference }) => `${eventKey} ${reference.value}`}
        loading={!page}
        loadingText={texts.loading}
        ariaLabels={{ tableLabel: texts.unmatched }}
        empty={<Box>{texts.noUnmatched}</Box>}
        footer={page?.nextCursor ? <Box>{texts.moreEvents}</Box> : undefined}
        columnDefinitions={[
          { id: 'at', header: texts.received, cell: ({ at }) => time(at) },
          { id: 'source', header: texts.source, cell: ({ source }) => source },
          {
            id: 'reference',
            header: texts.reference,
            isRowHeader: true,
            cell: ({ reference }) => `${word(reference.type)} ${reference.value}`,
          },
          {
            id: 'body',
            header: texts.body,
            cell: ({ eventKey, body }) => (
              <details>
                <summary>{eventKey}</summary>
                <pre>{body}</pre>
              </details>
            ),
          },
        ]}
      />
    </SpaceBetween>
  );
}
