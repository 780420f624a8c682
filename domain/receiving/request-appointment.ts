/** That an appointment was asked for is a fact of receiving like any other: written once, by its own name. */
import type { Receiving } from './receipt.ts';

/** The attempt that is due: one more than were missed. */
export function requestAppointment(receiving: Receiving): {
  attempt: number;
  eventId: string;
  next: Receiving;
} {
  const attempt = receiving.missedAppointments + 1;
  return {
    attempt,
    eventId: `appointment-requested-${attempt}`,
    next: { ...receiving, version: receiving.version + 1, requestedAppointments: attempt },
  };
}
