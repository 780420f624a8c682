import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useWords } from '../language/use-words.ts';
import { timeLeft } from './inbox.ts';

/** Drawn anew with every poll, so it needs no clock of its own. */
export function Countdown({ deadlineAt }: { deadlineAt: string }) {
  const { countdown, time } = useWords();
  const left = timeLeft(deadlineAt, Date.now());
  const type = left.isLate ? 'error' : left.isShort ? 'warning' : 'pending';
  return (
    <span title={time(deadlineAt)}>
      <StatusIndicator type={type}>{countdown(left)}</StatusIndicator>
    </span>
  );
}
