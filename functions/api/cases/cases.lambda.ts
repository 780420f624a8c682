import { createCaseStore } from '../../../adapters/dynamodb/case-store.ts';
import { readEnvironment } from '../../runtime/environment.ts';
import { cursorsIn, now, rendezvousIn, tableOf, waking } from '../../runtime/ports.ts';
import { createCasesHandler } from './cases-handler.ts';
import { environment } from './environment.ts';

const table = tableOf(readEnvironment(environment));

export const handler = createCasesHandler({
  now,
  cases: createCaseStore(table),
  cursors: cursorsIn(table),
  wake: waking(rendezvousIn(table), now),
});
