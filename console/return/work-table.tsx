import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import type { Return } from '../api/operations-api.ts';
import { useWords } from '../language/use-words.ts';

type Work = Return['works'][number];

/** What the desk was asked to do, and whether it did; nothing before that. */
export function WorkTable({ found: { works, inspection } }: { found: Return }) {
  const { texts, word, time } = useWords();
  if (works.length === 0) return null;
  const worked = inspection?.worked ?? {};
  return (
    <Table
      header={<Header counter={`(${works.length})`}>{texts.works}</Header>}
      items={works}
      trackBy="workId"
      ariaLabels={{ tableLabel: texts.works }}
      columnDefinitions={[
        { id: 'work', header: texts.reference, isRowHeader: true, cell: ({ workId }) => workId },
        {
          id: 'disposition',
          header: texts.disposition,
          cell: ({ disposition }) => word(disposition, 'return'),
        },
        { id: 'units', header: texts.lines, cell: ({ sku, quantity }) => `${quantity} × ${sku}` },
        { id: 'ordered', header: texts.ordered, cell: ({ orderedAt }) => time(orderedAt) },
        { id: 'done', header: texts.done, cell: ({ workId }) => time(worked[workId]?.at) },
        { id: 'proof', header: texts.proof, cell: (work) => <Proof work={work} /> },
      ]}
    />
  );
}

function Proof({ work: { needsProof, proofAt } }: { work: Work }) {
  const { texts, time } = useWords();
  if (proofAt !== undefined) return time(proofAt);
  return needsProof ? texts.proofMissing : '–';
}
