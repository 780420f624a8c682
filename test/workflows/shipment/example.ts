import { requestBody } from '../../support/example-shipment.ts';
import { createWorld, type World, type WorldOptions } from '../../support/portage-world.ts';
import type { ShipmentId } from '../../../domain/kernel/ids.ts';

/** The example, taken as soon as it is quoted. */
export const example = { ...requestBody, quoteAcceptance: { kind: 'automatic' } };

/** A world with the example submitted in it. */
export async function begun(
  options: Omit<WorldOptions, 'seed'> = {},
  changed: object = {},
): Promise<{ world: World; id: ShipmentId }> {
  const world = await createWorld({ seed: 1, ...options });
  return { world, id: await world.submit({ ...example, ...changed }) };
}

/** What partners were asked for this shipment: `customs POST-path`, ids left out. */
export function askedOf(world: World): string[] {
  return world.requests.map(
    ({ source, path }) => `${source} ${path.replaceAll(/\/shp_[^/]+/g, '')}`,
  );
}
