import { describe } from 'vitest';
import { fault } from '../../../../../domain/kernel/fault.ts';
import { assessSubmission } from '../../../../../domain/shipment/assess-submission.ts';
import type { ShipmentView } from '../../../../../domain/shipment/shipment-view.ts';
import { later } from '../shipment-views.ts';
import { cancelRequest, comesTo } from './comes-to.ts';

describe('submission', () => {
  const clean = (view: ShipmentView) => assessSubmission(view, []);
  comesTo(clean, [
    ['passes what has no faults', 'SUBMITTED', {}, [], 'finish PASSED'],
    [
      'ends what was cancelled meanwhile',
      'SUBMITTED',
      { patch: { cancelRequest } },
      [],
      'finish CANCELLED',
    ],
    ['waits while faults stand', 'ACTION_REQUIRED', {}, [], 'wait SHIPMENT_FAULTS'],
    ['cancels after 14 days', 'ACTION_REQUIRED', { now: later(14) }, [], 'finish CANCELLED'],
    ['is passed by what is further on: a restart goes on', 'DEPARTED', {}, [], 'finish PASSED'],
  ]);
  comesTo(
    (view) => assessSubmission(view, [fault('', 'BAD', 'bad')]),
    [['asks the seller to mend faults', 'SUBMITTED', {}, ['find_faults'], 'wait SHIPMENT_FAULTS']],
  );
});
