import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  declarationSchema,
  declarationStatusSchema,
  type Declaration,
  type DeclarationStatement,
} from '../../../../domain/declaration/declaration.ts';
import {
  declarationStatus,
  foldStatement,
  holdCount,
} from '../../../../domain/declaration/fold-statements.ts';
import { addSeconds } from '../../../../domain/kernel/time.ts';
import { shipmentId, T0, tenant } from '../../../support/example-shipment.ts';

const filed: Declaration = declarationSchema.parse({
  tenant,
  shipmentId,
  declarationId: `${shipmentId}-IMPORT-v1`,
  kind: 'IMPORT',
  version: 1,
  revision: 1,
  procedure: 'CBP_FORMAL_01',
  data: {},
  submittedAt: T0,
  statements: [],
  answeredHolds: 0,
});

const says = (
  eventId: string,
  status: DeclarationStatement['status'],
  minutes: number,
): DeclarationStatement => ({ eventId, status, statedAt: addSeconds(T0, 60 * minutes) });

const foldAll = (statements: readonly DeclarationStatement[]) =>
  statements.reduce((declaration, s) => foldStatement(declaration, s) ?? declaration, filed);

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, i) =>
    permutations(items.filter((_, j) => j !== i)).map((rest) => [item, ...rest]),
  );
}

const story = [
  says('e1', 'ACCEPTED', 1),
  says('e2', 'HELD', 2),
  says('e3', 'UNDER_EXAMINATION', 3),
  says('e4', 'DUTY_DUE', 4),
  says('e5', 'RELEASED', 5),
];

describe('the status of a declaration', () => {
  it('is SUBMITTED until customs speaks', () => {
    expect(declarationStatus(filed)).toBe('SUBMITTED');
  });

  it('is what customs said last', () => {
    expect(story.map((_, i) => declarationStatus(foldAll(story.slice(0, i + 1))))).toEqual(
      story.map((s) => s.status),
    );
  });

  it('is the same in all orders, with every message sent twice', () => {
    const expected = foldAll(story);
    for (const order of permutations(story)) {
      const { statements } = foldAll([...order, ...order]);
      expect(statements).toEqual(expected.statements);
    }
  });

  it('goes by the further step when two are said in the same moment', () => {
    expect(declarationStatus(foldAll([says('a', 'DUTY_DUE', 1), says('b', 'ACCEPTED', 1)]))).toBe(
      'DUTY_DUE',
    );
  });

  it('keeps a final word against anything later that is not final', () => {
    expect(declarationStatus(foldAll([says('a', 'RELEASED', 1), says('b', 'HELD', 9)]))).toBe(
      'RELEASED',
    );
    expect(declarationStatus(foldAll([says('a', 'RELEASED', 1), says('b', 'SEIZED', 9)]))).toBe(
      'SEIZED',
    );
  });

  it('takes a resend with other words as an update, whichever comes first', () => {
    const first = says('a', 'ACCEPTED', 1);
    const corrected = says('a', 'REJECTED', 2);
    expect(declarationStatus(foldAll([first, corrected]))).toBe('REJECTED');
    expect(foldAll([corrected, first]).statements).toEqual([corrected]);
  });

  it('is order-free for any set of statements', () => {
    const statement = fc.record({
      eventId: fc.constantFrom('a', 'b', 'c', 'd'),
      status: fc.constantFrom(...declarationStatusSchema.options),
      statedAt: fc.integer({ min: 0, max: 3 }).map((m) => addSeconds(T0, m)),
      detail: fc.constantFrom('x', 'y'),
    });
    const sets = fc
      .array(statement, { maxLength: 6 })
      .chain((list) =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
      );
    fc.assert(
      fc.property(sets, ([list, shuffled]) => {
        expect(foldAll(shuffled).statements).toEqual(foldAll(list).statements);
      }),
    );
  });
});

it('counts writes, and writes nothing for what is known', () => {
  const once = foldStatement(filed, says('a', 'HELD', 1));
  expect(once?.revision).toBe(2);
  expect(once && foldStatement(once, says('a', 'HELD', 1))).toBeUndefined();
  expect(holdCount(foldAll([says('a', 'HELD', 1), says('b', 'HELD', 2)]))).toBe(2);
});
