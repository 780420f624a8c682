import Alert from '@cloudscape-design/components/alert';
import type { OperationsCase } from '../api/operations-api.ts';
import { useWords } from '../language/use-words.ts';

/** How it was settled; nothing while it is open. */
export function CaseOutcome({ found }: { found: OperationsCase }) {
  const { texts, word, time } = useWords();
  const { status, decision, closedAt, closeReason } = found;
  if (status === 'OPEN') return null;
  return (
    <Alert type={decision ? 'success' : 'info'}>
      {decision && (
        <div>
          {texts.decided} <b>{word(decision.option)}</b> · {texts.decidedBy} {decision.by} ·{' '}
          {time(decision.at)}
          {decision.note && <blockquote>{decision.note}</blockquote>}
        </div>
      )}
      {closeReason && (
        <div>
          {texts.closedBecause} {word(closeReason)} · {time(closedAt)}
        </div>
      )}
    </Alert>
  );
}
