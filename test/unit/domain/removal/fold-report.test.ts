import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addSeconds } from '../../../../domain/kernel/time.ts';
import { foldRow } from '../../../../domain/removal/fold-report.ts';
import { reportedEvent } from '../../../../domain/removal/reported-event.ts';
import { reportedStageSchema, type RemovalLine } from '../../../../domain/removal/removal.ts';
import { T0 } from '../../../support/example-shipment.ts';

const units = fc.integer({ min: 0, max: 5 });
const row = fc
  .record({
    sku: fc.constantFrom('LAMP-1', 'SPKR-1'),
    disposition: fc.constantFrom('Sellable', 'Unsellable'),
    requested: units,
    cancelled: units,
    disposed: units,
    shipped: units,
    inProcess: units,
    stage: fc.constantFrom(...reportedStageSchema.options),
    hours: fc.integer({ min: 0, max: 3 }),
    other: fc.constantFrom<Record<string, string>>({}, { asin: 'B00' }, { fc: 'ONT8' }),
  })
  .map(({ hours, ...rest }): RemovalLine => {
    const lastUpdatedAt = addSeconds(T0, hours * 3600);
    return { ...rest, fnsku: '', reportedStatus: rest.stage, lastUpdatedAt };
  });

const folded = (rows: readonly RemovalLine[]) => rows.reduce<RemovalLine[]>(foldRow, []);

describe('the fold of report rows', () => {
  it('ends the same in any order, with any row twice', () => {
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 8 }),
        fc.infiniteStream(fc.nat()),
        (rows, numbers) => {
          const shuffled = [...rows, ...rows]
            .map((one) => ({ one, place: Number(numbers.next().value) }))
            .sort((a, b) => a.place - b.place)
            .map(({ one }) => one);
          expect(folded(shuffled)).toEqual(folded(rows));
        },
      ),
    );
  });

  it('never takes back what was done', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), row, (rows, one) => {
        const before = folded(rows);
        const after = folded([...rows, one]);
        for (const line of before) {
          const same = after.find((l) => l.sku === line.sku && l.disposition === line.disposition);
          expect(same?.shipped).toBeGreaterThanOrEqual(line.shipped);
          expect(same?.disposed).toBeGreaterThanOrEqual(line.disposed);
          expect(same?.cancelled).toBeGreaterThanOrEqual(line.cancelled);
        }
      }),
    );
  });
});

describe('what the lines mean together', () => {
  const line = (change: Partial<RemovalLine>): RemovalLine => ({
    ...{ sku: 'LAMP-1', fnsku: '', disposition: 'Unsellable', requested: 5, cancelled: 0 },
    ...{ disposed: 0, shipped: 0, inProcess: 5, stage: 'PENDING', reportedStatus: 'Pending' },
    ...{ lastUpdatedAt: T0, other: {} },
    ...change,
  });
  const shipped = line({ shipped: 5, inProcess: 0, stage: 'COMPLETED' });
  const cancelled = line({ stage: 'CANCELLED', cancelled: 5, inProcess: 0 });

  it.each([
    ['pend', 'RETURN', [line({})]],
    ['process', 'RETURN', [line({}), shipped]],
    ['process', 'RETURN', [line({ stage: 'PROCESSING' })]],
    ['ship', 'RETURN', [shipped, cancelled]],
    ['ship', 'RETURN', [line({ stage: 'PROCESSING', shipped: 4, cancelled: 1, inProcess: 0 })]],
    ['close', 'DISPOSE', [line({ stage: 'COMPLETED', disposed: 5 })]],
    ['close', 'RETURN', [line({ stage: 'COMPLETED', disposed: 5 }), cancelled]],
    ['cancel', 'RETURN', [cancelled, cancelled]],
    [undefined, 'RETURN', [line({ stage: 'UNKNOWN', reportedStatus: 'Reconsidering' })]],
  ] as const)('%s: %s', (event, type, lines) => {
    expect(reportedEvent({ type, lines: [...lines] })).toBe(event);
  });
});
