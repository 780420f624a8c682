import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Tabs from '@cloudscape-design/components/tabs';
import { useState } from 'react';
import { useWords } from '../language/use-words.ts';
import { WorkflowDrawing } from './workflow-drawing.tsx';
import type { WorkflowGraph } from './workflow-graph.ts';

export interface WorkflowPart {
  readonly id: string;
  readonly label: string;
  readonly graph: WorkflowGraph;
  /** The state in which it waits or has ended; undefined for one that is at work, or elsewhere. */
  readonly stands: string | undefined;
  readonly isOver: boolean;
}

/** The workflows as they run, opened at the first that waits, else that ended, until the reader chooses another. */
export function WorkflowPanel({ parts }: { parts: readonly WorkflowPart[] }) {
  const { texts } = useWords();
  const [chosen, setChosen] = useState<string>();
  const standing = parts.filter(({ graph, stands }) => has(graph, stands));
  const opened = standing.find(({ isOver }) => !isOver) ?? standing[0] ?? parts[0];
  return (
    <Container header={<Header>{texts.workflow}</Header>}>
      {parts.length === 0 && <Box color="text-body-secondary">{texts.noWorkflow}</Box>}
      <Tabs
        ariaLabel={texts.workflow}
        activeTabId={chosen ?? opened?.id ?? ''}
        onChange={({ detail }) => setChosen(detail.activeTabId)}
        tabs={parts.map((part) => ({
          id: part.id,
          label: standing.includes(part) ? `● ${part.label}` : part.label,
          content: <WorkflowDrawing graph={part.graph} stands={part.stands} label={part.label} />,
        }))}
      />
    </Container>
  );
}

const has = ({ states }: WorkflowGraph, stands: string | undefined) =>
  states.some(({ name }) => name === stands);
