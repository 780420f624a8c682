import { expect, it } from 'vitest';
import { awaitFact } from '../../../../domain/shipment/await-fact.ts';
import { aCaseOf, aView, later } from './shipment-views.ts';

const answered = aCaseOf('TRANSIT_STALLED', 'ARRIVAL-1', 'keep-waiting', { awaiting: 'ARRIVAL' });
const owed = {
  awaiting: 'ARRIVAL',
  responsible: 'CARRIER',
  patienceSeconds: 10 * 86_400,
  alarm: { kind: 'TRANSIT_STALLED', title: 'No sign of life', options: [] },
} as const;

it('is patient for as long again after the answer', () => {
  const move = awaitFact(aView('DEPARTED', { cases: [answered], now: later(5) }), {
    ...owed,
    dueAt: later(0),
  });
  expect(move).toMatchObject({ wait: { awaiting: 'ARRIVAL' } });
});

it('does not ask again before a date that the carrier has put off since the answer', () => {
  const view = aView('DEPARTED', { cases: [answered], now: later(12) });
  expect(awaitFact(view, { ...owed, dueAt: later(30) })).toEqual({
    wait: { awaiting: 'ARRIVAL', responsible: 'CARRIER', deadlineAt: later(30) },
  });
});
