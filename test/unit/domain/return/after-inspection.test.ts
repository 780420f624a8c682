import { describe, expect, it } from 'vitest';
import { parseMoney } from '../../../../domain/kernel/money.ts';
import {
  allowedDispositions,
  chooseDisposition,
  chosenByRule,
} from '../../../../domain/return/choose-disposition.ts';
import { needsProofOfDestruction } from '../../../../domain/return/destruction-proof.ts';
import { findMismatches } from '../../../../domain/return/find-mismatches.ts';
import { faultOf, gradeOf } from '../../../../domain/return/grade-unit.ts';
import { planWayBack } from '../../../../domain/return/plan-way-back.ts';
import {
  categoryOf,
  returnToOriginRelief,
} from '../../../../domain/return/return-to-origin-relief.ts';
import { WAREHOUSES } from '../../../../local/seed/warehouses.ts';
import { aReturn, aUnit, buyerAddress, flawless, rules } from '../../../support/example-return.ts';

describe('grades (M-127 to M-129)', () => {
  const grade = (flaws: object) => gradeOf({ ...flawless, ...flaws }, rules);

  it.each([
    [{}, 'A_SELLABLE'],
    [{ intact: false }, 'B_REFURBISHABLE'],
    [{ complete: false }, 'B_REFURBISHABLE'],
    [{ labelIntact: false }, 'B_REFURBISHABLE'],
    [{ used: true }, 'B_REFURBISHABLE'],
    [{ functional: false }, 'C_SCRAP'],
    [{ intact: false, functional: false }, 'C_SCRAP'],
    [{ prohibited: true }, 'X_PROHIBITED'],
  ])('%j is %s', (flaws, expected) => {
    expect(grade(flaws)).toBe(expected);
  });

  it('goes by the standard of the seller, but scrap stays scrap', () => {
    const strict = { ...rules, standard: { ...rules.standard, used: 'C_SCRAP' } } as const;
    expect(gradeOf({ ...flawless, used: true }, strict)).toBe('C_SCRAP');
    const lax = { ...rules, standard: { ...rules.standard, notFunctional: 'A_SELLABLE' } } as const;
    expect(gradeOf({ ...flawless, functional: false }, lax)).toBe('A_SELLABLE');
    expect(gradeOf({ ...flawless, functional: false, intact: false }, lax)).toBe('C_SCRAP');
  });

  it('says who answers', () => {
    const seen = (flaws: object, reason?: 'DEFECTIVE' | 'DAMAGED_IN_TRANSIT', kind = 'CUSTOMER') =>
      faultOf({ checklist: { ...flawless, ...flaws } }, grade(flaws), {
        reason,
        kind: kind === 'RTS' ? 'RTS' : 'CUSTOMER',
      });
    expect(seen({})).toBe('SELLABLE');
    expect(seen({ functional: false })).toBe('DEFECTIVE');
    expect(seen({ used: true })).toBe('CUSTOMER_DAMAGED');
    expect(seen({ used: true }, 'DEFECTIVE')).toBe('DEFECTIVE');
    expect(seen({ intact: false }, 'DAMAGED_IN_TRANSIT')).toBe('CARRIER_DAMAGED');
    expect(seen({ intact: false }, undefined, 'RTS')).toBe('CARRIER_DAMAGED');
    const told = { checklist: flawless, fault: 'FULFILLER_DAMAGED' } as const;
    expect(faultOf(told, 'C_SCRAP', { kind: 'CUSTOMER', reason: undefined })).toBe(
      'FULFILLER_DAMAGED',
    );
  });
});

