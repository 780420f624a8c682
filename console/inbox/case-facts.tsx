import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import type { OperationsCase } from '../api/operations-api.ts';
import { useWords } from '../language/use-words.ts';
import { shipmentLink } from '../route.ts';
import { Countdown } from './countdown.tsx';

export function CaseFacts({ found }: { found: OperationsCase }) {
  const { texts, word, time } = useWords();
  const { tenant, shipmentId, defaultOption } = found;
  return (
    <KeyValuePairs
      columns={2}
      items={[
        {
          label: texts.shipment,
          value: shipmentId ? (
            <Link href={shipmentLink(tenant, shipmentId)}>{shipmentId}</Link>
          ) : (
            '–'
          ),
        },
        { label: texts.tenant, value: tenant },
        { label: texts.responsible, value: word(found.responsible) },
        { label: texts.audience, value: word(found.audience) },
        { label: texts.opened, value: time(found.openedAt) },
        {
          label: texts.deadline,
          value: (
            <>
              {time(found.deadlineAt)}{' '}
              {found.status === 'OPEN' && <Countdown deadlineAt={found.deadlineAt} />}
            </>
          ),
        },
        {
          label: texts.byDefault,
          value: defaultOption === null ? texts.staysOpen : word(defaultOption),
        },
        { label: texts.status, value: word(found.status) },
      ]}
    />
  );
}
