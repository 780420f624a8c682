import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { OpenCases } from '../inbox/open-cases.tsx';
import { useWords } from '../language/use-words.ts';
import { RefusalAlert } from '../refusal-alert.tsx';
import { useApi } from '../use-api.ts';
import { usePoll } from '../use-poll.ts';
import { fulfilmentEnd } from '../workflow/ended-in.ts';
import { WorkflowPanel } from '../workflow/workflow-panel.tsx';
import { ORDER_GRAPH } from '../workflow/workflows.ts';
import { FulfilmentPanel } from './fulfilment-panel.tsx';
import { FulfilmentsWaiting } from './fulfilments-waiting.tsx';
import { OrderFacts } from './order-facts.tsx';
import { OrderHolds } from './order-holds.tsx';
import { OrderLines } from './order-lines.tsx';
import { OrderTimelineTable } from './order-timeline.tsx';

interface OrderPageProps {
  readonly tenant: string;
  readonly id: string;
}

/** One order: what holds it, what must be decided, its lines, each part of it with its parcel and workflow, its story. */
export function OrderPage({ tenant, id }: OrderPageProps) {
  const { language, texts, word } = useWords();
  const api = useApi();
  const { data, refused } = usePoll([language, tenant, id].join(' '), () =>
    Promise.all([api.readOrder(tenant, id), api.orderTimeline(tenant, id)]),
  );
  if (!data) return refused ? <RefusalAlert refused={refused} /> : texts.loading;
  const [order, timeline] = data;
  const { fulfilments } = order;
  // What holds an order that is over holds it no more.
  const isOver = fulfilments.length > 0 && fulfilments.every(({ closedAt }) => closedAt);
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description={`${tenant} · ${order.reference} · ${word(order.status, 'order')}`}
      >
        {id}
      </Header>
      <RefusalAlert refused={refused} />
      {!isOver && <OrderHolds holds={order.holds} />}
      <FulfilmentsWaiting fulfilments={fulfilments} />
      <OpenCases cases={timeline.openCases} />
      <OrderFacts order={order} />
      <OrderLines lines={order.lines} />
      {fulfilments.length === 0 && (
        <Header description={texts.notPlanned}>{texts.fulfilment}</Header>
      )}
      {fulfilments.map((fulfilment) => (
        <FulfilmentPanel key={fulfilment.n} fulfilment={fulfilment} />
      ))}
      <WorkflowPanel
        parts={fulfilments.map((fulfilment) => ({
          id: String(fulfilment.n),
          label: `${texts.fulfilment} ${fulfilment.n}`,
          graph: ORDER_GRAPH,
          stands: fulfilmentEnd(fulfilment) ?? fulfilment.waiting?.state,
          isOver: fulfilment.closedAt !== undefined,
        }))}
      />
      <OrderTimelineTable entries={timeline.entries} />
    </SpaceBetween>
  );
}
