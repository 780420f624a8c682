import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import type { Return } from '../api/operations-api.ts';
import { moneyText } from '../language/money-text.ts';
import { useWords } from '../language/use-words.ts';

/** Units found in one state, what becomes of them, and the sums that say so. */
export function DispositionTable({ graded }: { graded: Return['graded'] }) {
  const { texts, word } = useWords();
  return (
    <Table
      header={<Header counter={`(${graded.length})`}>{texts.dispositions}</Header>}
      items={graded}
      trackBy="groupId"
      ariaLabels={{ tableLabel: texts.dispositions }}
      empty={<Box>{texts.notGraded}</Box>}
      columnDefinitions={[
        { id: 'sku', header: texts.sku, isRowHeader: true, cell: ({ sku }) => sku ?? '?' },
        { id: 'quantity', header: texts.quantity, cell: ({ quantity }) => quantity },
        { id: 'grade', header: texts.grade, cell: ({ grade }) => word(grade, 'return') },
        { id: 'fault', header: texts.fault, cell: ({ fault }) => word(fault, 'return') },
        {
          id: 'disposition',
          header: texts.disposition,
          cell: ({ disposition }) => (disposition ? word(disposition, 'return') : '–'),
        },
        { id: 'why', header: texts.because, cell: ({ why }) => <Why why={why} /> },
        {
          id: 'recovery',
          header: texts.recovery,
          cell: ({ recovery }) => moneyText(recovery) ?? '–',
        },
      ]}
    />
  );
}

/** `RESTOCK 39.40`: a code, and what it brings. */
function Why({ why }: { why: readonly string[] }) {
  const { word } = useWords();
  return why.map((each) => {
    const [code = each, ...sums] = each.split(' ');
    return <div key={each}>{[word(code, 'return'), ...sums].join(' ')}</div>;
  });
}
