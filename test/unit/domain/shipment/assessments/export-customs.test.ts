import { describe } from 'vitest';
import { assessExport } from '../../../../../domain/shipment/assess-export.ts';
import { aCaseOf, declared, later, tracked } from '../shipment-views.ts';
import { comesTo } from './comes-to.ts';

describe('export customs', () => {
  const filed = (...said: Parameters<typeof declared>[1] & object) => declared('EXPORT', said);
  const isf = (...said: Parameters<typeof declared>[1] & object) => declared('ISF', said);
  comesTo(assessExport, [
    ['begin with a declaration', 'ORIGIN_RECEIVED', {}, [], 'finish DECLARE'],
    [
      'need an ISF for the US by sea',
      'EXPORT_DECLARED',
      { declarations: [filed('ACCEPTED')] },
      [],
      'finish FILE_ISF',
    ],
    [
      'need none by air',
      'EXPORT_DECLARED',
      { declarations: [filed('ACCEPTED')], patch: { mode: 'AIR' } },
      [],
      'wait EXPORT_RELEASE',
    ],
    [
      'release',
      'EXPORT_DECLARED',
      { declarations: [filed('ACCEPTED', 'RELEASED'), isf('ACCEPTED')] },
      ['release_export'],
      'finish RELEASED',
    ],
    [
      'let nothing go before the ISF is accepted',
      'EXPORT_DECLARED',
      { declarations: [filed('RELEASED'), isf()] },
      ['release_export'],
      'wait ISF_ACCEPTANCE',
    ],
    [
      'wait no longer for it when the vessel is gone',
      'EXPORT_RELEASED',
      {
        declarations: [filed('RELEASED'), isf()],
        tracking: tracked({ milestone: 'departed_port', place: 'CNYTN' }),
      },
      [],
      'finish RELEASED',
    ],
    [
      'ask about a rejected ISF',
      'EXPORT_RELEASED',
      { declarations: [filed('RELEASED'), isf('REJECTED')] },
      [],
      'wait EXPORT_REJECTED',
    ],
    [
      'ask about a rejection',
      'EXPORT_DECLARED',
      { declarations: [filed('REJECTED')] },
      ['reject_export'],
      'wait EXPORT_REJECTED',
    ],
    [
      'are told again when it is amended',
      'EXPORT_REJECTED',
      {
        declarations: [filed('REJECTED')],
        cases: [aCaseOf('EXPORT_REJECTED', 'EXPORT-v1', 'amend')],
      },
      [],
      'finish DECLARE',
    ],
    [
      'hold',
      'EXPORT_DECLARED',
      { declarations: [filed('HELD'), isf('ACCEPTED')] },
      ['hold_export'],
      'wait EXPORT_HOLD',
    ],
    [
      'let go of a hold',
      'EXPORT_HOLD',
      { declarations: [filed('HELD', 'RELEASED'), isf('ACCEPTED')] },
      ['release_export'],
      'finish RELEASED',
    ],
    [
      'are late after 3 days',
      'EXPORT_DECLARED',
      { declarations: [filed('ACCEPTED'), isf('ACCEPTED')], now: later(3) },
      [],
      'wait OVERDUE',
    ],
  ]);
});
