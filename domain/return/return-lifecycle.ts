/** The business status of a return (lifecycles 4.3). What the desk saw of the goods is kept apart, in its inspection. */
import { z } from 'zod';
import { defineLifecycle } from '../kernel/lifecycle.ts';

const undecided = ['REQUESTED', 'TRIAGED', 'PARTIAL_REFUND_OFFERED', 'PENDING_REVIEW'] as const;
/** From APPROVED on a warehouse is named: nobody saw its address before (M-120). */
const underway = [
  'APPROVED',
  'LABEL_ISSUED',
  'AWAITING_ARRIVAL',
  'IN_TRANSIT',
  'ARRIVED',
  'INSPECTING',
  'ACTION_REQUIRED',
  'DISPOSITION_PENDING',
  'PROCESSING',
] as const;
const closed = [
  'RETURNLESS_REFUND',
  'DECLINED',
  'COMPLETED',
  'EXPIRED',
  'CANCELLED',
  'LOST',
] as const;

export const undecidedReturnSchema = z.enum(undecided);
export const underwayReturnSchema = z.enum(underway);
export const closedReturnSchema = z.enum(closed);
export const returnStatusSchema = z.enum([...undecided, ...underway, ...closed]);
export type ReturnStatus = z.infer<typeof returnStatusSchema>;

/** Until the box travels the buyer may still keep it (lifecycles 4.6). */
const CANCELLABLE = [
  'PARTIAL_REFUND_OFFERED',
  'PENDING_REVIEW',
  'APPROVED',
  'LABEL_ISSUED',
  'AWAITING_ARRIVAL',
] as const;

/** `arrive` from REQUESTED is a box that nobody announced; nothing was decided about it. */
export const returnLifecycle = defineLifecycle({
  entity: 'Return',
  states: returnStatusSchema.options,
  initial: 'REQUESTED',
  terminal: closedReturnSchema.options,
  transitions: [
    { from: ['REQUESTED'], event: 'triage', to: 'TRIAGED' },
    {
      from: ['TRIAGED', 'PENDING_REVIEW'],
      event: 'refund_without_return',
      to: 'RETURNLESS_REFUND',
    },
    {
      from: ['TRIAGED', 'PENDING_REVIEW'],
      event: 'offer_partial_refund',
      to: 'PARTIAL_REFUND_OFFERED',
    },
    { from: ['TRIAGED'], event: 'review', to: 'PENDING_REVIEW' },
    { from: ['TRIAGED', 'PENDING_REVIEW'], event: 'decline', to: 'DECLINED' },
    {
      from: ['TRIAGED', 'PENDING_REVIEW', 'PARTIAL_REFUND_OFFERED'],
      event: 'approve',
      to: 'APPROVED',
    },
    { from: ['PARTIAL_REFUND_OFFERED'], event: 'accept_offer', to: 'COMPLETED' },
    { from: ['APPROVED'], event: 'issue_label', to: 'LABEL_ISSUED' },
    { from: ['APPROVED', 'LABEL_ISSUED'], event: 'announce', to: 'AWAITING_ARRIVAL' },
    { from: ['AWAITING_ARRIVAL'], event: 'move', to: 'IN_TRANSIT' },
    {
      from: ['REQUESTED', 'APPROVED', 'LABEL_ISSUED', 'AWAITING_ARRIVAL', 'IN_TRANSIT'],
      event: 'arrive',
      to: 'ARRIVED',
    },
    { from: ['ARRIVED'], event: 'inspect', to: 'INSPECTING' },
    { from: ['INSPECTING'], event: 'find_mismatch', to: 'ACTION_REQUIRED' },
    { from: ['INSPECTING', 'ACTION_REQUIRED'], event: 'grade', to: 'DISPOSITION_PENDING' },
    { from: ['DISPOSITION_PENDING'], event: 'dispose', to: 'PROCESSING' },
    { from: ['PROCESSING'], event: 'complete', to: 'COMPLETED' },
    { from: ['APPROVED', 'LABEL_ISSUED', 'AWAITING_ARRIVAL'], event: 'expire', to: 'EXPIRED' },
    { from: ['AWAITING_ARRIVAL', 'IN_TRANSIT'], event: 'lose', to: 'LOST' },
    { from: CANCELLABLE, event: 'cancel', to: 'CANCELLED' },
  ],
});
export type ReturnEvent = (typeof returnLifecycle.transitions)[number]['event'];
