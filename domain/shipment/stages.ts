/**
 * The stages of a shipment's journey. Legs that are not bought are left out (M-013): a shipment whose transport the seller
 * arranges starts at TRANSIT, and what its own side does is only recorded. Every shipment ends on our shelf.
 */
import type { Leg } from './shipment.ts';

export const stages = ['BOOKING', 'EXPORT', 'TRANSIT', 'IMPORT', 'RECEIVING'] as const;
export type Stage = (typeof stages)[number];

export function stagesOf({ legs }: { readonly legs: readonly Leg[] }): Stage[] {
  const bought: Record<Stage, boolean> = {
    BOOKING: legs.includes('FIRST_MILE') || legs.includes('MAIN_CARRIAGE'),
    EXPORT: legs.includes('EXPORT_CUSTOMS'),
    TRANSIT: true,
    IMPORT: legs.includes('IMPORT_CUSTOMS'),
    RECEIVING: true,
  };
  return stages.filter((stage) => bought[stage]);
}
