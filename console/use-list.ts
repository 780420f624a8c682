import { useState } from 'react';
import type { Listed, ListFilter } from './api/operations-api.ts';
import { useWords } from './language/use-words.ts';
import { usePages } from './use-pages.ts';

type Filter = Omit<ListFilter, 'tenant' | 'cursor'>;

/** A seller's list: what is looked for, and its pages; nothing of nobody. */
export function useList<T>(
  tenant: string | undefined,
  list: (filter: ListFilter) => Promise<Listed<T>>,
) {
  const { language } = useWords();
  const [filter, choose] = useState<Filter>({});
  const key = JSON.stringify([language, tenant, filter]);
  const pages = usePages<T>(key, async (cursor) =>
    tenant === undefined ? NOTHING : list({ tenant, ...filter, ...(cursor && { cursor }) }),
  );
  return { filter, choose, ...pages, page: tenant === undefined ? undefined : pages.page };
}

const NOTHING = { data: [], nextCursor: null };
