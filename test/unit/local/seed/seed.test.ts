import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isUscc } from '../../../../domain/kernel/check-digits.ts';
import { isUnLocode } from '../../../../domain/kernel/codes.ts';
import { toTimestamp } from '../../../../domain/kernel/time.ts';
import type { ApiKey } from '../../../../domain/seller/seller.ts';
import { isKeyOfHash, keyIdOf } from '../../../../functions/api/authorizer/api-key.ts';
import { openAccessKeys } from '../../../../local/seed/access-keys.ts';
import { seed } from '../../../../local/seed/seed.ts';
import { SELLERS } from '../../../../local/seed/sellers.ts';
import { WAREHOUSES } from '../../../../local/seed/warehouses.ts';

it('gives sellers valid credit codes and warehouses real-looking ports', () => {
  expect(SELLERS.map(({ uscc }) => isUscc(uscc))).toEqual([true, true]);
  expect(WAREHOUSES.map(({ warehouseId }) => warehouseId)).toEqual([
    'US-EWR',
    'US-LAX',
    'CA-YYZ',
    'CA-YVR',
    'DE-FRA',
  ]);
  expect(WAREHOUSES.flatMap(({ ports }) => ports).every(isUnLocode)).toBe(true);
});

it('keeps the keys of a data directory, for its owner alone', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'keys-'));
  const keys = openAccessKeys(dataDir, ['shenzhen-lumen']);
  expect(openAccessKeys(dataDir, ['shenzhen-lumen', 'ningbo-harbor'])).toMatchObject(keys);
  expect(statSync(join(dataDir, 'access-keys.json')).mode & 0o077).toBe(0);
  rmSync(dataDir, { recursive: true });
});

it('writes each key once and only its hash', async () => {
  const written: ApiKey[] = [];
  const put = async () => undefined;
  const ports = {
    sellers: {
      put,
      putKey: async (key: ApiKey) => void written.push(key),
      findKey: async (keyId: string) => written.find((key) => key.keyId === keyId),
    },
    warehouses: { put },
    partners: { put },
    shops: { put },
    now: () => toTimestamp('2026-11-23T06:00:00Z'),
  };
  const key = `sk_test_abcdef012345_${'a1'.repeat(20)}`;
  await seed(ports, { 'shenzhen-lumen': key }, [], []);
  await seed(ports, { 'shenzhen-lumen': key }, [], []);
  expect(written).toHaveLength(1);
  expect(written[0]?.keyId).toBe(keyIdOf(key));
  expect(isKeyOfHash(key, written[0]?.hash ?? '')).toBe(true);
  expect(JSON.stringify(written)).not.toContain(key);
});
