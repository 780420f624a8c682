import FormField from '@cloudscape-design/components/form-field';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { caseStatusSchema, caseView } from '../../functions/api/cases/contract.ts';
import type { CaseFilter } from '../api/operations-api.ts';
import { useWords } from '../language/use-words.ts';

interface CaseFiltersProps {
  readonly filter: CaseFilter;
  readonly onFilter: (filter: CaseFilter) => void;
}

const kindSchema = caseView.shape.kind;

export function CaseFilters({ filter, onFilter }: CaseFiltersProps) {
  const { texts, word } = useWords();
  const kinds = [
    { value: '', label: texts.allKinds },
    ...kindSchema.options.map((kind) => ({ value: kind, label: word(kind) })),
  ];
  return (
    <SpaceBetween size="l" direction="horizontal">
      <FormField label={texts.status}>
        <SegmentedControl
          label={texts.status}
          selectedId={filter.status}
          options={caseStatusSchema.options.map((id) => ({ id, text: word(id) }))}
          onChange={({ detail }) =>
            onFilter({ ...filter, status: caseStatusSchema.parse(detail.selectedId) })
          }
        />
      </FormField>
      <FormField label={texts.kind}>
        <Select
          options={kinds}
          selectedOption={kinds.find(({ value }) => value === (filter.kind ?? '')) ?? null}
          onChange={({ detail }) =>
            onFilter({ ...filter, kind: kindSchema.safeParse(detail.selectedOption.value).data })
          }
        />
      </FormField>
    </SpaceBetween>
  );
}
