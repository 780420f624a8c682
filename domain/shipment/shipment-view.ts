/** Everything an assessment may look at, read strongly and at one moment. */
import type { Case } from '../case/case.ts';
import type { Declaration } from '../declaration/declaration.ts';
import type { Timestamp } from '../kernel/time.ts';
import type { Receiving } from '../receiving/receipt.ts';
import type { TrackingProjection } from '../tracking/tracking-event.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { Shipment, ShipmentContent } from './shipment.ts';

export interface ShipmentView {
  readonly shipment: Shipment;
  readonly content: ShipmentContent;
  /** Undefined before the pre-check said that there is no such warehouse. */
  readonly warehouse: Warehouse | undefined;
  readonly tracking: TrackingProjection;
  readonly declarations: readonly Declaration[];
  readonly receiving: Receiving;
  readonly cases: readonly Case[];
  readonly now: Timestamp;
}
