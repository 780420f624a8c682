import type { z } from 'zod';
import { noBody, noParams, operationsRoute } from '../../runtime/router.ts';
import { searchQuery, type searchAnswer } from './contract.ts';
import { findAnything } from './find-anything.ts';
import type { OperationsPorts } from './operations-ports.ts';

/** What stands on a paper or a screen, exactly as it stands there, and what it means: over all sellers. */
export const search = (ports: OperationsPorts) =>
  operationsRoute('GET', '/operations/search', {
    params: noParams,
    query: searchQuery,
    body: noBody,
    handle: async ({ query: { q } }) => {
      const body: z.input<typeof searchAnswer> = { data: await findAnything(ports, q) };
      return { status: 200, body };
    },
  });
