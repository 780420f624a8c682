/** Undo of file-isf. */
import type { Done, StepInput } from '../../../workflows/shipment/contracts.ts';
import type { StepPorts } from '../step-ports.ts';
import { withdrawLatest } from '../withdraw-declaration.ts';

export function createCancelIsf(ports: Pick<StepPorts, 'declarations' | 'customs'>) {
  return (key: StepInput): Promise<Done> => withdrawLatest(ports, key, 'ISF');
}
