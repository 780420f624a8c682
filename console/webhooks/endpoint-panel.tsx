import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Endpoint } from '../api/operations-api.ts';
import { useWords } from '../language/use-words.ts';
import { DeliveryTable } from './delivery-table.tsx';

interface EndpointPanelProps {
  readonly tenant: string;
  readonly endpoint: Endpoint;
}

/** One endpoint: what it hears of, whether it answers, and its last deliveries. */
export function EndpointPanel({ tenant, endpoint }: EndpointPanelProps) {
  const { texts, time } = useWords();
  const { endpointId, url, description, topics, failingSince, createdAt } = endpoint;
  return (
    <Container header={<Header description={description ?? endpointId}>{url}</Header>}>
      <SpaceBetween size="l">
        <KeyValuePairs
          columns={4}
          items={[
            { label: texts.status, value: <EndpointStatus endpoint={endpoint} /> },
            {
              label: texts.topics,
              value: topics.map((topic) => (topic === '*' ? texts.allTopics : topic)).join(', '),
            },
            { label: texts.opened, value: time(createdAt) },
            { label: texts.failingSince, value: failingSince ? time(failingSince) : '–' },
          ]}
        />
        <DeliveryTable tenant={tenant} endpointId={endpointId} />
      </SpaceBetween>
    </Container>
  );
}

function EndpointStatus({ endpoint }: { endpoint: Endpoint }) {
  const { word, time } = useWords();
  const { status, disabled, failingSince } = endpoint;
  const isWell = status === 'ENABLED' && failingSince === undefined;
  return (
    <StatusIndicator type={isWell ? 'success' : disabled ? 'stopped' : 'warning'}>
      {word(status, 'webhook')}
      {disabled && ` · ${word(disabled.reason, 'webhook')} · ${time(disabled.at)}`}
    </StatusIndicator>
  );
}
