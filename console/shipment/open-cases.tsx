import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Table from '@cloudscape-design/components/table';
import type { Timeline } from '../api/operations-api.ts';
import { Countdown } from '../inbox/countdown.tsx';
import { useWords } from '../language/use-words.ts';
import { caseLink } from '../route.ts';

export function OpenCases({ cases }: { cases: Timeline['openCases'] }) {
  const { texts, word } = useWords();
  return (
    <Table
      header={<Header counter={`(${cases.length})`}>{texts.openCases}</Header>}
      items={cases}
      trackBy="caseId"
      ariaLabels={{ tableLabel: texts.openCases }}
      empty={<Box>{texts.noOpenCases}</Box>}
      columnDefinitions={[
        {
          id: 'kind',
          header: texts.kind,
          isRowHeader: true,
          cell: ({ caseId, kind }) => <Link href={caseLink(caseId)}>{word(kind)}</Link>,
        },
        { id: 'title', header: texts.reason, cell: ({ title }) => title },
        {
          id: 'responsible',
          header: texts.responsible,
          cell: ({ responsible }) => word(responsible),
        },
        {
          id: 'left',
          header: texts.timeLeft,
          cell: ({ deadlineAt }) => <Countdown deadlineAt={deadlineAt} />,
        },
      ]}
    />
  );
}
