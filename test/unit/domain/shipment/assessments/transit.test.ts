import { describe } from 'vitest';
import { assessTransit } from '../../../../../domain/shipment/assess-transit.ts';
import { aCaseOf, later, tracked, type Around } from '../shipment-views.ts';
import { cancelRequest, comesTo } from './comes-to.ts';

describe('transit', () => {
  const load = { milestone: 'loaded', place: 'CNYTN', day: 13 };
  const sail = { milestone: 'departed_port', place: 'CNYTN', day: 14 };
  const land = { milestone: 'arrived_port', place: 'USLAX', day: 34 };
  const byAir: Around = { patch: { mode: 'AIR' } };
  comesTo(assessTransit, [
    ['waits for the loading', 'EXPORT_RELEASED', {}, [], 'wait LOADING'],
    ['loads', 'EXPORT_RELEASED', { ...byAir, tracking: tracked(load) }, ['load'], 'wait DEPARTURE'],
    ['sails', 'LOADED', { tracking: tracked(load, sail) }, ['depart'], 'wait ARRIVAL'],
    ['lands', 'DEPARTED', { tracking: tracked(load, sail, land) }, ['arrive'], 'finish ARRIVED'],
    [
      'makes up what nobody told of',
      'EXPORT_RELEASED',
      { ...byAir, tracking: tracked(land) },
      ['load', 'depart', 'arrive'],
      'finish ARRIVED',
    ],
    [
      'is cancelled ashore',
      'LOADED',
      { patch: { cancelRequest }, tracking: tracked(load) },
      [],
      'finish CANCELLED',
    ],
    [
      'is not cancelled once gone',
      'LOADED',
      { patch: { cancelRequest }, tracking: tracked(load, sail) },
      ['depart'],
      'wait ARRIVAL',
    ],
    [
      'is rolled by a later estimate',
      'LOADED',
      {
        tracking: tracked(
          { ...sail, classifier: 'planned' },
          { ...sail, classifier: 'estimated', day: 15 },
        ),
      },
      ['roll'],
      'wait DEPARTURE',
    ],
    [
      'is not rolled by a late tide',
      'LOADED',
      {
        tracking: tracked(
          { ...sail, classifier: 'planned' },
          { ...sail, classifier: 'estimated', day: 14.5 },
        ),
      },
      [],
      'wait DEPARTURE',
    ],
    [
      'is ashore on the way',
      'DEPARTED',
      { tracking: tracked(sail, { milestone: 'discharged', place: 'KRPUS', day: 20 }) },
      ['transship'],
      'wait ONWARD_DEPARTURE',
    ],
    [
      'goes on from there',
      'TRANSSHIPPING',
      {
        tracking: tracked(
          sail,
          { milestone: 'discharged', place: 'KRPUS', day: 20 },
          { milestone: 'departed_port', place: 'KRPUS', day: 22 },
        ),
      },
      ['depart'],
      'wait ARRIVAL',
    ],
    [
      'is lost when the carrier says so',
      'DEPARTED',
      { tracking: tracked(sail, { milestone: 'lost', day: 20 }) },
      ['lose'],
      'finish LOST',
    ],
    [
      'is lost when operations say so',
      'DEPARTED',
      { tracking: tracked(sail), cases: [aCaseOf('TRANSIT_STALLED', 'ARRIVAL-1', 'declare-lost')] },
      ['lose'],
      'finish LOST',
    ],
    [
      'is not stalled at sea before it should be there',
      'DEPARTED',
      { tracking: tracked(sail), now: later(40) },
      [],
      'wait ARRIVAL',
    ],
    [
      'is stalled after',
      'DEPARTED',
      { tracking: tracked(sail, { ...land, classifier: 'estimated', day: 34 }), now: later(45) },
      [],
      'wait TRANSIT_STALLED',
    ],
  ]);
});