describe('mismatches', () => {
  const found = (units: ReturnType<typeof aUnit>[], line: object = {}) =>
    findMismatches(aReturn({ lines: [{ ...aReturn().lines[0], ...line }] }), units);

  it('has none when the box is what was said', () => {
    expect(found([aUnit()])).toEqual([]);
    expect(found([aUnit({ quantity: 1 }), aUnit({ quantity: 1, eventId: 'evt-2' })])).toEqual([]);
  });

  it('finds too few, too many and the empty box', () => {
    expect(found([aUnit({ quantity: 1 })])).toEqual([
      { code: 'SHORT', sku: 'LAMP-1', expected: 2, found: 1 },
    ]);
    expect(found([aUnit({ quantity: 3 })])[0]?.code).toBe('OVER');
    expect(found([aUnit({ reception: 'EMPTY_BOX' })])[0]).toMatchObject({
      code: 'SHORT',
      found: 0,
    });
  });

  it('finds another item, unless that is why it comes back', () => {
    const other = aUnit({ sku: 'SPKR-1', reception: 'WRONG_ITEM' });
    expect(found([other]).map(({ code }) => code)).toEqual(['SHORT', 'WRONG_ITEM']);
    expect(found([other], { reason: 'WRONG_ITEM' })).toEqual([]);
    expect(found([aUnit(), aUnit({ sku: undefined, quantity: 1 })])[0]?.code).toBe('UNIDENTIFIED');
  });

  it('finds another serial', () => {
    const units = [aUnit({ serial: 'S-9' })];
    expect(found(units, { serials: ['S-1', 'S-2'] })).toEqual([
      { code: 'SERIAL', sku: 'LAMP-1', serial: 'S-9' },
    ]);
  });
});

describe('dispositions (M-140)', () => {
  const west = { capabilities: ['RETURNS', 'REFURBISH', 'DESTRUCTION'] as const };
  const units = (changed: object = {}) => ({
    grade: 'A_SELLABLE' as const,
    unitValue: parseMoney({ amount: '39.90', currency: 'USD' }),
    rules,
    warehouse: { capabilities: [...west.capabilities] },
    relief: { relieved: false, reasons: ['EXPORT_UNKNOWN'] },
    day: '2026-11-23',
    ...changed,
  });

  it('restocks A, refurbishes B, destroys C, each with its sums', () => {
    expect(chooseDisposition(units())).toMatchObject({
      disposition: 'RESTOCK',
      why: ['RESTOCK 39.30', 'REFURBISH 21.44', 'LIQUIDATE 13.67', 'DONATE -0.40', 'DESTROY -1.20'],
    });
    expect(chooseDisposition(units({ grade: 'B_REFURBISHABLE' }))?.disposition).toBe('REFURBISH');
    expect(chooseDisposition(units({ grade: 'C_SCRAP' }))?.disposition).toBe('DESTROY');
  });

  it('liquidates B where nobody refurbishes, and what is too cheap to', () => {
    const east = { capabilities: ['RETURNS'] };
    expect(
      chooseDisposition(units({ grade: 'B_REFURBISHABLE', warehouse: east }))?.disposition,
    ).toBe('LIQUIDATE');
    const cheap = parseMoney({ amount: '6.00', currency: 'USD' });
    expect(
      chooseDisposition(units({ grade: 'B_REFURBISHABLE', unitValue: cheap }))?.disposition,
    ).toBe('LIQUIDATE');
  });

  it('sends the dear and repairable home under relief, and repairs it in bond without', () => {
    const dear = {
      grade: 'C_SCRAP',
      unitValue: parseMoney({ amount: '480.00', currency: 'USD' }),
      rules: { ...rules, repairable: true },
    };
    const relief = { relieved: true, reasons: [] };
    expect(chooseDisposition(units({ ...dear, relief }))?.disposition).toBe('RETURN_TO_ORIGIN');
    expect(chooseDisposition(units(dear))?.disposition).toBe('BONDED_REPAIR');
    expect(chooseDisposition(units({ ...dear, rules }))?.disposition).toBe('DESTROY');
    const cheap = parseMoney({ amount: '199.99', currency: 'USD' });
    expect(chooseDisposition(units({ ...dear, unitValue: cheap, relief }))?.disposition).toBe(
      'DESTROY',
    );
  });

  it('never lets out what is prohibited, whatever the seller says', () => {
    const x = units({
      grade: 'X_PROHIBITED',
      rules: {
        ...rules,
        decideBy: 'SELLER',
        defaultDispositions: { ...rules.defaultDispositions, X_PROHIBITED: 'LIQUIDATE' },
      },
    });
    expect(allowedDispositions(x)).toEqual(['QUARANTINE', 'DESTROY']);
    expect(chooseDisposition(x)?.disposition).toBe('QUARANTINE');
  });

  it('asks the seller who wants to be asked, and has a default by grade', () => {
    const asked = units({ rules: { ...rules, decideBy: 'SELLER' } });
    expect(chooseDisposition(asked)).toBeUndefined();
    expect(chosenByRule(asked).disposition).toBe('RESTOCK');
    expect(allowedDispositions(asked)).toContain('RETURN_TO_SELLER');
  });

  it('knows where a destruction must be proved', () => {
    expect(needsProofOfDestruction('US', '2026-11-23')).toBe(true);
    expect(needsProofOfDestruction('AU', '2026-11-23')).toBe(false);
  });
});

