import { describe, expect, it } from 'vitest';
import { toTimestamp } from '../../../../domain/kernel/time.ts';
import { mondayOf, promisedDay, weeksFor } from '../../../../domain/routing/lane-history.ts';

describe('the weeks of a lane', () => {
  it.each([
    ['2026-11-09', '2026-11-09'],
    ['2026-11-15', '2026-11-09'],
    ['2026-11-16', '2026-11-16'],
    ['2027-01-01', '2026-12-28'],
    ['1969-12-31', '1969-12-29'],
  ])('%s is in the week of %s', (day, monday) => {
    expect(mondayOf(day)).toBe(monday);
  });

  it('are eight whole ones that ended a week before', () => {
    expect(weeksFor('2026-11-25')).toEqual({ from: '2026-09-21', to: '2026-11-09' });
  });

  it('are the same for every day of a week: a question asked twice has one answer', () => {
    expect(weeksFor('2026-11-29')).toEqual(weeksFor('2026-11-23'));
    expect(weeksFor('2026-11-30')).not.toEqual(weeksFor('2026-11-29'));
  });
});

describe('the promised day', () => {
  const friday = toTimestamp('2026-11-13T22:00:00Z');

  it.each([
    [0, '2026-11-13'],
    [1, '2026-11-16'],
    [5, '2026-11-20'],
    [6, '2026-11-23'],
  ])('of %i business days from a Friday is %s', (days, day) => {
    expect(promisedDay(friday, days)).toBe(day);
  });
});
