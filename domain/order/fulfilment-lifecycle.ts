/** The states of a fulfilment (lifecycles 4.2): what the warehouse and the carrier do with one part of an order. */
import { z } from 'zod';
import { defineLifecycle } from '../kernel/lifecycle.ts';

export const fulfilmentStatusSchema = z.enum([
  'PLANNED',
  'BACKORDERED',
  'RESERVED',
  'RELEASED',
  'PICKING',
  'PACKED',
  'LABELED',
  'SHIPPED',
  'DELIVERED',
  'RETURNED_TO_SENDER',
  'LOST',
  'CANCELLED',
  'REJECTED',
]);
export type FulfilmentStatus = z.infer<typeof fulfilmentStatusSchema>;

/**
 * `pick_short` and `call_back` put it back to be planned anew; `relabel` is a packed parcel whose label was void. `found` is the
 * parcel that turned up after it was given up.
 */
export const fulfilmentLifecycle = defineLifecycle({
  entity: 'Fulfilment',
  states: fulfilmentStatusSchema.options,
  initial: 'PLANNED',
  terminal: ['DELIVERED', 'RETURNED_TO_SENDER', 'LOST', 'CANCELLED', 'REJECTED'],
  transitions: [
    { from: ['PLANNED', 'BACKORDERED'], event: 'reserve', to: 'RESERVED' },
    { from: ['PLANNED'], event: 'backorder', to: 'BACKORDERED' },
    { from: ['PLANNED', 'BACKORDERED'], event: 'reject', to: 'REJECTED' },
    { from: ['BACKORDERED', 'RESERVED'], event: 'amend', to: 'PLANNED' },
    { from: ['RESERVED'], event: 'release', to: 'RELEASED' },
    { from: ['RELEASED'], event: 'start_picking', to: 'PICKING' },
    { from: ['RELEASED', 'PICKING'], event: 'pick_short', to: 'PLANNED' },
    { from: ['RELEASED', 'PICKING'], event: 'pack', to: 'PACKED' },
    { from: ['PACKED'], event: 'label', to: 'LABELED' },
    { from: ['LABELED'], event: 'relabel', to: 'PACKED' },
    { from: ['RELEASED', 'PICKING', 'PACKED', 'LABELED'], event: 'call_back', to: 'PLANNED' },
    { from: ['LABELED'], event: 'ship', to: 'SHIPPED' },
    { from: ['SHIPPED'], event: 'deliver', to: 'DELIVERED' },
    { from: ['SHIPPED'], event: 'return_to_sender', to: 'RETURNED_TO_SENDER' },
    { from: ['SHIPPED'], event: 'lose', to: 'LOST' },
    {
      from: ['PLANNED', 'BACKORDERED', 'RESERVED', 'RELEASED', 'PICKING', 'PACKED', 'LABELED'],
      event: 'cancel',
      to: 'CANCELLED',
    },
  ],
});
export type FulfilmentEvent = (typeof fulfilmentLifecycle.transitions)[number]['event'];
