import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useWords } from './language/use-words.ts';
import type { Seller } from './use-seller.ts';

interface SellerSelectProps {
  readonly sellers: readonly Seller[];
  readonly tenant: string | undefined;
  /** Where the page of a seller is. */
  readonly linkTo: (tenant: string) => string;
}

/** Orders, returns and endpoints are kept by seller: whose are shown is part of the address. */
export function SellerSelect({ sellers, tenant, linkTo }: SellerSelectProps) {
  const { language, texts } = useWords();
  const options = sellers.map((seller) => ({
    value: seller.tenant,
    label: language === 'zh-CN' ? seller.nameZh : seller.name,
    description: seller.tenant,
  }));
  return (
    <FormField label={texts.tenant}>
      <Select
        filteringType="auto"
        options={options}
        selectedOption={options.find(({ value }) => value === tenant) ?? null}
        onChange={({ detail: { selectedOption } }) => {
          if (selectedOption.value !== undefined) location.hash = linkTo(selectedOption.value);
        }}
      />
    </FormField>
  );
}
