import { describe } from 'vitest';
import { assessImport } from '../../../../../domain/shipment/assess-import.ts';
import { T0 } from '../../../../../test/support/example-shipment.ts';
import { aCaseOf, declared, later } from '../shipment-views.ts';
import { comesTo } from './comes-to.ts';

describe('import customs', () => {
  const filed = (statuses: Parameters<typeof declared>[1], changed: object = {}) =>
    declared('IMPORT', statuses, changed);
  comesTo(assessImport, [
    ['begin with an entry', 'ARRIVED', {}, [], 'finish FILE'],
    [
      'take their time',
      'IMPORT_ENTRY_FILED',
      { declarations: [filed(['ACCEPTED'])] },
      [],
      'wait IMPORT_RELEASE',
    ],
    [
      'hold',
      'IMPORT_ENTRY_FILED',
      { declarations: [filed(['HELD'])] },
      ['hold_import'],
      'wait CUSTOMS_HOLD',
    ],
    [
      'get the papers',
      'CUSTOMS_HOLD',
      {
        declarations: [filed(['HELD'])],
        cases: [aCaseOf('CUSTOMS_HOLD', 'v1-1', 'provide-documents')],
      },
      [],
      'finish ANSWER',
    ],
    [
      'have them',
      'CUSTOMS_HOLD',
      { declarations: [filed(['HELD'], { answeredHolds: 1 })] },
      ['answer_hold'],
      'wait IMPORT_RELEASE',
    ],
    [
      'get another entry after a rejection',
      'CUSTOMS_HOLD',
      {
        declarations: [filed(['REJECTED'])],
        cases: [aCaseOf('CUSTOMS_HOLD', 'v1-rejected-1', 'amend')],
      },
      [],
      'finish FILE',
    ],
    [
      'bring operations in when free time ends',
      'CUSTOMS_HOLD',
      { declarations: [filed(['HELD'])], now: later(8), cases: [aCaseOf('CUSTOMS_HOLD', 'v1-1')] },
      [],
      'wait OVERDUE',
    ],
    [
      'examine',
      'IMPORT_ENTRY_FILED',
      { declarations: [filed(['UNDER_EXAMINATION'])] },
      ['examine'],
      'wait CUSTOMS_EXAMINATION',
    ],
    [
      'want money: ours under DDP',
      'IMPORT_ENTRY_FILED',
      { declarations: [filed(['DUTY_DUE'])] },
      ['assess_duty'],
      'finish PAY',
    ],
    [
      'want money: the seller’s under DAP',
      'IMPORT_ENTRY_FILED',
      { declarations: [filed(['DUTY_DUE'])], patch: { incoterm: 'DAP' } },
      ['assess_duty'],
      'wait DUTY_PAYMENT_DUE',
    ],
    [
      'get it when the seller paid',
      'DUTY_PAYMENT_DUE',
      {
        declarations: [filed(['DUTY_DUE'])],
        patch: { incoterm: 'DAP' },
        cases: [aCaseOf('DUTY_PAYMENT_DUE', 'v1-s-0', 'paid')],
      },
      [],
      'finish PAY',
    ],
    [
      'have it',
      'DUTY_PAYMENT_DUE',
      { declarations: [filed(['DUTY_DUE'], { dutyPaidAt: T0 })] },
      [],
      'wait IMPORT_RELEASE',
    ],
    [
      'release',
      'DUTY_PAYMENT_DUE',
      { declarations: [filed(['DUTY_DUE', 'RELEASED'])] },
      ['release_import'],
      'finish RELEASED',
    ],
    [
      'seize',
      'CUSTOMS_HOLD',
      { declarations: [filed(['HELD', 'SEIZED'])] },
      ['seize'],
      'finish SEIZED',
    ],
    [
      'ask about the duty once the hold is answered, whatever came first',
      'IMPORT_ENTRY_FILED',
      { declarations: [filed(['DUTY_DUE', 'HELD'], { answeredHolds: 1 })] },
      ['assess_duty'],
      'finish PAY',
    ],
  ]);
});
