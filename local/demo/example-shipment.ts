/** The shipments of examples/, made to fit today: a cargo that is ready soon, a reference and a container of their own. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { dimensionsSchema } from '../../domain/shipment/shipment.ts';
import { containerNumber } from '../sandbox/voyage.ts';

export type ExampleName = 'inbound-sea-us' | 'inbound-air-ca';

const skus = z.array(
  z.looseObject({ sku: z.string(), weightG: z.int(), dimensions: dimensionsSchema }),
);
const shipment = z.looseObject({
  reference: z.string(),
  containers: z.array(z.string()).optional(),
});

export function exampleSkus(): z.infer<typeof skus> {
  return skus.parse(read('skus'));
}

/** `turn` tells this shipment from others of the same example; the first is the example as it stands in the file but for the day. */
export function exampleShipment(name: ExampleName, turn: number, nowMs: number): object {
  const example = shipment.parse(read(name));
  const cargoReadyOn = new Date(nowMs + 3 * 86_400_000).toISOString().slice(0, 10);
  if (turn === 0) return { ...example, cargoReadyOn };
  const containers = example.containers && [containerNumber('TCNU', 482_765 + turn)];
  return {
    ...example,
    cargoReadyOn,
    reference: `${example.reference}-${turn}`,
    ...(containers && { containers }),
  };
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../examples/${name}.json`, import.meta.url), 'utf8'));
}
