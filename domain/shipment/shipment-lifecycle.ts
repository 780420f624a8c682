/** The inbound shipment's business status (lifecycles.md 4.1). Physical milestones are kept apart, in tracking. */
import { z } from 'zod';
import { defineLifecycle } from '../kernel/lifecycle.ts';

const openBeforeQuote = ['DRAFT', 'SUBMITTED', 'ACTION_REQUIRED'] as const;
const contractedBeforeDeparture = [
  'QUOTED',
  'ACCEPTED',
  'BOOKING_REQUESTED',
  'BOOKING_REJECTED',
  'BOOKED',
  'PICKUP_SCHEDULED',
  'COLLECTED',
  'ORIGIN_RECEIVED',
  'EXPORT_DECLARED',
  'EXPORT_REJECTED',
  'EXPORT_HOLD',
  'EXPORT_RELEASED',
  'LOADED',
] as const;
const underContract = [
  ...contractedBeforeDeparture,
  'DEPARTED',
  'ROLLED',
  'TRANSSHIPPING',
  'ARRIVED',
  'IMPORT_ENTRY_FILED',
  'CUSTOMS_HOLD',
  'CUSTOMS_EXAM',
  'DUTY_PAYMENT_DUE',
  'CUSTOMS_RELEASED',
  'APPOINTMENT_SCHEDULED',
  'DELIVERED_TO_WAREHOUSE',
  'RECEIVING',
  'DISCREPANCY_REVIEW',
  'PUTAWAY_IN_PROGRESS',
] as const;
const closed = [
  'COMPLETED',
  'COMPLETED_SHORT',
  'CANCELLED',
  'REFUSED',
  'RETURNED_TO_ORIGIN',
  'SEIZED',
  'ABANDONED',
  'LOST',
] as const;

export const preQuoteStatusSchema = z.enum(openBeforeQuote);
export const contractStatusSchema = z.enum(underContract);
export const closedStatusSchema = z.enum(closed);
export const shipmentStatusSchema = z.enum([...openBeforeQuote, ...underContract, ...closed]);
export type ShipmentStatus = z.infer<typeof shipmentStatusSchema>;
export type ClosedStatus = z.infer<typeof closedStatusSchema>;

/** Before departure the goods can still come back: cancellation is possible (lifecycles.md 4.6). */
export const CANCELLABLE = [...openBeforeQuote, ...contractedBeforeDeparture] as const;

/** Booked, and not counted in a warehouse yet: its units are expected on the shelf (M-087). */
export const ON_THE_WAY = underContract.slice(
  underContract.indexOf('BOOKED'),
  underContract.indexOf('RECEIVING'),
);

const afloat = ['DEPARTED', 'ROLLED', 'TRANSSHIPPING'] as const;
const inCustoms = [
  'IMPORT_ENTRY_FILED',
  'CUSTOMS_HOLD',
  'CUSTOMS_EXAM',
  'DUTY_PAYMENT_DUE',
] as const;
const atWarehouse = ['DELIVERED_TO_WAREHOUSE', 'RECEIVING', 'DISCREPANCY_REVIEW'] as const;

