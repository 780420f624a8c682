import Alert from '@cloudscape-design/components/alert';
import type { Timeline } from '../api/operations-api.ts';
import { Countdown } from '../inbox/countdown.tsx';
import { useWords } from '../language/use-words.ts';

/** Who has the ball, for what, until when (M-002). */
export function WaitingNow({ waiting }: { waiting: Timeline['waiting'] }) {
  const { texts, word, time } = useWords();
  if (!waiting) return <Alert type="info">{texts.nothingWaits}</Alert>;
  const { awaiting, responsible, deadlineAt } = waiting;
  return (
    <Alert type="info">
      {texts.waitingFor} <b>{word(awaiting)}</b> · {texts.responsible} <b>{word(responsible)}</b> ·{' '}
      {texts.until} {time(deadlineAt)} <Countdown deadlineAt={deadlineAt} />
    </Alert>
  );
}
