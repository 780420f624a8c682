/** Questions to the projection: what is known to have happened, or is expected, and where. */
import {
  classifierSchema,
  milestoneSchema,
  type Milestone,
  type MilestoneState,
} from './tracking-event.ts';
import type { TrackingProjection } from './tracking-event.ts';

export interface TrackingFact extends MilestoneState {
  readonly milestone: Milestone;
  readonly classifier: 'actual' | 'estimated' | 'planned';
  /** UN/LOCODE or facility code; undefined when the event named no place. */
  readonly place: string | undefined;
}

/** All slots, earliest first. */
export function trackingFacts({ slots }: TrackingProjection): TrackingFact[] {
  return Object.entries(slots)
    .map(([key, state]) => ({ ...partsOf(key), ...state }))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.eventKey < b.eventKey ? -1 : 1));
}

function partsOf(key: string) {
  const [, milestone, place, , classifier] = key.split('|');
  return {
    milestone: milestoneSchema.parse(milestone),
    classifier: classifierSchema.parse(classifier),
    place: place === '-' ? undefined : place,
  };
}

/** What happened, earliest first; `place` also takes events that name none. */
export function actualFacts(
  tracking: TrackingProjection,
  milestones: readonly Milestone[],
  place?: string,
): TrackingFact[] {
  return trackingFacts(tracking).filter(
    (f) =>
      f.classifier === 'actual' &&
      milestones.includes(f.milestone) &&
      (place === undefined || f.place === undefined || f.place === place),
  );
}

/** The newest expectation of a milestone at a place: the estimate before the plan. */
export function expectedFact(
  tracking: TrackingProjection,
  milestone: Milestone,
  place: string,
): TrackingFact | undefined {
  const there = trackingFacts(tracking).filter(
    (f) => f.milestone === milestone && f.place === place,
  );
  return (
    there.find((f) => f.classifier === 'estimated') ?? there.find((f) => f.classifier === 'planned')
  );
}