describe('relief for goods sent home (domain-facts 3.6)', () => {
  const exported = {
    exportedOn: '2026-06-30',
    procedure: '9810',
    category: 'GENERAL',
    state: 'ORIGINAL',
  } as const;

  it('frees what comes back within six months of its export', () => {
    expect(returnToOriginRelief(exported, '2026-12-30')).toMatchObject({
      relieved: true,
      until: '2026-12-30',
    });
    expect(returnToOriginRelief(exported, '2026-12-31').reasons).toEqual(['TOO_LATE']);
    const late = { ...exported, exportedOn: '2026-08-31' };
    expect(returnToOriginRelief(late, '2027-02-28').until).toBe('2027-02-28');
  });

  it('names all that stands in the way', () => {
    const food = { ...exported, category: 'FOOD', procedure: '0110', state: 'USED' } as const;
    expect(returnToOriginRelief(food, '2026-12-01').reasons).toEqual([
      'PROCEDURE_NOT_COVERED',
      'CATEGORY_EXCLUDED',
      'NOT_IN_ORIGINAL_STATE',
    ]);
    expect(returnToOriginRelief(undefined, '2026-12-01').reasons).toEqual(['EXPORT_UNKNOWN']);
    const early = { ...exported, exportedOn: '2022-05-01' };
    expect(returnToOriginRelief(early, '2022-06-01').reasons).toEqual(['NO_NOTICE_IN_FORCE']);
  });

  it('goes by the notice in force on the day of export', () => {
    const before = { ...exported, exportedOn: '2025-12-31' };
    expect(returnToOriginRelief(before, '2026-02-01').notice).toContain('2023');
    expect(returnToOriginRelief(exported, '2026-07-01').notice).toContain('2026');
    expect(categoryOf('0902100000')).toBe('FOOD');
    expect(categoryOf('9405210000')).toBe('GENERAL');
  });
});

describe('the way back (M-124)', () => {
  const lamp = {
    dimensions: { lengthMm: 300, widthMm: 200, heightMm: 100 },
    weightG: 900,
    quantity: 2,
  };
  const trip = (changed: object = {}) =>
    planWayBack({
      from: buyerAddress,
      units: [lamp],
      warehouses: WAREHOUSES,
      day: '2026-11-23',
      ...changed,
    });

  it('leads to the nearest warehouse that takes returns, in one box', () => {
    expect(trip()).toMatchObject({
      warehouseId: 'US-LAX',
      weightG: 2_000,
      dimensions: { lengthMm: 300, widthMm: 200, heightMm: 200 },
    });
    expect(trip()?.priceCents).toBeGreaterThan(300);
    const east = { ...buyerAddress, postalCode: '10001', region: 'NY' };
    expect(trip({ from: east })?.warehouseId).toBe('US-EWR');
  });

  it('is none where no warehouse takes returns', () => {
    expect(trip({ from: { ...buyerAddress, country: 'BR' } })).toBeUndefined();
    expect(trip({ warehouses: [] })).toBeUndefined();
  });
});
