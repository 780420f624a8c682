import { beforeEach, describe, expect, it } from 'vitest';
import { createOperationsHandler } from '../../../../functions/api/operations/operations-handler.ts';
import { createSkusHandler } from '../../../../functions/api/skus/skus-handler.ts';
import { skuDetailsSchema } from '../../../../domain/sku/sku.ts';
import { lampBody } from '../../../support/example-shipment.ts';
import {
  call,
  faultsIn,
  sellerAuthorizer,
  staffAuthorizer,
  type HttpLambda,
} from '../lambda-event.ts';
import { createWorld, type World } from '../world.ts';

const toy = { ...skuDetailsSchema.strip().parse(lampBody), productClass: 'CHILDRENS_TOY' };

let world: World;
let operations: HttpLambda;
beforeEach(async () => {
  world = createWorld();
  operations = createOperationsHandler(world);
  const registered = await call(createSkusHandler(world), {
    method: 'POST',
    path: '/skus',
    body: toy,
    headers: { 'idempotency-key': 'k' },
    authorizer: sellerAuthorizer('lumio'),
  });
  expect(registered.json).toMatchObject({
    reviewStatus: 'PENDING_REVIEW',
    reviewReasons: ['CHILDRENS_TOY'],
  });
});

const review = (body: unknown, tenant = 'lumio') =>
  call(operations, {
    method: 'POST',
    path: `/operations/skus/${tenant}/LAMP-1/review`,
    body,
    authorizer: staffAuthorizer(),
  });

describe('reviewing a SKU', () => {
  it('lets it ship, and stops it again with a reason', async () => {
    expect((await review({ kind: 'APPROVE' })).json['reviewStatus']).toBe('APPROVED');
    const suspended = await review({ kind: 'SUSPEND', reason: 'complaints' });
    expect(suspended.json).toMatchObject({
      reviewStatus: 'SUSPENDED',
      reviewReasons: ['complaints'],
    });
  });

  it('is refused where it makes no sense, with what is possible', async () => {
    const answer = await review({ kind: 'SUSPEND', reason: 'x' });
    expect([answer.status, answer.json['allowed']]).toEqual([409, ['APPROVE', 'REJECT']]);
  });

  it('needs a reason to refuse', async () => {
    const before = world.bytes();
    expect(faultsIn(await review({ kind: 'REJECT' }))).toEqual(['/reason REQUIRED']);
    expect(faultsIn(await review({ kind: 'PRAISE' }))).toEqual(['/kind INVALID_VALUE']);
    expect(world.bytes()).toBe(before);
  });

  it('finds the SKU under its own seller only', async () => {
    expect((await review({ kind: 'APPROVE' }, 'rival')).status).toBe(404);
  });
});
