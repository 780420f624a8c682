/** What a schema cannot say of a shop: where it may be called, and that it must prove its messages. */
import type { z } from 'zod';
import { InvalidRequest } from '../../../domain/kernel/domain-error.ts';
import { fault, type Fault } from '../../../domain/kernel/fault.ts';
import type { connectShopRequest } from './contract.ts';

/** Throws InvalidRequest with every fault. */
export function refuseFaults(
  request: z.output<typeof connectShopRequest>,
  mayBeLoopback: boolean,
): void {
  const { source, endpoint, webhookSecret } = request;
  const faults = [
    ...endpointFaults(new URL(endpoint), mayBeLoopback),
    ...(source !== 'AMAZON' && webhookSecret === undefined
      ? [fault('/webhookSecret', 'REQUIRED', 'is required: this platform signs its messages')]
      : []),
  ];
  if (faults.length > 0)
    throw new InvalidRequest('INVALID_REQUEST', 'the shop cannot be connected', faults);
}

/** We call it with the seller's word alone: a public name over TLS, never an address inside. */
function endpointFaults({ protocol, hostname }: URL, mayBeLoopback: boolean): Fault[] {
  const isLoopback = hostname === '127.0.0.1' || hostname === 'localhost';
  if (isLoopback && mayBeLoopback) return [];
  const isName = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/.test(hostname);
  if (protocol === 'https:' && isName) return [];
  return [fault('/endpoint', 'ENDPOINT_NOT_PUBLIC', 'must be https with a public host name')];
}
