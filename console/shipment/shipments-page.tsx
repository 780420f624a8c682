import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { shipmentView } from '../../functions/api/shipments/contract.ts';
import type { Listed, ShipmentLine } from '../api/operations-api.ts';
import { useWords } from '../language/use-words.ts';
import { ListPages } from '../list-pages.tsx';
import { RefusalAlert } from '../refusal-alert.tsx';
import { shipmentLink, shipmentsLink } from '../route.ts';
import { SellerSelect } from '../seller-select.tsx';
import { StatusSelect } from '../status-select.tsx';
import { useApi } from '../use-api.ts';
import { useList } from '../use-list.ts';
import { useSeller } from '../use-seller.ts';

/** A seller's shipments, newest first, by status. */
export function ShipmentsPage({ tenant: named }: { tenant: string | undefined }) {
  const { texts } = useWords();
  const api = useApi();
  const { sellers, tenant, refused } = useSeller(named);
  const { filter, choose, page, ...list } = useList(tenant, api.listShipments);
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description={texts.listHelp}>
        {texts.shipments}
      </Header>
      <RefusalAlert refused={refused ?? list.refused} />
      <SpaceBetween size="l" direction="horizontal">
        <SellerSelect sellers={sellers} tenant={tenant} linkTo={shipmentsLink} />
        <StatusSelect
          statuses={shipmentView.shape.status.options}
          about="shipment"
          status={filter.status}
          onStatus={(status) => choose({ status })}
        />
      </SpaceBetween>
      <ShipmentTable page={page} />
      <ListPages older={list.older} newest={list.newest} />
    </SpaceBetween>
  );
}

function ShipmentTable({ page }: { page: Listed<ShipmentLine> | undefined }) {
  const { texts, word, time } = useWords();
  return (
    <Table
      items={page?.data ?? []}
      trackBy="shipmentId"
      loading={!page}
      loadingText={texts.loading}
      ariaLabels={{ tableLabel: texts.shipments }}
      empty={<Box>{texts.noShipments}</Box>}
      columnDefinitions={[
        {
          id: 'shipment',
          header: texts.shipment,
          isRowHeader: true,
          cell: ({ tenant, shipmentId }) => (
            <Link href={shipmentLink(tenant, shipmentId)}>{shipmentId}</Link>
          ),
        },
        { id: 'reference', header: texts.reference, cell: ({ reference }) => reference ?? '–' },
        { id: 'status', header: texts.status, cell: ({ status }) => word(status) },
        { id: 'po', header: texts.po, cell: ({ poNumbers }) => poNumbers.join(', ') || '–' },
        { id: 'at', header: texts.opened, cell: ({ createdAt }) => time(createdAt) },
      ]}
    />
  );
}
