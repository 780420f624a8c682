/** DynamoDB's refusals in the table's words: what is a condition, what passes by itself, what is a fault. */
import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  type CancellationReason,
} from '@aws-sdk/client-dynamodb';
import { parseItem } from './item-parse.ts';
import { ConditionFailed, TransactionRefused } from './table.ts';

/** Reasons that pass by themselves. Source: TransactWriteItems, "Cancellation reasons". */
const PASSING_REASONS = ['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'];
const PASSING_ERRORS = [
  'TransactionConflictException',
  'TransactionInProgressException',
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'InternalServerError',
];

export function toTableError(error: unknown): unknown {
  if (error instanceof ConditionalCheckFailedException) {
    return new ConditionFailed(error.Item && parseItem(error.Item));
  }
  if (error instanceof TransactionCanceledException && isRefusal(error)) {
    return new TransactionRefused((error.CancellationReasons ?? []).map(toReason));
  }
  return error;
}

/** Whether trying again may succeed. A refused condition never passes by itself, whatever stands beside it. */
export function isPassing(error: unknown): boolean {
  if (error instanceof TransactionRefused) {
    return error.reasons.every(({ kind }) => kind !== 'condition');
  }
  return error instanceof Error && PASSING_ERRORS.includes(error.name);
}

/** A malformed write is a fault of ours and stays the error it is. */
function isRefusal({ CancellationReasons }: TransactionCanceledException): boolean {
  const known = ['None', 'ConditionalCheckFailed', ...PASSING_REASONS];
  return (CancellationReasons ?? []).every(({ Code }) => known.includes(Code ?? 'None'));
}

function toReason({ Code, Item }: CancellationReason): TransactionRefused['reasons'][number] {
  if (Code === 'ConditionalCheckFailed') {
    return { kind: 'condition', ...(Item && { existing: parseItem(Item) }) };
  }
  return { kind: PASSING_REASONS.includes(Code ?? '') ? 'conflict' : 'none' };
}
