import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';
import Table from '@cloudscape-design/components/table';
import type { CaseFilter, Listed, OperationsCase } from '../api/operations-api.ts';
import { useWords } from '../language/use-words.ts';
import { caseLink } from '../route.ts';
import { Countdown } from './countdown.tsx';
import { inOrder } from './inbox.ts';
import { SubjectLink } from './subject-link.tsx';

interface CaseListProps {
  /** Undefined until the first answer. */
  readonly page: Listed<OperationsCase> | undefined;
  readonly status: CaseFilter['status'];
  readonly chosen: string | undefined;
}

export function CaseList({ page, status, chosen }: CaseListProps) {
  const { texts, word, time } = useWords();
  const cases = inOrder(page?.data ?? [], status);
  return (
    <Table
      items={cases}
      trackBy="caseId"
      loading={!page}
      loadingText={texts.loading}
      ariaLabels={{ tableLabel: texts.inbox }}
      empty={<Box>{status === 'OPEN' ? texts.noCases : texts.noCasesLike}</Box>}
      footer={page?.nextCursor ? <Box>{texts.more}</Box> : undefined}
      columnDefinitions={[
        {
          id: 'kind',
          header: texts.kind,
          isRowHeader: true,
          cell: ({ caseId, kind }) => (
            <Link href={caseLink(caseId)} variant={caseId === chosen ? 'primary' : 'secondary'}>
              {caseId === chosen ? `▸ ${word(kind)}` : word(kind)}
            </Link>
          ),
        },
        {
          id: 'subject',
          header: texts.about,
          cell: (found) => <SubjectLink found={found} isShort />,
        },
        { id: 'tenant', header: texts.tenant, cell: ({ tenant }) => tenant },
        {
          id: 'responsible',
          header: texts.responsible,
          cell: ({ responsible }) => word(responsible),
        },
        status === 'OPEN'
          ? {
              id: 'left',
              header: texts.timeLeft,
              cell: ({ deadlineAt }) => <Countdown deadlineAt={deadlineAt} />,
            }
          : { id: 'opened', header: texts.opened, cell: ({ openedAt }) => time(openedAt) },
      ]}
    />
  );
}
