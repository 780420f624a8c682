/** What the warehouse's scale says of a unit: the goods of the examples; anything else is a small box of half a kilogram. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { dimensionsSchema } from '../../domain/shipment/shipment.ts';

const itemSchema = z.object({
  sku: z.string(),
  weightG: z.int(),
  dimensions: dimensionsSchema,
});
export type Item = z.infer<typeof itemSchema>;

const ITEMS = new Map(
  z
    .array(itemSchema)
    .parse(JSON.parse(readFileSync(new URL('../../examples/skus.json', import.meta.url), 'utf8')))
    .map((item) => [item.sku, item]),
);

export function itemOf(sku: string): Item {
  return (
    ITEMS.get(sku) ?? {
      sku,
      weightG: 500,
      dimensions: { lengthMm: 200, widthMm: 150, heightMm: 100 },
    }
  );
}
