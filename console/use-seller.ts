import type { z } from 'zod';
import type { sellerList } from '../functions/api/operations/contract.ts';
import { useApi } from './use-api.ts';
import { usePoll } from './use-poll.ts';

export type Seller = z.infer<typeof sellerList>['data'][number];

/** All sellers, and the one whose page it is: the one named, else the first. */
export function useSeller(named: string | undefined) {
  const api = useApi();
  const { data, refused } = usePoll('sellers', () => api.listSellers(), 'once');
  const sellers = data?.data ?? [];
  return { sellers, refused, tenant: named ?? sellers[0]?.tenant };
}
