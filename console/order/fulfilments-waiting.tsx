import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Fulfilment } from '../api/operations-api.ts';
import { useWords } from '../language/use-words.ts';
import { WaitingNow } from '../waiting-now.tsx';

/** Who has the ball of each part that is under way. */
export function FulfilmentsWaiting({ fulfilments }: { fulfilments: readonly Fulfilment[] }) {
  const { texts } = useWords();
  const waiting = fulfilments.filter((fulfilment) => fulfilment.waiting);
  if (waiting.length === 0)
    return <WaitingNow waiting={undefined} about="order" otherwise={texts.orderNothingWaits} />;
  return (
    <SpaceBetween size="s">
      {waiting.map((fulfilment) => (
        <WaitingNow
          key={fulfilment.n}
          title={`${texts.fulfilment} ${fulfilment.n}`}
          waiting={fulfilment.waiting}
          about="order"
          otherwise={texts.orderNothingWaits}
        />
      ))}
    </SpaceBetween>
  );
}
