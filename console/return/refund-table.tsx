import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import type { Return } from '../api/operations-api.ts';
import { useWords } from '../language/use-words.ts';

/** What the shop or the seller was told to give back. */
export function RefundTable({ refunds }: { refunds: Return['refunds'] }) {
  const { texts, word, time } = useWords();
  return (
    <Table
      header={<Header counter={`(${refunds.length})`}>{texts.refunds}</Header>}
      items={refunds}
      trackBy="refundId"
      ariaLabels={{ tableLabel: texts.refunds }}
      empty={<Box>{texts.noRefunds}</Box>}
      columnDefinitions={[
        { id: 'at', header: texts.when, cell: ({ at }) => time(at) },
        {
          id: 'amount',
          header: texts.amount,
          isRowHeader: true,
          cell: ({ amount: { amount, currency } }) => `${amount} ${currency}`,
        },
        { id: 'reason', header: texts.reason, cell: ({ reason }) => word(reason, 'return') },
        { id: 'id', header: texts.reference, cell: ({ refundId }) => refundId },
      ]}
    />
  );
}
