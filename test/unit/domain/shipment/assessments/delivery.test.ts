import { describe } from 'vitest';
import { assessDelivery } from '../../../../../domain/shipment/assess-delivery.ts';
import { aCaseOf, later } from '../shipment-views.ts';
import { comesTo, hold } from './comes-to.ts';

describe('delivery', () => {
  const announced = hold({ requestedAppointments: 1 });
  const appointment = { at: later(2), reference: 'APT-1' };
  comesTo(assessDelivery, [
    ['begins with a notice', 'CUSTOMS_RELEASED', {}, [], 'finish ANNOUNCE'],
    [
      'waits for an appointment',
      'CUSTOMS_RELEASED',
      { receiving: announced },
      [],
      'wait APPOINTMENT',
    ],
    [
      'has one',
      'CUSTOMS_RELEASED',
      { receiving: { ...announced, appointment } },
      ['schedule_delivery'],
      'wait DELIVERY',
    ],
    [
      'gets another for a missed one',
      'APPOINTMENT_SCHEDULED',
      { receiving: { ...announced, appointment, missedAppointments: 1 } },
      [],
      'finish ANNOUNCE',
    ],
    [
      'asks after three',
      'APPOINTMENT_SCHEDULED',
      { receiving: { ...announced, missedAppointments: 3, requestedAppointments: 3 } },
      [],
      'wait APPOINTMENT_MISSED',
    ],
    [
      'knows by the count that the goods are there',
      'CUSTOMS_RELEASED',
      { receiving: { ...announced, closedAt: later(3) } },
      ['deliver'],
      'finish DELIVERED',
    ],
    [
      'is overdue a day after the appointment, never sooner than 3 days',
      'APPOINTMENT_SCHEDULED',
      { receiving: { ...announced, appointment }, now: later(3.1) },
      [],
      'wait DELIVERY_OVERDUE',
    ],
    [
      'is lost on operations’ word',
      'APPOINTMENT_SCHEDULED',
      {
        receiving: { ...announced, appointment },
        cases: [aCaseOf('DELIVERY_OVERDUE', 'DELIVERY-1', 'declare-lost')],
      },
      ['lose'],
      'finish LOST',
    ],
  ]);
});