export const shipmentLifecycle = defineLifecycle({
  entity: 'Shipment',
  states: shipmentStatusSchema.options,
  initial: 'DRAFT',
  terminal: closedStatusSchema.options,
  transitions: [
    { from: ['DRAFT'], event: 'submit', to: 'SUBMITTED' },
    {
      from: ['SUBMITTED', 'BOOKED', 'PICKUP_SCHEDULED', 'COLLECTED'],
      event: 'find_faults',
      to: 'ACTION_REQUIRED',
    },
    { from: ['ACTION_REQUIRED'], event: 'amend', to: 'SUBMITTED' },
    { from: ['SUBMITTED'], event: 'quote', to: 'QUOTED' },
    { from: ['QUOTED'], event: 'accept', to: 'ACCEPTED' },
    { from: ['QUOTED'], event: 'expire_quote', to: 'DRAFT' },
    { from: ['ACCEPTED', 'BOOKING_REJECTED'], event: 'request_booking', to: 'BOOKING_REQUESTED' },
    { from: ['BOOKING_REQUESTED'], event: 'reject_booking', to: 'BOOKING_REJECTED' },
    { from: ['BOOKING_REQUESTED', 'ACCEPTED'], event: 'confirm_booking', to: 'BOOKED' },
    { from: ['BOOKED'], event: 'schedule_pickup', to: 'PICKUP_SCHEDULED' },
    { from: ['BOOKED', 'PICKUP_SCHEDULED'], event: 'collect', to: 'COLLECTED' },
    {
      from: ['BOOKED', 'PICKUP_SCHEDULED', 'COLLECTED'],
      event: 'receive_at_origin',
      to: 'ORIGIN_RECEIVED',
    },
    {
      from: ['ACCEPTED', 'ORIGIN_RECEIVED', 'EXPORT_REJECTED'],
      event: 'declare_export',
      to: 'EXPORT_DECLARED',
    },
    { from: ['EXPORT_DECLARED', 'EXPORT_HOLD'], event: 'reject_export', to: 'EXPORT_REJECTED' },
    { from: ['EXPORT_DECLARED'], event: 'hold_export', to: 'EXPORT_HOLD' },
    { from: ['EXPORT_DECLARED', 'EXPORT_HOLD'], event: 'release_export', to: 'EXPORT_RELEASED' },
    { from: ['ACCEPTED', 'ORIGIN_RECEIVED', 'EXPORT_RELEASED'], event: 'load', to: 'LOADED' },
    {
      from: ['ACCEPTED', 'ORIGIN_RECEIVED', 'EXPORT_RELEASED', 'LOADED', 'ROLLED', 'TRANSSHIPPING'],
      event: 'depart',
      to: 'DEPARTED',
    },
    {
      from: ['EXPORT_RELEASED', 'LOADED', 'DEPARTED', 'TRANSSHIPPING'],
      event: 'roll',
      to: 'ROLLED',
    },
    { from: ['DEPARTED', 'ROLLED'], event: 'transship', to: 'TRANSSHIPPING' },
    {
      from: ['ACCEPTED', 'ORIGIN_RECEIVED', 'EXPORT_RELEASED', 'LOADED', ...afloat],
      event: 'arrive',
      to: 'ARRIVED',
    },
    { from: ['ACCEPTED', 'ARRIVED'], event: 'file_entry', to: 'IMPORT_ENTRY_FILED' },
    {
      from: ['IMPORT_ENTRY_FILED', 'CUSTOMS_EXAM', 'DUTY_PAYMENT_DUE'],
      event: 'hold_import',
      to: 'CUSTOMS_HOLD',
    },
    { from: ['CUSTOMS_HOLD'], event: 'answer_hold', to: 'IMPORT_ENTRY_FILED' },
    {
      from: ['IMPORT_ENTRY_FILED', 'CUSTOMS_HOLD', 'DUTY_PAYMENT_DUE'],
      event: 'examine',
      to: 'CUSTOMS_EXAM',
    },
    {
      from: ['IMPORT_ENTRY_FILED', 'CUSTOMS_EXAM', 'CUSTOMS_HOLD'],
      event: 'assess_duty',
      to: 'DUTY_PAYMENT_DUE',
    },
    { from: inCustoms, event: 'release_import', to: 'CUSTOMS_RELEASED' },
    { from: inCustoms, event: 'seize', to: 'SEIZED' },
    {
      from: ['CUSTOMS_HOLD', 'CUSTOMS_EXAM', 'DUTY_PAYMENT_DUE'],
      event: 'abandon',
      to: 'ABANDONED',
    },
    {
      from: [...afloat, 'ARRIVED', ...inCustoms, ...atWarehouse],
      event: 'return_to_origin',
      to: 'RETURNED_TO_ORIGIN',
    },
    {
      from: [
        ...afloat,
        'EXPORT_RELEASED',
        'LOADED',
        'ARRIVED',
        'CUSTOMS_RELEASED',
        'APPOINTMENT_SCHEDULED',
      ],
      event: 'lose',
      to: 'LOST',
    },
    {
      from: ['ACCEPTED', 'ARRIVED', 'CUSTOMS_RELEASED'],
      event: 'schedule_delivery',
      to: 'APPOINTMENT_SCHEDULED',
    },
    {
      from: ['ACCEPTED', 'ARRIVED', 'CUSTOMS_RELEASED', 'APPOINTMENT_SCHEDULED'],
      event: 'deliver',
      to: 'DELIVERED_TO_WAREHOUSE',
    },
    { from: ['DELIVERED_TO_WAREHOUSE'], event: 'check_in', to: 'RECEIVING' },
    { from: ['RECEIVING'], event: 'find_discrepancy', to: 'DISCREPANCY_REVIEW' },
    { from: ['DISCREPANCY_REVIEW'], event: 'recount', to: 'RECEIVING' },
    {
      from: ['RECEIVING', 'DISCREPANCY_REVIEW'],
      event: 'start_putaway',
      to: 'PUTAWAY_IN_PROGRESS',
    },
    { from: atWarehouse, event: 'refuse', to: 'REFUSED' },
    { from: ['PUTAWAY_IN_PROGRESS'], event: 'complete', to: 'COMPLETED' },
    { from: ['PUTAWAY_IN_PROGRESS'], event: 'complete_short', to: 'COMPLETED_SHORT' },
    { from: CANCELLABLE, event: 'cancel', to: 'CANCELLED' },
  ],
});
export type ShipmentEvent = (typeof shipmentLifecycle.transitions)[number]['event'];
