import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import type { Delivery } from '../api/operations-api.ts';
import { useWords } from '../language/use-words.ts';
import { ListPages } from '../list-pages.tsx';
import { RefusalAlert } from '../refusal-alert.tsx';
import { useApi } from '../use-api.ts';
import { usePages } from '../use-pages.ts';
import { ReplayButton } from './replay-button.tsx';

interface DeliveryTableProps {
  readonly tenant: string;
  readonly endpointId: string;
}

/** What was posted to an endpoint, newest first, with what it answered last. */
export function DeliveryTable({ tenant, endpointId }: DeliveryTableProps) {
  const { texts, time } = useWords();
  const api = useApi();
  const key = [tenant, endpointId].join(' ');
  const { page, refused, ...pages } = usePages(key, (cursor) =>
    api.listDeliveries(tenant, endpointId, cursor),
  );
  return (
    <SpaceBetween size="s">
      <RefusalAlert refused={refused} />
      <Table
        header={<Header variant="h3">{texts.deliveries}</Header>}
        variant="embedded"
        items={page?.data ?? []}
        trackBy="deliveryId"
        loading={!page && !refused}
        loadingText={texts.loading}
        ariaLabels={{ tableLabel: texts.deliveries }}
        empty={<Box>{texts.noDeliveries}</Box>}
        footer={<ListPages {...pages} />}
        columnDefinitions={[
          { id: 'at', header: texts.when, cell: ({ createdAt }) => time(createdAt) },
          {
            id: 'type',
            header: texts.kind,
            isRowHeader: true,
            cell: ({ type, payload }) => (
              <details>
                <summary>{type}</summary>
                <pre>{payload}</pre>
              </details>
            ),
          },
          {
            id: 'status',
            header: texts.status,
            cell: (delivery) => <DeliveryStatus delivery={delivery} />,
          },
          { id: 'last', header: texts.lastTry, cell: ({ attempts }) => lastOf(attempts) },
          { id: 'next', header: texts.nextTry, cell: ({ nextTryAt }) => time(nextTryAt) },
          {
            id: 'again',
            header: texts.postAgain,
            cell: ({ deliveryId }) => <ReplayButton tenant={tenant} deliveryId={deliveryId} />,
          },
        ]}
      />
    </SpaceBetween>
  );
}

const LOOKS: Readonly<Record<Delivery['status'], StatusIndicatorProps.Type>> = {
  PENDING: 'in-progress',
  DELIVERED: 'success',
  FAILED: 'error',
};

function DeliveryStatus({ delivery: { status, failure, tries } }: { delivery: Delivery }) {
  const { texts, word } = useWords();
  return (
    <StatusIndicator type={LOOKS[status]}>
      {word(status, 'webhook')}
      {failure && ` · ${word(failure, 'webhook')}`} · {texts.tries} {tries}
    </StatusIndicator>
  );
}

/** What was answered, or why nothing was. */
function lastOf(attempts: Delivery['attempts']): string {
  const last = attempts.at(-1);
  if (!last) return '–';
  return [last.responseCode ?? last.error, `${last.latencyMs} ms`, last.body]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ');
}
