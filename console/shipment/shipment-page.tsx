import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useWords } from '../language/use-words.ts';
import { RefusalAlert } from '../refusal-alert.tsx';
import { useApi } from '../use-api.ts';
import { usePoll } from '../use-poll.ts';
import { WorkflowPanel } from '../workflow/workflow-panel.tsx';
import { HistoryTable } from './history-table.tsx';
import { LegTimeline } from './leg-timeline.tsx';
import { OpenCases } from './open-cases.tsx';
import { WaitingNow } from './waiting-now.tsx';

interface ShipmentPageProps {
  readonly tenant: string;
  readonly shipmentId: string;
}

/** One shipment: who has the ball, what must be decided, its legs, its workflow, its status log. */
export function ShipmentPage({ tenant, shipmentId }: ShipmentPageProps) {
  const { language, texts, word, time } = useWords();
  const api = useApi();
  const key = [language, tenant, shipmentId].join(' ');
  const { data: timeline, refused } = usePoll(key, () => api.timeline(tenant, shipmentId));
  if (!timeline) return refused ? <RefusalAlert refused={refused} /> : texts.loading;
  const { status, statusSince, waiting } = timeline;
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description={`${tenant} · ${word(status)} ${texts.since} ${time(statusSince)}`}
      >
        {shipmentId}
      </Header>
      <RefusalAlert refused={refused} />
      <WaitingNow waiting={waiting} />
      <OpenCases cases={timeline.openCases} />
      <LegTimeline legs={timeline.legs} milestones={timeline.milestones} />
      <WorkflowPanel waiting={waiting?.state} />
      <HistoryTable history={timeline.history} />
    </SpaceBetween>
  );
}
