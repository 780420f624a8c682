import Alert from '@cloudscape-design/components/alert';
import type { Refused } from './api/refused.ts';
import { useWords } from './language/use-words.ts';

/** Nothing while all is well. */
export function RefusalAlert({ refused }: { refused: Refused | undefined }) {
  const { texts } = useWords();
  if (!refused) return null;
  if (refused.isSignedOut) return <Alert type="error">{texts.tokenRefused}</Alert>;
  const text = refused.status === 0 ? texts.unreachable : texts.failed;
  return (
    <Alert type={refused.status === 0 ? 'warning' : 'error'}>
      {text} {refused.message}
    </Alert>
  );
}
