import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import type { Return } from '../api/operations-api.ts';
import { moneyText } from '../language/money-text.ts';
import { useWords } from '../language/use-words.ts';

/** What the buyer gets back, and whether and by whom it was paid. */
export function RefundTable({ found: { refunds, payments = [] } }: { found: Return }) {
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
          cell: ({ amount }) => moneyText(amount),
        },
        { id: 'reason', header: texts.reason, cell: ({ reason }) => word(reason, 'refund') },
        {
          id: 'paid',
          header: texts.paid,
          cell: ({ refundId }) => (
            <Paid payment={payments.find((payment) => payment.refundId === refundId)} />
          ),
        },
        { id: 'id', header: texts.reference, cell: ({ refundId }) => refundId },
      ]}
    />
  );
}

type Payment = NonNullable<Return['payments']>[number];

/** Nobody tried yet, or the seller pays by itself: nothing is known. */
function Paid({ payment }: { payment: Payment | undefined }) {
  const { word, time } = useWords();
  if (!payment) return '–';
  const { status, by, paidAt, externalRefundId } = payment;
  const told = [word(status, 'refund'), by && word(by, 'refund'), paidAt && time(paidAt)];
  return [...told, externalRefundId].filter(Boolean).join(' · ');
}
