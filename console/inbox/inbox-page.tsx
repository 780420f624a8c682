import Grid from '@cloudscape-design/components/grid';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { CaseFilter } from '../api/operations-api.ts';
import { useWords } from '../language/use-words.ts';
import { RefusalAlert } from '../refusal-alert.tsx';
import { useApi } from '../use-api.ts';
import { usePoll } from '../use-poll.ts';
import { CaseFilters } from './case-filters.tsx';
import { CaseList } from './case-list.tsx';
import { CasePanel } from './case-panel.tsx';

/** 待办: what waits for a person at the left, the one chosen at the right. */
export function InboxPage({ caseId }: { caseId: string | undefined }) {
  const { language, texts } = useWords();
  const api = useApi();
  const [filter, setFilter] = useState<CaseFilter>({ status: 'OPEN' });
  const key = [language, filter.status, filter.kind].join(' ');
  const { data: page, refused } = usePoll(key, () => api.listCases(filter));
  return (
    <SpaceBetween size="l">
      <Header variant="h1">{texts.inbox}</Header>
      <RefusalAlert refused={refused} />
      <CaseFilters filter={filter} onFilter={setFilter} />
      <Grid
        gridDefinition={[{ colspan: { default: 12, m: 6 } }, { colspan: { default: 12, m: 6 } }]}
      >
        <CaseList page={page} status={filter.status} chosen={caseId} />
        <CasePanel key={caseId} caseId={caseId} />
      </Grid>
    </SpaceBetween>
  );
}
