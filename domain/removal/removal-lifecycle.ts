/** The states of an FBA removal order (lifecycles 4.3): what Amazon does with it, then what we do with the goods. */
import { z } from 'zod';
import { defineLifecycle } from '../kernel/lifecycle.ts';

export const removalStatusSchema = z.enum([
  'DRAFT',
  'SUBMITTED',
  'PENDING',
  'PROCESSING',
  'SHIPPED',
  'RECEIVED',
  'INSPECTED',
  'CLOSED',
  'CANCELLED',
]);
export type RemovalStatus = z.infer<typeof removalStatusSchema>;

/** Amazon's report may skip what it never told: each of its words is reached from any before it. */
export const removalLifecycle = defineLifecycle({
  entity: 'Removal',
  states: removalStatusSchema.options,
  initial: 'DRAFT',
  terminal: ['CLOSED', 'CANCELLED'],
  transitions: [
    { from: ['DRAFT'], event: 'submit', to: 'SUBMITTED' },
    { from: ['DRAFT', 'SUBMITTED'], event: 'pend', to: 'PENDING' },
    { from: ['DRAFT', 'SUBMITTED', 'PENDING'], event: 'process', to: 'PROCESSING' },
    { from: ['DRAFT', 'SUBMITTED', 'PENDING', 'PROCESSING'], event: 'ship', to: 'SHIPPED' },
    { from: ['SHIPPED'], event: 'receive', to: 'RECEIVED' },
    { from: ['RECEIVED'], event: 'inspect', to: 'INSPECTED' },
    {
      from: ['DRAFT', 'SUBMITTED', 'PENDING', 'PROCESSING', 'SHIPPED', 'INSPECTED'],
      event: 'close',
      to: 'CLOSED',
    },
    { from: ['DRAFT', 'SUBMITTED', 'PENDING', 'PROCESSING'], event: 'cancel', to: 'CANCELLED' },
  ],
});
export type RemovalEvent = (typeof removalLifecycle.transitions)[number]['event'];
