import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import { operationsOrderView } from '../../functions/api/orders/contract.ts';
import type { Listed, OrderLine } from '../api/operations-api.ts';
import { useWords } from '../language/use-words.ts';
import { ListPages } from '../list-pages.tsx';
import { RefusalAlert } from '../refusal-alert.tsx';
import { orderLink, ordersLink } from '../route.ts';
import { SellerSelect } from '../seller-select.tsx';
import { StatusSelect } from '../status-select.tsx';
import { useApi } from '../use-api.ts';
import { useList } from '../use-list.ts';
import { useSeller } from '../use-seller.ts';

/** A seller's orders, newest first, by status and by the number that the seller or the shop gave them. */
export function OrdersPage({ tenant: named }: { tenant: string | undefined }) {
  const { texts } = useWords();
  const api = useApi();
  const { sellers, tenant, refused } = useSeller(named);
  const [reference, setReference] = useState('');
  const { filter, choose, page, ...list } = useList(tenant, api.listOrders);
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description={texts.listHelp}>
        {texts.orders}
      </Header>
      <RefusalAlert refused={refused ?? list.refused} />
      <SpaceBetween size="l" direction="horizontal">
        <SellerSelect sellers={sellers} tenant={tenant} linkTo={ordersLink} />
        <StatusSelect
          statuses={operationsOrderView.shape.status.options}
          about="order"
          status={filter.status}
          onStatus={(status) => choose({ ...filter, status })}
        />
        <FormField label={texts.reference}>
          <Input
            type="search"
            placeholder="#1001"
            value={reference}
            onChange={({ detail }) => {
              setReference(detail.value);
              if (detail.value === '') choose({ ...filter, reference: undefined });
            }}
            onKeyDown={({ detail }) => {
              if (detail.key === 'Enter') choose({ ...filter, reference: reference.trim() });
            }}
          />
        </FormField>
      </SpaceBetween>
      <OrderTable page={page} />
      <ListPages older={list.older} newest={list.newest} />
    </SpaceBetween>
  );
}

function OrderTable({ page }: { page: Listed<OrderLine> | undefined }) {
  const { texts, word, time } = useWords();
  return (
    <Table
      items={page?.data ?? []}
      trackBy="orderId"
      loading={!page}
      loadingText={texts.loading}
      ariaLabels={{ tableLabel: texts.orders }}
      empty={<Box>{texts.noOrders}</Box>}
      columnDefinitions={[
        {
          id: 'order',
          header: texts.order,
          isRowHeader: true,
          cell: ({ tenant, orderId }) => <Link href={orderLink(tenant, orderId)}>{orderId}</Link>,
        },
        { id: 'reference', header: texts.reference, cell: ({ reference }) => reference },
        {
          id: 'channel',
          header: texts.channel,
          cell: ({ channel }) => [word(channel.source, 'order'), channel.shop].join(' '),
        },
        { id: 'status', header: texts.status, cell: ({ status }) => word(status, 'order') },
        {
          id: 'holds',
          header: texts.holds,
          cell: ({ holds }) => holds.map(({ reason }) => word(reason, 'order')).join(', ') || '–',
        },
        { id: 'at', header: texts.placed, cell: ({ createdAt }) => time(createdAt) },
      ]}
    />
  );
}
