/** Undo of submit-export-declaration (删单); the record stays for the audit (lifecycles 4.6). */
import type { Done, StepInput } from '../../../workflows/shipment/contracts.ts';
import type { StepPorts } from '../step-ports.ts';
import { withdrawLatest } from '../withdraw-declaration.ts';

export function createWithdrawExportDeclaration(
  ports: Pick<StepPorts, 'declarations' | 'customs'>,
) {
  return (key: StepInput): Promise<Done> => withdrawLatest(ports, key, 'EXPORT');
}
