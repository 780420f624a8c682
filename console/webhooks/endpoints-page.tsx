import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useWords } from '../language/use-words.ts';
import { RefusalAlert } from '../refusal-alert.tsx';
import { endpointsLink } from '../route.ts';
import { SellerSelect } from '../seller-select.tsx';
import { useApi } from '../use-api.ts';
import { usePoll } from '../use-poll.ts';
import { useSeller } from '../use-seller.ts';
import { EndpointPanel } from './endpoint-panel.tsx';

/** Where a seller's own system hears of things, and what came of it. */
export function EndpointsPage({ tenant: named }: { tenant: string | undefined }) {
  const { texts } = useWords();
  const { sellers, tenant, refused } = useSeller(named);
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description={texts.endpointsHelp}>
        {texts.endpoints}
      </Header>
      <RefusalAlert refused={refused} />
      <SpaceBetween size="l" direction="horizontal">
        <SellerSelect sellers={sellers} tenant={tenant} linkTo={endpointsLink} />
      </SpaceBetween>
      {tenant !== undefined && <EndpointsOf tenant={tenant} />}
    </SpaceBetween>
  );
}

function EndpointsOf({ tenant }: { tenant: string }) {
  const { texts } = useWords();
  const api = useApi();
  const { data: found, refused } = usePoll(tenant, () => api.listEndpoints(tenant));
  if (!found) return refused ? <RefusalAlert refused={refused} /> : texts.loading;
  if (found.data.length === 0) return <Box color="text-body-secondary">{texts.noEndpoints}</Box>;
  return (
    <SpaceBetween size="l">
      <RefusalAlert refused={refused} />
      {found.data.map((endpoint) => (
        <EndpointPanel key={endpoint.endpointId} tenant={tenant} endpoint={endpoint} />
      ))}
    </SpaceBetween>
  );
}
