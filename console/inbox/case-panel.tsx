import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useWords } from '../language/use-words.ts';
import { RefusalAlert } from '../refusal-alert.tsx';
import { useApi } from '../use-api.ts';
import { usePoll } from '../use-poll.ts';
import { CaseFacts } from './case-facts.tsx';
import { CaseOutcome } from './case-outcome.tsx';
import { DecisionForm } from './decision-form.tsx';
import { EvidenceList } from './evidence-list.tsx';

/** One case: what it is about, what speaks for what, and the decision. */
export function CasePanel({ caseId }: { caseId: string | undefined }) {
  const { texts } = useWords();
  if (caseId !== undefined) return <ChosenCase caseId={caseId} />;
  return (
    <Container>
      <Box color="text-body-secondary">{texts.choose}</Box>
    </Container>
  );
}

function ChosenCase({ caseId }: { caseId: string }) {
  const { language, texts, word } = useWords();
  const api = useApi();
  const { data: found, refused } = usePoll(`${language} ${caseId}`, () => api.readCase(caseId));
  if (!found)
    return refused ? <RefusalAlert refused={refused} /> : <Container>{texts.loading}</Container>;
  return (
    <Container
      header={
        <Header variant="h2" description={found.title}>
          {word(found.kind)}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <RefusalAlert refused={refused} />
        <CaseFacts found={found} />
        <EvidenceList evidence={found.evidence} />
        <CaseOutcome found={found} />
        <DecisionForm found={found} />
      </SpaceBetween>
    </Container>
  );
}
