import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { OpenCase } from '../api/operations-api.ts';
import { useWords } from '../language/use-words.ts';
import { OpenCaseSection } from './open-case.tsx';

/** What must be decided about something; opened, each is decided where it stands. */
export function OpenCases({ cases }: { cases: readonly OpenCase[] }) {
  const { texts } = useWords();
  return (
    <SpaceBetween size="s">
      <Header counter={`(${cases.length})`}>{texts.openCases}</Header>
      {cases.length === 0 && <Box color="text-body-secondary">{texts.noOpenCases}</Box>}
      {cases.map((found) => (
        <OpenCaseSection key={found.caseId} found={found} />
      ))}
    </SpaceBetween>
  );
}
