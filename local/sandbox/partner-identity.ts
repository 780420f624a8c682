/** Who the sandbox partners are: keys and secrets made once for a data directory, and the address of this start. */
import { randomBytes } from 'node:crypto';
import type { Partner } from '../../domain/partner/partner.ts';
import type { Source } from './plot.ts';
import type { SandboxStore } from './sandbox-store.ts';

const NAMES: Readonly<Record<Source, string>> = {
  dcsa: 'Sandbox Ocean & Air Forwarding',
  customs: 'Sandbox Customs Brokers',
  warehouse: 'Sandbox Warehouses',
};

/** A forwarder signs with a plain secret (DCSA), the others with Standard Webhooks' `whsec_`. */
export function partnerIdentity(store: SandboxStore, source: Source, endpoint: string): Partner {
  const apiKey = store.setting(
    `${source}-api-key`,
    () => `sandbox_${randomBytes(24).toString('base64url')}`,
  );
  const secret = store.setting(`${source}-secret`, () =>
    source === 'dcsa'
      ? randomBytes(32).toString('hex')
      : `whsec_${randomBytes(32).toString('base64')}`,
  );
  return {
    partnerId: `sandbox-${source}`,
    source,
    name: NAMES[source],
    endpoint,
    apiKey,
    webhookSecrets: [secret],
  };
}
