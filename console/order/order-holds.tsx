import Alert from '@cloudscape-design/components/alert';
import type { Order } from '../api/operations-api.ts';
import { Countdown } from '../inbox/countdown.tsx';
import { useWords } from '../language/use-words.ts';

/** What keeps the order from being sent, each released by itself; nothing while nothing does. */
export function OrderHolds({ holds }: { holds: Order['holds'] }) {
  const { texts, word, time } = useWords();
  return holds.map((hold) => (
    <Alert
      key={hold.holdId}
      type="warning"
      header={`${texts.holds}: ${word(hold.reason, 'order')}`}
    >
      <div>{hold.note}</div>
      {hold.codes.length > 0 && <div>{hold.codes.join(', ')}</div>}
      <div>
        {texts.releases} {word(hold.releasePolicy, 'order')} · {texts.actor} {hold.placedBy} ·{' '}
        {time(hold.placedAt)}
        {hold.expiresAt !== undefined && (
          <>
            {' '}
            · {texts.expires} {time(hold.expiresAt)} <Countdown deadlineAt={hold.expiresAt} />
          </>
        )}
      </div>
    </Alert>
  ));
}
