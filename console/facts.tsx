import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { ReactNode } from 'react';

interface FactsProps {
  readonly columns: number;
  /** A name and what is known; of what nothing is known (undefined) nothing is shown. */
  readonly facts: readonly (readonly [name: string, value: ReactNode])[];
}

export function Facts({ columns, facts }: FactsProps) {
  const known = facts.filter(([, value]) => value !== undefined);
  return (
    <KeyValuePairs columns={columns} items={known.map(([label, value]) => ({ label, value }))} />
  );
}
