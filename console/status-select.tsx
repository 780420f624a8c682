import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useWords } from './language/use-words.ts';
import type { About } from './language/words.ts';

interface StatusSelectProps {
  readonly statuses: readonly string[];
  readonly about: About;
  readonly status: string | undefined;
  readonly onStatus: (status: string | undefined) => void;
}

export function StatusSelect({ statuses, about, status, onStatus }: StatusSelectProps) {
  const { texts, word } = useWords();
  const options = [
    { value: '', label: texts.anyStatus },
    ...statuses.map((value) => ({ value, label: word(value, about) })),
  ];
  return (
    <FormField label={texts.status}>
      <Select
        options={options}
        selectedOption={options.find(({ value }) => value === (status ?? '')) ?? null}
        onChange={({ detail: { selectedOption } }) => onStatus(selectedOption.value || undefined)}
      />
    </FormField>
  );
}
