import { describe, expect, it } from 'vitest';
import { skuCodeSchema, warehouseIdSchema } from '../../../../domain/kernel/ids.ts';
import { allocate, type Shelf } from '../../../../domain/order/allocate.ts';

const sku = (code: string) => skuCodeSchema.parse(code);
const shelf = (id: string, miles: number, available: Record<string, number>, cents = 0): Shelf => ({
  warehouseId: warehouseIdSchema.parse(id),
  miles,
  cents,
  available: new Map(Object.entries(available).map(([code, units]) => [sku(code), units])),
});
const lines = (wanted: Record<string, number>) =>
  Object.entries(wanted).map(([code, quantity], at) => ({
    lineId: String(at + 1),
    sku: sku(code),
    quantity,
  }));
const plan = (
  wanted: Record<string, number>,
  shelves: readonly Shelf[],
  more: { older?: Record<string, number>; material?: string; mostParts?: number } = {},
) => {
  const { parts, rest } = allocate(
    {
      lines: lines(wanted),
      older: new Map(Object.entries(more.older ?? {}).map(([code, units]) => [sku(code), units])),
      mostParts: more.mostParts ?? 4,
      ...(more.material !== undefined && { material: sku(more.material) }),
    },
    shelves,
  );
  const units = (own: readonly { sku: string; quantity: number }[]) =>
    own.map((line) => `${line.quantity} ${line.sku}`).join(', ');
  return {
    parts: parts.map((part) => `${part.warehouseId}: ${units(part.lines)}`),
    rest: units(rest),
  };
};

describe('which warehouse sends what', () => {
  it('the nearest that has everything', () => {
    const shelves = [shelf('US-LAX', 2400, { A: 9 }), shelf('US-EWR', 10, { A: 9 })];
    expect(plan({ A: 2 }, shelves)).toEqual({ parts: ['US-EWR: 2 A'], rest: '' });
  });

  it('the cheaper of two at the same distance', () => {
    const shelves = [shelf('US-EWR', 10, { A: 9 }, 900), shelf('US-LAX', 10, { A: 9 }, 800)];
    expect(plan({ A: 2 }, shelves).parts).toEqual(['US-LAX: 2 A']);
  });

  it('a farther one with everything before two near ones with parts', () => {
    const shelves = [
      shelf('US-EWR', 10, { A: 1 }),
      shelf('US-ATL', 700, { B: 1 }),
      shelf('US-LAX', 2400, { A: 1, B: 1 }),
    ];
    expect(plan({ A: 1, B: 1 }, shelves).parts).toEqual(['US-LAX: 1 A, 1 B']);
  });

  it('as few parts as possible, and what nobody has is left', () => {
    const shelves = [
      shelf('US-EWR', 10, { A: 1 }),
      shelf('US-ATL', 700, { A: 2 }),
      shelf('US-LAX', 2400, { A: 3 }),
    ];
    expect(plan({ A: 5 }, shelves)).toEqual({ parts: ['US-LAX: 3 A', 'US-ATL: 2 A'], rest: '' });
    expect(plan({ A: 9 }, shelves).rest).toBe('3 A');
    expect(plan({ A: 6 }, shelves, { mostParts: 1 })).toEqual({
      parts: ['US-LAX: 3 A'],
      rest: '3 A',
    });
  });

  it('nothing of what older orders wait for, wherever it lies', () => {
    const shelves = [shelf('US-EWR', 10, { A: 2 }), shelf('US-LAX', 2400, { A: 3 })];
    expect(plan({ A: 4 }, shelves, { older: { A: 3 } })).toEqual({
      parts: ['US-EWR: 2 A'],
      rest: '2 A',
    });
    expect(plan({ A: 1 }, shelves, { older: { A: 5 } }).parts).toEqual([]);
  });

  it('only from where the seller’s material is', () => {
    const shelves = [shelf('US-EWR', 10, { A: 5 }), shelf('US-LAX', 2400, { A: 5, BOX: 1 })];
    expect(plan({ A: 1 }, shelves, { material: 'BOX' }).parts).toEqual(['US-LAX: 1 A']);
  });
});
