/** Who acted, as a seller is told: that it was operations, and not which person of the staff. */
const STAFF = 'operations:';

export function toldToSeller(actor: string): string {
  return actor.startsWith(STAFF) ? 'operations' : actor;
}
