/** Who and what is there when a world begins: the partners, a warehouse, a seller and two of its SKUs. */
import { fromEpochMs, toEpochMs } from '../../../domain/kernel/time.ts';
import { partnerSourceSchema, type PartnerSource } from '../../../domain/partner/partner.ts';
import { aLamp, aSpeaker, aWarehouse, T0 } from '../example-shipment.ts';
import { aSeller } from '../example-seller.ts';
import { SECRETS } from './world-secrets.ts';
import type { worldStores } from './world-stores.ts';

const DAY_MS = 86_400_000;

export async function seedWorld(stores: ReturnType<typeof worldStores>): Promise<void> {
  const partner = (source: PartnerSource) => ({
    partnerId: source,
    source,
    name: source,
    endpoint: `https://${source}.test`,
    apiKey: 'key',
    webhookSecrets: [SECRETS[source]],
  });
  await Promise.all([
    ...partnerSourceSchema.options.map((source) => stores.partners.put(partner(source))),
    stores.warehouses.put(aWarehouse()),
    stores.sellers.put(aSeller({ importerNumbers: { US: '83-1402957' } })),
  ]);
  for (const sku of [aLamp(), aSpeaker()]) await stores.skus.create(sku, acceptedAs(sku.sku));
}

function acceptedAs(key: string) {
  const expiresAt = fromEpochMs(toEpochMs(T0) + DAY_MS);
  return {
    key: `seed-${key}`,
    payloadHash: key,
    status: 201,
    body: '{}',
    location: '/',
    expiresAt,
  };
}
