import ExpandableSection from '@cloudscape-design/components/expandable-section';
import { useState } from 'react';
import type { OpenCase } from '../api/operations-api.ts';
import { useWords } from '../language/use-words.ts';
import { RefusalAlert } from '../refusal-alert.tsx';
import { CaseDetails } from './case-details.tsx';
import { Countdown } from './countdown.tsx';
import { useCase } from './use-case.ts';

/** A line until it is opened; then all of it, and its decision. */
export function OpenCaseSection({ found }: { found: OpenCase }) {
  const { texts, word } = useWords();
  const [isOpen, setOpen] = useState(false);
  const { caseId, kind, title, responsible, deadlineAt } = found;
  return (
    <ExpandableSection
      variant="container"
      headerText={word(kind)}
      headerDescription={`${title} · ${texts.responsible} ${word(responsible)}`}
      headerActions={<Countdown deadlineAt={deadlineAt} />}
      expanded={isOpen}
      onChange={({ detail }) => setOpen(detail.expanded)}
    >
      {isOpen && <WholeCase caseId={caseId} />}
    </ExpandableSection>
  );
}

function WholeCase({ caseId }: { caseId: string }) {
  const { texts } = useWords();
  const { data: found, refused } = useCase(caseId);
  if (found) return <CaseDetails found={found} />;
  return refused ? <RefusalAlert refused={refused} /> : texts.loading;
}
