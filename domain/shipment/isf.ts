/** ISF 10+2: ocean freight to the US, accepted at least 24 h before loading (domain-facts 3.7, 19 CFR 149). */
import type { Shipment } from './shipment.ts';

const OCEAN = ['SEA_FCL', 'SEA_LCL', 'SEA_TRUCK'];
export const ISF_LEAD_SECONDS = 24 * 3600;

export function needsIsf({
  mode,
  destination,
  legs,
}: Pick<Shipment, 'mode' | 'destination' | 'legs'>): boolean {
  return (
    OCEAN.includes(mode) && destination.port.startsWith('US') && legs.includes('EXPORT_CUSTOMS')
  );
}
