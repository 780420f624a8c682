import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import type { Return } from '../api/operations-api.ts';
import { moneyText } from '../language/money-text.ts';
import { useWords } from '../language/use-words.ts';

/** What the buyer says comes back, and why. */
export function ReturnLines({ lines }: { lines: Return['lines'] }) {
  const { texts, word } = useWords();
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
          id: 'reason',
          header: texts.reason,
          cell: ({ reason, note }) =>
            [reason && word(reason, 'return'), note].filter(Boolean).join(': ') || '–',
        },
        {
          id: 'price',
          header: texts.unitPrice,
          cell: ({ unitPrice }) => moneyText(unitPrice) ?? '–',
        },
        {
          id: 'serial',
          header: texts.serial,
          cell: ({ serials = [] }) => serials.join(', ') || '–',
        },
      ]}
    />
  );
}
