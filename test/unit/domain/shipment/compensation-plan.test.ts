import { expect, it } from 'vitest';
import { planCompensation } from '../../../../domain/shipment/compensation-plan.ts';
import type { DeclarationKind } from '../../../../domain/declaration/declaration.ts';
import type { ShipmentEvent } from '../../../../domain/shipment/shipment-lifecycle.ts';

const plan = (events: readonly ShipmentEvent[], filed: readonly DeclarationKind[] = []) =>
  planCompensation(
    events.map((event) => ({ event })),
    filed,
  );

const booked: readonly ShipmentEvent[] = [
  'submit',
  'quote',
  'accept',
  'request_booking',
  'confirm_booking',
];
const collected: readonly ShipmentEvent[] = [...booked, 'schedule_pickup', 'collect'];
const declared: readonly ShipmentEvent[] = [...collected, 'receive_at_origin', 'declare_export'];

it('undoes nothing before a quote', () => {
  expect(plan(['submit'])).toEqual([]);
});

it('voids a quote that stands', () => {
  expect(plan(['submit', 'quote'])).toEqual(['VOID_QUOTE']);
  expect(plan(['submit', 'quote', 'expire_quote', 'submit'])).toEqual([]);
  expect(plan(['submit', 'quote', 'expire_quote', 'submit', 'quote'])).toEqual(['VOID_QUOTE']);
});

it('cancels a booking, also one not yet answered, but not one rejected', () => {
  expect(plan(booked)).toContain('CANCEL_BOOKING');
  expect(plan(booked.slice(0, 4))).toEqual(['CANCEL_BOOKING', 'VOID_QUOTE']);
  expect(plan([...booked.slice(0, 4), 'reject_booking'])).toEqual(['VOID_QUOTE']);
  expect(plan([...booked.slice(0, 4), 'reject_booking', 'request_booking'])).toContain(
    'CANCEL_BOOKING',
  );
});

it('cancels a booking that was asked for by a step that died before the status moved', () => {
  const events = ['submit', 'quote', 'accept'].map((event) => ({ event }));
  expect(planCompensation(events, [], 1)).toEqual(['CANCEL_BOOKING', 'VOID_QUOTE']);
  const rejected = [...events, { event: 'request_booking' }, { event: 'reject_booking' }];
  expect(planCompensation(rejected, [], 1)).toEqual(['VOID_QUOTE']);
  expect(planCompensation(rejected, [], 2)).toContain('CANCEL_BOOKING');
});

it('cancels a pickup, or returns the cartons once they are collected', () => {
  expect(plan([...booked, 'schedule_pickup'])).toEqual([
    'CANCEL_PICKUP',
    'CANCEL_BOOKING',
    'VOID_QUOTE',
  ]);
  expect(plan(collected)).toEqual(['RETURN_CARTONS', 'CANCEL_BOOKING', 'VOID_QUOTE']);
});

it('cancels a pickup that was asked for by a step that died before the status moved', () => {
  expect(plan(booked)).toEqual(['CANCEL_PICKUP', 'CANCEL_BOOKING', 'VOID_QUOTE']);
  expect(plan(booked.slice(0, 4))).not.toContain('CANCEL_PICKUP');
  expect(plan([...booked, 'receive_at_origin'])).not.toContain('CANCEL_PICKUP');
});

it('withdraws what was filed, the last first', () => {
  expect(plan(declared, ['EXPORT', 'ISF'])).toEqual([
    'CANCEL_ISF',
    'WITHDRAW_EXPORT_DECLARATION',
    'RETURN_CARTONS',
    'CANCEL_BOOKING',
    'VOID_QUOTE',
  ]);
});

it('withdraws a declaration that was filed by a step that died before the status moved', () => {
  expect(plan([...collected, 'receive_at_origin'], ['EXPORT'])).toContain(
    'WITHDRAW_EXPORT_DECLARATION',
  );
});

it('after departure takes back only the announcement to the warehouse', () => {
  const arrived: readonly ShipmentEvent[] = [...declared, 'release_export', 'depart', 'arrive'];
  expect(plan(arrived, ['EXPORT', 'ISF'])).toEqual([]);
  expect(plan([...arrived, 'file_entry', 'release_import'], ['EXPORT'])).toEqual([
    'CANCEL_ANNOUNCEMENT',
  ]);
});
