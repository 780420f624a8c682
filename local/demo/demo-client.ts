import type { Portage } from '../portage.ts';
import { createPortageClient, type PortageClient } from './portage-client.ts';

/** The seller of the examples. */
export const DEMO_TENANT = 'shenzhen-lumen';

export function demoClient({
  runtime,
  keys,
  operationsToken,
}: Pick<Portage, 'runtime' | 'keys' | 'operationsToken'>): PortageClient {
  return createPortageClient({
    url: runtime.url,
    sellerKey: keys[DEMO_TENANT] ?? '',
    operationsToken,
  });
}
