import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useWords } from '../language/use-words.ts';
import { OpenCases } from '../inbox/open-cases.tsx';
import { RefusalAlert } from '../refusal-alert.tsx';
import { useApi } from '../use-api.ts';
import { usePoll } from '../use-poll.ts';
import { WaitingNow } from '../waiting-now.tsx';
import { WorkflowPanel } from '../workflow/workflow-panel.tsx';
import { SHIPMENT_WORKFLOWS } from '../workflow/workflows.ts';
import { HistoryTable } from './history-table.tsx';
import { LegTimeline } from './leg-timeline.tsx';

interface ShipmentPageProps {
  readonly tenant: string;
  readonly id: string;
}

/** One shipment: who has the ball, what must be decided, its legs, its workflow, its status log. */
export function ShipmentPage({ tenant, id }: ShipmentPageProps) {
  const { language, texts, word, time } = useWords();
  const api = useApi();
  const key = [language, tenant, id].join(' ');
  const { data: timeline, refused } = usePoll(key, () => api.timeline(tenant, id));
  if (!timeline) return refused ? <RefusalAlert refused={refused} /> : texts.loading;
  const { status, statusSince, waiting } = timeline;
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description={`${tenant} · ${word(status)} ${texts.since} ${time(statusSince)}`}
      >
        {id}
      </Header>
      <RefusalAlert refused={refused} />
      <WaitingNow waiting={waiting} about="shipment" otherwise={texts.nothingWaits} />
      <OpenCases cases={timeline.openCases} />
      <LegTimeline legs={timeline.legs} milestones={timeline.milestones} />
      <WorkflowPanel
        parts={SHIPMENT_WORKFLOWS.map(({ name, graph }) => ({
          id: name,
          label: word(name),
          graph,
          stands: waiting?.state,
          isOver: false,
        }))}
      />
      <HistoryTable history={timeline.history} />
    </SpaceBetween>
  );
}
