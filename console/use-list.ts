import { useState } from 'react';
import type { Listed, ListFilter } from './api/operations-api.ts';
import { useWords } from './language/use-words.ts';
import { usePoll } from './use-poll.ts';

type Filter = Omit<ListFilter, 'tenant' | 'cursor'>;

/** A seller's list: what is looked for, the page that is shown, and the way to older and newer ones. */
export function useList<T>(
  tenant: string | undefined,
  list: (filter: ListFilter) => Promise<Listed<T>>,
) {
  const { language } = useWords();
  const [filter, setFilter] = useState<Filter>({});
  const [cursor, setCursor] = useState<string>();
  const key = JSON.stringify([language, tenant, filter, cursor]);
  const { data: page, refused } = usePoll(key, async () =>
    tenant === undefined ? NOTHING : list({ tenant, ...filter, ...(cursor && { cursor }) }),
  );
  const next = page?.nextCursor ?? undefined;
  return {
    filter,
    page: tenant === undefined ? undefined : page,
    refused,
    choose: (chosen: Filter) => {
      setFilter(chosen);
      setCursor(undefined);
    },
    older: next === undefined ? undefined : () => setCursor(next),
    newest: cursor === undefined ? undefined : () => setCursor(undefined),
  };
}

const NOTHING = { data: [], nextCursor: null };
