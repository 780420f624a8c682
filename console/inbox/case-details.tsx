import SpaceBetween from '@cloudscape-design/components/space-between';
import type { OperationsCase } from '../api/operations-api.ts';
import { CaseFacts } from './case-facts.tsx';
import { CaseOutcome } from './case-outcome.tsx';
import { DecisionForm } from './decision-form.tsx';
import { EvidenceList } from './evidence-list.tsx';

/** What a case is about, what speaks for what, and the decision. */
export function CaseDetails({ found }: { found: OperationsCase }) {
  return (
    <SpaceBetween size="l">
      <CaseFacts found={found} />
      <EvidenceList evidence={found.evidence} />
      <CaseOutcome found={found} />
      <DecisionForm found={found} />
    </SpaceBetween>
  );
}
