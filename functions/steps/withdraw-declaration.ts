import type { DeclarationKind } from '../../domain/declaration/declaration.ts';
import type { Done, StepInput } from '../../workflows/shipment/contracts.ts';
import type { StepPorts } from './step-ports.ts';

/** Withdraws the newest version, also one that may not have reached the broker; earlier ones were rejected or refused. */
export async function withdrawLatest(
  { declarations, customs }: Pick<StepPorts, 'declarations' | 'customs'>,
  { tenant, shipmentId }: StepInput,
  kind: DeclarationKind,
): Promise<Done> {
  const filed = await declarations.latest(tenant, shipmentId, kind);
  if (!filed || filed.filing === 'REFUSED') return { outcome: 'ALREADY' };
  await customs.withdraw(filed.declarationId);
  return { outcome: 'DONE' };
}
