import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  type CancellationReason,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { isPassing, toTableError } from '../../../../adapters/dynamodb/refusal.ts';
import { withRetries } from '../../../../adapters/dynamodb/retry.ts';
import { ConditionFailed, TransactionRefused } from '../../../../adapters/dynamodb/table.ts';

const canceled = (...CancellationReasons: CancellationReason[]) =>
  new TransactionCanceledException({ message: 'no', $metadata: {}, CancellationReasons });
const stored = { pk: { S: 'T#t#a' }, sk: { S: 'HEAD' }, n: { N: '3' } };

describe("DynamoDB's refusals in the table's words", () => {
  it('carry the reasons by position and the items as they stand', () => {
    const refusal = toTableError(
      canceled(
        { Code: 'None' },
        { Code: 'ConditionalCheckFailed', Item: stored },
        { Code: 'TransactionConflict' },
      ),
    );
    expect(refusal).toBeInstanceOf(TransactionRefused);
    expect(refusal).toMatchObject({
      reasons: [
        { kind: 'none' },
        { kind: 'condition', existing: { pk: 'T#t#a', sk: 'HEAD', n: 3 } },
        { kind: 'conflict' },
      ],
    });
    const alone = new ConditionalCheckFailedException({
      message: 'no',
      $metadata: {},
      Item: stored,
    });
    expect(toTableError(alone)).toBeInstanceOf(ConditionFailed);
    expect(toTableError(alone)).toMatchObject({ existing: { n: 3 } });
  });

  it('leave a malformed write the fault it is', () => {
    const fault = canceled({ Code: 'ValidationError' }, { Code: 'None' });
    expect(toTableError(fault)).toBe(fault);
    expect(isPassing(fault)).toBe(false);
  });

  it('pass by themselves when nothing but other writers stood in the way', () => {
    const passing = [
      toTableError(canceled({ Code: 'None' }, { Code: 'TransactionConflict' })),
      toTableError(canceled({ Code: 'ThrottlingError' })),
      Object.assign(new Error('slow down'), { name: 'ThrottlingException' }),
      Object.assign(new Error('busy'), { name: 'TransactionConflictException' }),
    ];
    expect(passing.map(isPassing)).toEqual([true, true, true, true]);
    const mixed = canceled({ Code: 'TransactionConflict' }, { Code: 'ConditionalCheckFailed' });
    expect(isPassing(toTableError(mixed))).toBe(false);
    expect(isPassing(new ConditionFailed(undefined))).toBe(false);
    expect(isPassing(new Error('broken'))).toBe(false);
  });
});

describe('retrying', () => {
  const conflict = new TransactionRefused([{ kind: 'conflict' }]);
  function newPause(random: number) {
    const slept: number[] = [];
    const sleep = async (ms: number) => void slept.push(ms);
    return { slept, sleep, random: () => random };
  }

  it('waits with full jitter, doubling up to a second, ten times in all', async () => {
    const pause = newPause(0.5);
    let tries = 0;
    const work = withRetries(pause, isPassing, async () => {
      tries += 1;
      throw conflict;
    });
    await expect(work).rejects.toBe(conflict);
    expect(tries).toBe(10);
    expect(pause.slept).toEqual([10, 20, 40, 80, 160, 320, 500, 500, 500]);
  });

  it('returns what the first success returns, and does not retry a refusal', async () => {
    const pause = newPause(0);
    let tries = 0;
    const works = async () => {
      tries += 1;
      if (tries < 3) throw conflict;
      return 'done';
    };
    expect(await withRetries(pause, isPassing, works)).toBe('done');
    const refused = new ConditionFailed(undefined);
    let refusals = 0;
    const fails = withRetries(pause, isPassing, async () => {
      refusals += 1;
      throw refused;
    });
    await expect(fails).rejects.toBe(refused);
    expect(refusals).toBe(1);
  });
});
