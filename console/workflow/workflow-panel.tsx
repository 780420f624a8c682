import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Tabs from '@cloudscape-design/components/tabs';
import { useState } from 'react';
import { useWords } from '../language/use-words.ts';
import { WorkflowDrawing } from './workflow-drawing.tsx';
import { workflowOf, WORKFLOWS } from './workflows.ts';

/** The workflow as it runs, opened at the part that waits until the reader chooses another. */
export function WorkflowPanel({ waiting }: { waiting: string | undefined }) {
  const { texts, word } = useWords();
  const [chosen, setChosen] = useState<string>();
  const waitingIn = waiting === undefined ? undefined : workflowOf(waiting);
  return (
    <Container header={<Header>{texts.workflow}</Header>}>
      <Tabs
        ariaLabel={texts.workflow}
        activeTabId={chosen ?? workflowOf(waiting)}
        onChange={({ detail }) => setChosen(detail.activeTabId)}
        tabs={WORKFLOWS.map(({ name, graph }) => ({
          id: name,
          label: name === waitingIn ? `● ${word(name)}` : word(name),
          content: <WorkflowDrawing graph={graph} waiting={waiting} label={word(name)} />,
        }))}
      />
    </Container>
  );
}
