import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { OperationsCase } from '../api/operations-api.ts';
import { useWords } from '../language/use-words.ts';
import { Countdown } from './countdown.tsx';
import { SubjectLink } from './subject-link.tsx';

export function CaseFacts({ found }: { found: OperationsCase }) {
  const { texts, word, time } = useWords();
  const { defaultOption } = found;
  return (
    <KeyValuePairs
      columns={2}
      items={[
        { label: texts.about, value: <SubjectLink found={found} /> },
        { label: texts.tenant, value: found.tenant },
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
