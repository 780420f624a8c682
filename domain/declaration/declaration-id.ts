/** The name of a filing, ours and the broker's: repeats of it are the same filing. */
import type { DeclarationKind } from './declaration.ts';

export function declarationId(shipmentId: string, kind: DeclarationKind, version: number): string {
  return `${shipmentId}-${kind}-v${version}`;
}
