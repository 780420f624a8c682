/** What a timeline is made of: the shipment's records as read at one moment. */
import type { Case } from '../case/case.ts';
import type { Declaration } from '../declaration/declaration.ts';
import type { Receiving } from '../receiving/receipt.ts';
import type { TrackingProjection } from '../tracking/tracking-event.ts';
import type { Wait } from '../wait/wait.ts';
import type { Shipment, StatusChange } from './shipment.ts';

export interface TimelineFacts {
  readonly shipment: Shipment;
  readonly changes: readonly StatusChange[];
  readonly tracking: TrackingProjection;
  readonly declarations: readonly Declaration[];
  readonly receiving: Receiving;
  readonly wait: Wait | undefined;
  readonly cases: readonly Case[];
}
