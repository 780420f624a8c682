/** Who the sandbox partners are: keys and secrets made once for a data directory, and the address of this start. */
import { randomBytes } from 'node:crypto';
import { type Partner, type PartnerSource } from '../../domain/partner/partner.ts';
import type { SandboxStore } from './sandbox-store.ts';

const NAMES: Readonly<Record<PartnerSource, string>> = {
  dcsa: 'Sandbox Ocean & Air Forwarding',
  customs: 'Sandbox Customs Brokers',
  warehouse: 'Sandbox Warehouses',
  easypost: 'Sandbox Parcel Labels',
  seventeentrack: 'Sandbox Tracking',
};

/** Some sign with a plain secret, some with Standard Webhooks' `whsec_`, 17TRACK with its API key. */
export function partnerIdentity(
  store: SandboxStore,
  source: PartnerSource,
  endpoint: string,
): Partner {
  const apiKey = store.setting(
    `${source}-api-key`,
    () => `sandbox_${randomBytes(24).toString('base64url')}`,
  );
  const secret = store.setting(`${source}-secret`, () => newSecret(source, apiKey));
  return {
    partnerId: `sandbox-${source}`,
    source,
    name: NAMES[source],
    endpoint,
    apiKey,
    webhookSecrets: [secret],
  };
}

function newSecret(source: PartnerSource, apiKey: string): string {
  if (source === 'seventeentrack') return apiKey;
  if (source === 'dcsa' || source === 'easypost') return randomBytes(32).toString('hex');
  return `whsec_${randomBytes(32).toString('base64')}`;
}
