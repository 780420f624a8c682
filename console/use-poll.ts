import { useEffect, useState } from 'react';
import { Refused } from './api/refused.ts';

const EVERY_MILLISECONDS = 3000;

export interface Polled<T> {
  /** The last answer; undefined before the first. */
  readonly data: T | undefined;
  /** Why the last call gave none. */
  readonly refused: Refused | undefined;
}

/**
 * Asks now and then every 3 seconds while the tab is seen; or, with `once`, now only. `key` says what is asked: another key begins anew, and an answer
 * that belongs to an older one is dropped.
 */
export function usePoll<T>(key: string, ask: () => Promise<T>, once?: 'once'): Polled<T> {
  const [polled, setPolled] = useState<Polled<T> & { key: string }>({
    key,
    data: undefined,
    refused: undefined,
  });
  useEffect(() => {
    let isCurrent = true;
    const look = async () => {
      const answer = await ask().then(
        (data) => ({ data, refused: undefined }),
        (error: unknown) => ({ data: undefined, refused: refusalOf(error) }),
      );
      if (!isCurrent) return;
      setPolled((last) => ({ ...answer, data: answer.data ?? known(last, key), key }));
    };
    void look();
    const timer = setInterval(() => {
      if (once === undefined && document.visibilityState === 'visible') void look();
    }, EVERY_MILLISECONDS);
    return () => {
      isCurrent = false;
      clearInterval(timer);
    };
    // `ask` is made anew by every rendering; what it asks is `key`.
  }, [key]);
  return polled.key === key ? polled : { data: undefined, refused: undefined };
}

/** A page keeps what it showed while the API is away. */
function known<T>(last: Polled<T> & { key: string }, key: string): T | undefined {
  return last.key === key ? last.data : undefined;
}

function refusalOf(error: unknown): Refused {
  return error instanceof Refused ? error : new Refused(0, 'UNREADABLE', String(error));
}
