/** Whose turn it is (M-002): of the wait only what a person may know, never the token. */
import type { z } from 'zod';
import type { ShipmentKey } from '../../../domain/shipment/shipment-store.ts';
import type { WaitStore } from '../../../domain/wait/wait.ts';
import type { waitingSchema } from './contract.ts';

/** Undefined when nothing is waited for, or the answer came already. */
export async function waitingOf(
  waits: Pick<WaitStore, 'find'>,
  { tenant, shipmentId }: ShipmentKey,
): Promise<z.input<typeof waitingSchema> | undefined> {
  const wait = await waits.find({ tenant, entityId: shipmentId, lane: 'main' });
  if (wait?.token === undefined || wait.deliveredGen >= wait.tokenGen) return undefined;
  const { awaiting, responsible, deadlineAt } = wait;
  if (awaiting === undefined || !responsible || !deadlineAt) return undefined;
  return { awaiting, responsible, deadlineAt };
}
