import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { returnView } from '../../functions/api/returns/contract.ts';
import type { Listed, ReturnLine } from '../api/operations-api.ts';
import { useWords } from '../language/use-words.ts';
import { ListPages } from '../list-pages.tsx';
import { RefusalAlert } from '../refusal-alert.tsx';
import { orderLink, returnLink, returnsLink } from '../route.ts';
import { SellerSelect } from '../seller-select.tsx';
import { StatusSelect } from '../status-select.tsx';
import { useApi } from '../use-api.ts';
import { useList } from '../use-list.ts';
import { useSeller } from '../use-seller.ts';

/** A seller's returns, newest first, by status. */
export function ReturnsPage({ tenant: named }: { tenant: string | undefined }) {
  const { texts } = useWords();
  const api = useApi();
  const { sellers, tenant, refused } = useSeller(named);
  const { filter, choose, page, ...list } = useList(tenant, api.listReturns);
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description={texts.listHelp}>
        {texts.returns}
      </Header>
      <RefusalAlert refused={refused ?? list.refused} />
      <SpaceBetween size="l" direction="horizontal">
        <SellerSelect sellers={sellers} tenant={tenant} linkTo={returnsLink} />
        <StatusSelect
          statuses={returnView.shape.status.options}
          about="return"
          status={filter.status}
          onStatus={(status) => choose({ status })}
        />
      </SpaceBetween>
      <ReturnTable page={page} />
      <ListPages older={list.older} newest={list.newest} />
    </SpaceBetween>
  );
}

function ReturnTable({ page }: { page: Listed<ReturnLine> | undefined }) {
  const { texts, word, time } = useWords();
  return (
    <Table
      items={page?.data ?? []}
      trackBy="returnId"
      loading={!page}
      loadingText={texts.loading}
      ariaLabels={{ tableLabel: texts.returns }}
      empty={<Box>{texts.noReturns}</Box>}
      columnDefinitions={[
        {
          id: 'return',
          header: texts.return,
          isRowHeader: true,
          cell: ({ tenant, returnId }) => (
            <Link href={returnLink(tenant, returnId)}>{returnId}</Link>
          ),
        },
        { id: 'kind', header: texts.kind, cell: ({ kind }) => word(kind, 'return') },
        { id: 'status', header: texts.status, cell: ({ status }) => word(status, 'return') },
        {
          id: 'order',
          header: texts.order,
          cell: ({ tenant, orderId, orderReference }) =>
            orderId ? (
              <Link href={orderLink(tenant, orderId)}>{orderReference ?? orderId}</Link>
            ) : (
              (orderReference ?? '–')
            ),
        },
        {
          id: 'lines',
          header: texts.lines,
          cell: ({ lines }) => lines.map(({ sku, quantity }) => `${quantity} × ${sku}`).join(', '),
        },
        { id: 'at', header: texts.opened, cell: ({ createdAt }) => time(createdAt) },
      ]}
    />
  );
}
