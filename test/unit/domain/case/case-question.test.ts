import { expect, it } from 'vitest';
import { caseIdOf } from '../../../../domain/case/case-question.ts';
import { shipmentId } from '../../../support/example-shipment.ts';

// A movement's id is the event's, the SKU and the bucket: with a UUID and a long SKU it is longer than what is left of an id.
it('keeps two questions two when only the end of their long matters differs', () => {
  const movement = (bucket: string) =>
    `0191d6e2-7d0b-7c3e-9a53-3f1f8c2b9a10.${'LONG-SKU-'.repeat(5).slice(0, 40)}.${bucket}`;
  const [damaged, quarantine] = ['damaged', 'quarantine'].map((bucket) =>
    caseIdOf(shipmentId, 'STOCK_SUSPENSE', movement(bucket)),
  );
  expect(damaged).not.toEqual(quarantine);
  expect(damaged).toHaveLength(124);
});

it('is made of its matter as it is when that fits', () => {
  expect(caseIdOf(shipmentId, 'CUSTOMS_HOLD', 'v1-1')).toBe(
    `cas_${shipmentId.slice(4)}-CUSTOMS_HOLD-v1-1`,
  );
});
