import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useEffect } from 'react';
import type { Hit } from '../api/operations-api.ts';
import { useWords } from '../language/use-words.ts';
import { RefusalAlert } from '../refusal-alert.tsx';
import { caseLink, entityLink } from '../route.ts';
import { useApi } from '../use-api.ts';
import { usePoll } from '../use-poll.ts';

/** What a text means. Only one thing: its page opens by itself, and going back leads past this one. */
export function SearchPage({ text }: { text: string }) {
  const { texts, word } = useWords();
  const api = useApi();
  const { data: found, refused } = usePoll(text, () => api.search(text), 'once');
  const [only, another] = found?.data ?? [];
  const straight = only && !another ? linkOf(only) : undefined;
  useEffect(() => {
    if (straight !== undefined) location.replace(straight);
  }, [straight]);
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description={text}>
        {texts.found}
      </Header>
      <RefusalAlert refused={refused} />
      <Table
        items={found?.data ?? []}
        trackBy={({ tenant, id }) => `${tenant} ${id}`}
        loading={!found && !refused}
        loadingText={texts.loading}
        ariaLabels={{ tableLabel: texts.found }}
        empty={<FoundNothing />}
        columnDefinitions={[
          { id: 'kind', header: texts.kind, cell: ({ kind }) => word(kind, 'search') },
          {
            id: 'id',
            header: texts.reference,
            isRowHeader: true,
            cell: (hit) => <Linked hit={hit} />,
          },
          { id: 'tenant', header: texts.tenant, cell: ({ tenant }) => tenant },
          { id: 'by', header: texts.foundAs, cell: ({ by }) => word(by, 'search') },
        ]}
      />
    </SpaceBetween>
  );
}

function FoundNothing() {
  const { texts } = useWords();
  return (
    <Box>
      <div>{texts.foundNothing}</div>
      <div>{texts.searchShopHint}</div>
    </Box>
  );
}

function Linked({ hit }: { hit: Hit }) {
  const href = linkOf(hit);
  return href === undefined ? hit.id : <Link href={href}>{hit.id}</Link>;
}

const linkOf = ({ kind, tenant, id }: Hit) =>
  kind === 'CASE' ? caseLink(id) : entityLink(tenant, id);
