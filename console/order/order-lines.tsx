import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import type { Order } from '../api/operations-api.ts';
import { moneyText } from '../language/money-text.ts';
import { useWords } from '../language/use-words.ts';

export function OrderLines({ lines }: { lines: Order['lines'] }) {
  const { texts } = useWords();
  return (
    <Table
      header={<Header counter={`(${lines.length})`}>{texts.lines}</Header>}
      items={lines}
      trackBy="lineId"
      ariaLabels={{ tableLabel: texts.lines }}
      columnDefinitions={[
        { id: 'line', header: texts.line, isRowHeader: true, cell: ({ lineId }) => lineId },
        { id: 'sku', header: texts.sku, cell: ({ sku }) => sku },
        { id: 'quantity', header: texts.quantity, cell: ({ quantity }) => quantity },
        {
          id: 'price',
          header: texts.unitPrice,
          cell: ({ unitPrice }) => moneyText(unitPrice) ?? '–',
        },
      ]}
    />
  );
}
