import { createCaseStore } from '../../adapters/dynamodb/case-store.ts';
import { createInsightStore } from '../../adapters/dynamodb/insight-store.ts';
import { createOrderStore } from '../../adapters/dynamodb/order-store.ts';
import { createRemovalStore } from '../../adapters/dynamodb/removal-store.ts';
import { createReturnStore } from '../../adapters/dynamodb/return-store.ts';
import { createStockStore } from '../../adapters/dynamodb/stock-store.ts';
import { createStockWatchStore } from '../../adapters/dynamodb/stock-watch-store.ts';
import { followedSchema } from '../../domain/insight/followed-change.ts';
import { createRemovalReturns } from '../../domain/removal/removal-returns.ts';
import { digestIdOf } from '../runtime/digest-id-of.ts';
import { readEnvironment } from '../runtime/environment.ts';
import { now, tableOf } from '../runtime/ports.ts';
import { queueHandler } from '../runtime/queue-handler.ts';
import { environment } from './follow-changes.environment.ts';
import { createFollowChanges } from './follow-changes.ts';

const table = tableOf(readEnvironment(environment));
const returns = createReturnStore(table);

export const handler = queueHandler(
  'follow-changes',
  followedSchema,
  createFollowChanges({
    now,
    idOf: digestIdOf,
    orders: createOrderStore(table),
    returns,
    insights: createInsightStore(table),
    cases: createCaseStore(table),
    watches: createStockWatchStore(table),
    stocks: createStockStore(table),
    removals: createRemovalStore(table),
    returnsDesk: createRemovalReturns({ returns, now, idOf: digestIdOf }),
  }),
);
