/** The sandbox tracker of the last leg and of freight, as 17TRACK's API answers. Numbers it was never told of are not there. */
import { knownFacts } from './parcel-carrier.ts';
import type { ParcelPlot } from './parcel-plot.ts';
import type { Circumstances, Told } from './saying.ts';
import { seventeenTrackInfo } from './seventeentrack-message.ts';

export function trackInfo(plot: ParcelPlot, number: string, around: Circumstances): Told {
  const facts = plot.labels
    .flatMap((label) => (label.bought ? knownFacts(plot, label, around) : []))
    .filter((fact) => fact.number === number);
  const newest = facts.at(-1);
  return answered(plot, newest ? [seventeenTrackInfo(facts, newest)] : []);
}

export function registered(plot: ParcelPlot, number: string): Told {
  return answered(plot, [{ number, origin: 1, carrier: 0 }]);
}

function answered(plot: ParcelPlot, accepted: readonly object[]): Told {
  const body = { code: 0, data: { accepted, rejected: [] } };
  return { plot, says: [], answer: { status: 200, body } };
}
