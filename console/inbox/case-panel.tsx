import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useWords } from '../language/use-words.ts';
import { RefusalAlert } from '../refusal-alert.tsx';
import { useCase } from './use-case.ts';
import { CaseDetails } from './case-details.tsx';

/** One case beside the inbox. */
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
  const { texts, word } = useWords();
  const { data: found, refused } = useCase(caseId);
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
        <CaseDetails found={found} />
      </SpaceBetween>
    </Container>
  );
}
