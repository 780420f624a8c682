import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useWords } from '../language/use-words.ts';
import { ListPages } from '../list-pages.tsx';
import { RefusalAlert } from '../refusal-alert.tsx';
import { orderLink } from '../route.ts';
import { useApi } from '../use-api.ts';
import { usePages } from '../use-pages.ts';

/** Every mail to a buyer, newest first, with what the mail service said of it. */
export function OutboxPage() {
  const { texts, word, time } = useWords();
  const api = useApi();
  const { page, refused, ...pages } = usePages('outbox', api.listOutbox);
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description={texts.outboxHelp}>
        {texts.outbox}
      </Header>
      <RefusalAlert refused={refused} />
      <Table
        items={page?.data ?? []}
        trackBy={({ orderId, mailId }) => `${orderId} ${mailId}`}
        loading={!page}
        loadingText={texts.loading}
        ariaLabels={{ tableLabel: texts.outbox }}
        empty={<Box>{texts.noMails}</Box>}
        footer={<ListPages {...pages} />}
        columnDefinitions={[
          { id: 'at', header: texts.when, cell: ({ claimedAt }) => time(claimedAt) },
          { id: 'kind', header: texts.kind, cell: ({ kind }) => word(kind, 'mail') },
          { id: 'subject', header: texts.subject, isRowHeader: true, cell: (mail) => mail.subject },
          { id: 'to', header: texts.recipient, cell: ({ to }) => to },
          {
            id: 'order',
            header: texts.order,
            cell: ({ tenant, orderId }) => (
              <Link href={orderLink(tenant, orderId)}>…{orderId.slice(-8)}</Link>
            ),
          },
          { id: 'tenant', header: texts.tenant, cell: ({ tenant }) => tenant },
          {
            id: 'status',
            header: texts.status,
            cell: ({ status, refusal, tries }) =>
              [word(status, 'mail'), tries > 1 && `${texts.tries} ${tries}`, refusal]
                .filter(Boolean)
                .join(' · '),
          },
        ]}
      />
    </SpaceBetween>
  );
}
