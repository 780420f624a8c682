import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { OpenCases } from '../inbox/open-cases.tsx';
import { useWords } from '../language/use-words.ts';
import { RefusalAlert } from '../refusal-alert.tsx';
import { useApi } from '../use-api.ts';
import { usePoll } from '../use-poll.ts';
import { WaitingNow } from '../waiting-now.tsx';
import { returnEnd } from '../workflow/ended-in.ts';
import { WorkflowPanel } from '../workflow/workflow-panel.tsx';
import { RETURN_GRAPH } from '../workflow/workflows.ts';
import { DispositionTable } from './disposition-table.tsx';
import { FoundUnits } from './found-units.tsx';
import { ReturnFacts } from './return-facts.tsx';
import { ReturnFiles } from './return-files.tsx';
import { ReturnLines } from './return-lines.tsx';
import { ReturnTimelineTable } from './return-timeline.tsx';
import { RefundTable } from './refund-table.tsx';
import { TriageSums } from './triage-sums.tsx';
import { WorkTable } from './work-table.tsx';

interface ReturnPageProps {
  readonly tenant: string;
  readonly id: string;
}

/** One return: whose turn it is, what must be decided, the sums, what was found, what becomes of it, the money, its story. */
export function ReturnPage({ tenant, id }: ReturnPageProps) {
  const { language, texts, word, time } = useWords();
  const api = useApi();
  const { data, refused } = usePoll([language, tenant, id].join(' '), () =>
    Promise.all([
      api.readReturn(tenant, id),
      api.returnTimeline(tenant, id),
      api.returnPhotos(tenant, id),
    ]),
  );
  if (!data) return refused ? <RefusalAlert refused={refused} /> : texts.loading;
  const [found, timeline, photos] = data;
  const { status, statusSince, waiting } = found;
  const standing = `${word(status, 'return')} ${texts.since} ${time(statusSince)}`;
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description={`${tenant} · ${word(found.kind, 'return')} · ${standing}`}>
        {id}
      </Header>
      <RefusalAlert refused={refused} />
      <WaitingNow waiting={waiting} about="return" otherwise={texts.orderNothingWaits} />
      <OpenCases cases={timeline.openCases} />
      <ReturnFacts found={found} />
      <ReturnLines lines={found.lines} />
      <TriageSums found={found} />
      <FoundUnits found={found} />
      <DispositionTable graded={found.graded} />
      <WorkTable found={found} />
      <RefundTable found={found} />
      <ReturnFiles photos={photos} documents={found.documents ?? []} />
      <WorkflowPanel
        parts={[
          {
            id,
            label: texts.return,
            graph: RETURN_GRAPH,
            stands: returnEnd(found) ?? waiting?.state,
            isOver: found.closedAt !== undefined,
          },
        ]}
      />
      <ReturnTimelineTable entries={timeline.entries} />
    </SpaceBetween>
  );
}
