import Alert from '@cloudscape-design/components/alert';
import type { Timeline } from './api/operations-api.ts';
import { Countdown } from './inbox/countdown.tsx';
import { useWords } from './language/use-words.ts';
import type { About } from './language/words.ts';

interface WaitingNowProps {
  readonly waiting: Timeline['waiting'];
  readonly about: About;
  /** Of what, where there are several. */
  readonly title?: string;
  /** What is said when nothing is waited for. */
  readonly otherwise: string;
}

/** Who has the ball, for what, until when (M-002). */
export function WaitingNow({ waiting, about, title, otherwise }: WaitingNowProps) {
  const { texts, word, time } = useWords();
  if (!waiting) return <Alert type="info">{otherwise}</Alert>;
  const { awaiting, responsible, deadlineAt } = waiting;
  return (
    <Alert type="info" header={title}>
      {texts.waitingFor} <b>{word(awaiting, about)}</b> · {texts.responsible}{' '}
      <b>{word(responsible)}</b> · {texts.until} {time(deadlineAt)}{' '}
      <Countdown deadlineAt={deadlineAt} />
    </Alert>
  );
}
