import { httpHandler } from '../../runtime/http-handler.ts';
import { listSkus } from './list-skus.ts';
import { readSku } from './read-sku.ts';
import { registerSku } from './register-sku.ts';
import type { SkusPorts } from './skus-ports.ts';
import { updateSku } from './update-sku.ts';

/** The seller's SKU master. Its review is functions/api/operations. */
export const skusRoutes = (ports: SkusPorts) => [
  registerSku(ports),
  listSkus(ports),
  readSku(ports),
  updateSku(ports),
];

export const createSkusHandler = (ports: SkusPorts) => httpHandler('skus', skusRoutes(ports));
