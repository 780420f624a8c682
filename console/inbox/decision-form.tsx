import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import type { OperationsCase } from '../api/operations-api.ts';
import { Refused } from '../api/refused.ts';
import { useWords } from '../language/use-words.ts';
import { RefusalAlert } from '../refusal-alert.tsx';
import { useApi } from '../use-api.ts';
import { CaseOutcome } from './case-outcome.tsx';
import { decide, decisionOf } from './inbox.ts';
import type { Outcome } from './inbox.ts';

/** Its options as buttons. What came of the decision is shown at once; the next poll brings the same from the API. */
export function DecisionForm({ found }: { found: OperationsCase }) {
  const { texts, word } = useWords();
  const api = useApi();
  const [note, setNote] = useState('');
  const [underWay, setUnderWay] = useState<string>();
  const [outcome, setOutcome] = useState<Outcome>();
  const [refused, setRefused] = useState<Refused>();
  const choose = async (option: string) => {
    setUnderWay(option);
    setRefused(undefined);
    try {
      setOutcome(await decide(api, found.caseId, decisionOf(option, note)));
    } catch (error) {
      setRefused(error instanceof Refused ? error : new Refused(0, 'UNREADABLE', String(error)));
    } finally {
      setUnderWay(undefined);
    }
  };
  if (outcome?.kind === 'already') return <Alert type="warning">{texts.already}</Alert>;
  if (found.status !== 'OPEN') return null;
  if (outcome) return <CaseOutcome found={outcome.found} />;
  return (
    <SpaceBetween size="s">
      <RefusalAlert refused={refused} />
      <FormField label={texts.note} description={texts.noteHelp}>
        <Textarea
          value={note}
          rows={2}
          onChange={({ detail }) => setNote(detail.value.slice(0, 2000))}
        />
      </FormField>
      <div role="group" aria-label={texts.decideFor}>
        <SpaceBetween size="xs" direction="horizontal">
          {found.options.map((option) => (
            <Button
              key={option}
              variant={option === found.defaultOption ? 'primary' : 'normal'}
              loading={underWay === option}
              disabled={underWay !== undefined && underWay !== option}
              onClick={() => void choose(option)}
            >
              {word(option)}
            </Button>
          ))}
        </SpaceBetween>
      </div>
    </SpaceBetween>
  );
}
