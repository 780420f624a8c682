import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import type { Return } from '../api/operations-api.ts';
import { useWords } from '../language/use-words.ts';

type Unit = NonNullable<Return['inspection']>['units'][number];

/** What the desk took out of the box, unit by unit, with its checklist (M-125). */
export function FoundUnits({ found: { inspection } }: { found: Return }) {
  const { texts, word, time } = useWords();
  const units = inspection?.units ?? [];
  const arrived = inspection?.arrivedAt;
  return (
    <Table
      header={
        <Header
          counter={`(${units.length})`}
          description={arrived && `${word('ARRIVED', 'return')} ${time(arrived)}`}
        >
          {texts.units}
        </Header>
      }
      items={units}
      trackBy="eventId"
      ariaLabels={{ tableLabel: texts.units }}
      empty={<Box>{texts.nothingSeen}</Box>}
      columnDefinitions={[
        { id: 'at', header: texts.when, cell: ({ at }) => time(at) },
        { id: 'sku', header: texts.sku, isRowHeader: true, cell: ({ sku }) => sku ?? '?' },
        { id: 'quantity', header: texts.quantity, cell: ({ quantity }) => quantity },
        {
          id: 'reception',
          header: texts.reception,
          cell: ({ reception }) => word(reception, 'return'),
        },
        { id: 'checklist', header: texts.checklist, cell: (unit) => <Checklist unit={unit} /> },
        {
          id: 'fault',
          header: texts.fault,
          cell: ({ fault }) => (fault ? word(fault, 'return') : '–'),
        },
        { id: 'serial', header: texts.serial, cell: ({ serial }) => serial ?? '–' },
        { id: 'note', header: texts.note, cell: ({ note }) => note ?? '–' },
      ]}
    />
  );
}

function Checklist({ unit: { checklist } }: { unit: Unit }) {
  const { word } = useWords();
  return Object.entries(checklist).map(([name, holds]) => (
    <div key={name}>
      {holds ? '✓' : '✗'} {word(name, 'return')}
    </div>
  ));
}
