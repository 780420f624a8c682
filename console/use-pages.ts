import { useState } from 'react';
import type { Listed } from './api/operations-api.ts';
import { usePoll } from './use-poll.ts';

/** A list page by page: the one that is shown, and the way to older and newest lines. `key` says what is listed: another key begins at the newest. */
export function usePages<T>(key: string, list: (cursor?: string) => Promise<Listed<T>>) {
  const [at, setAt] = useState<{ key: string; cursor: string }>();
  const cursor = at?.key === key ? at.cursor : undefined;
  const { data: page, refused } = usePoll(JSON.stringify([key, cursor]), () => list(cursor));
  const next = page?.nextCursor;
  return {
    page,
    refused,
    older: next ? () => setAt({ key, cursor: next }) : undefined,
    newest: cursor === undefined ? undefined : () => setAt(undefined),
  };
}
