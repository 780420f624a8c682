/** The timeline of a shipment (M-060, M-002): milestones per leg planned, estimated and actual; who has the ball, until when. */
import type { z } from 'zod';
import type { ShipmentKey, ShipmentStore } from '../../../domain/shipment/shipment-store.ts';
import { classifierSchema } from '../../../domain/tracking/tracking-event.ts';
import type { TrackingProjection } from '../../../domain/tracking/tracking-event.ts';
import type { TrackingStore } from '../../../domain/tracking/tracking-store.ts';
import type { WaitStore } from '../../../domain/wait/wait.ts';
import { milestoneView, type timelineView } from './contract.ts';
import { mustFind } from './shipment-view.ts';
import { waitingOf } from './waiting.ts';

export interface TimelinePorts {
  readonly shipments: Pick<ShipmentStore, 'find' | 'changes'>;
  readonly tracking: Pick<TrackingStore, 'projection'>;
  readonly waits: Pick<WaitStore, 'find'>;
}

type Timeline = z.input<typeof timelineView>;
type MilestoneView = z.output<typeof milestoneView>;

/** Throws NotFound. */
export async function timelineOf(ports: TimelinePorts, key: ShipmentKey): Promise<Timeline> {
  const { shipmentId, status, statusSince } = await mustFind(ports.shipments, key);
  const [changes, projection, waiting] = await Promise.all([
    ports.shipments.changes(key),
    ports.tracking.projection(key),
    waitingOf(ports.waits, key),
  ]);
  return {
    shipmentId,
    status,
    statusSince,
    ...(waiting && { waiting }),
    milestones: milestonesOf(projection),
    history: changes.map(({ version: _v, correlationId: _c, ...change }) => change),
  };
}

/** The slots of one milestone, place and unit become one line with up to three times. */
function milestonesOf({ slots }: TrackingProjection): MilestoneView[] {
  const lines = new Map<string, object>();
  for (const [slot, { at }] of Object.entries(slots)) {
    const [leg, milestone, place, unit, classifier] = slot.split('|');
    const line = [leg, milestone, place, unit].join('|');
    const named = { leg, milestone, ...given('place', place), ...given('unit', unit) };
    const known = lines.get(line) ?? named;
    lines.set(line, { ...known, [classifierSchema.parse(classifier)]: at });
  }
  return [...lines.values()]
    .map((line) => milestoneView.parse(line))
    .sort((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1));
}

function given(name: string, value: string | undefined): object {
  return value === undefined || value === '-' ? {} : { [name]: value };
}

function timeOf({ actual, estimated, planned }: MilestoneView): string {
  return actual ?? estimated ?? planned ?? '~';
}
