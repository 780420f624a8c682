import { beforeEach, describe, expect, it } from 'vitest';
import { createReturnPolicyStore } from '../../../../adapters/dynamodb/return-policy-store.ts';
import { skuCodeSchema, tenantSchema } from '../../../../domain/kernel/ids.ts';
import { rulesFor } from '../../../../domain/return-policy/return-policy.ts';
import { policyView, skuPolicyView } from '../../../../functions/api/return-policy/contract.ts';
import { createReturnPolicyHandler } from '../../../../functions/api/return-policy/return-policy-handler.ts';
import { createSkusHandler } from '../../../../functions/api/skus/skus-handler.ts';
import { skuDetailsSchema } from '../../../../domain/sku/sku.ts';
import { lampBody } from '../../../support/example-shipment.ts';
import { call, faultsIn, sellerAuthorizer, type Call, type HttpLambda } from '../lambda-event.ts';
import { createWorld, type World } from '../world.ts';

const authorizer = sellerAuthorizer('lumio');
const usd = (amount: string) => ({ amount, currency: 'USD' });

let world: World;
let policy: HttpLambda;
beforeEach(async () => {
  world = createWorld();
  const policies = createReturnPolicyStore(world.table);
  policy = createReturnPolicyHandler({ now: world.now, skus: world.skus, policies });
  await call(createSkusHandler(world), {
    method: 'POST',
    path: '/skus',
    body: skuDetailsSchema.strip().parse(lampBody),
    headers: { 'idempotency-key': 'k1' },
    authorizer,
  });
});

const get = (path = '/return-policy') => call(policy, { path, authorizer });
const put = (body: unknown, more: Partial<Call> = {}) =>
  call(policy, { method: 'PUT', path: '/return-policy', body, authorizer, ...more });
const lamp = '/return-policy/skus/LAMP-1';

describe('a seller’s return policy', () => {
  it('is the defaults until something is stated', async () => {
    const view = policyView.parse((await get()).json);
    expect(view).toMatchObject({ version: 0, stated: {} });
    expect(view.effective).toMatchObject({ windowDays: 30, returnlessUpTo: usd('15.00') });
  });

  it('is laid over the defaults, and a SKU’s own over both', async () => {
    await put({ windowDays: 60, partialRefundPercent: 25 });
    const own = await put({ returnlessUpTo: usd('40.00') }, { path: lamp });
    expect(skuPolicyView.parse(own.json)).toMatchObject({
      sku: 'LAMP-1',
      version: 1,
      effective: { windowDays: 60, partialRefundPercent: 25, returnlessUpTo: usd('40.00') },
    });
    const sku = skuCodeSchema.parse('LAMP-1');
    const found = await createReturnPolicyStore(world.table).find(tenantSchema.parse('lumio'), [
      sku,
    ]);
    expect(rulesFor(found, sku)).toEqual(skuPolicyView.parse(own.json).effective);
  });

  it('replaces what was stated, one version further', async () => {
    await put({ windowDays: 60 });
    const again = policyView.parse((await put({ graceDays: 0 })).json);
    expect(again).toMatchObject({ version: 2, stated: { graceDays: 0 } });
    expect(again.effective.windowDays).toBe(30);
  });

  it('tells every fault at once and keeps nothing', async () => {
    const before = world.bytes();
    const answer = await put({
      handlingFee: usd('-1.00'),
      returnlessUpTo: usd('20.00'),
      reviewFrom: usd('20.00'),
      defaultDispositions: {
        A_SELLABLE: 'RESTOCK',
        B_REFURBISHABLE: 'RESTOCK',
        C_SCRAP: 'DESTROY',
        X_PROHIBITED: 'LIQUIDATE',
      },
    });
    expect(answer.status).toBe(422);
    expect(faultsIn(answer)).toEqual([
      '/defaultDispositions/B_REFURBISHABLE DISPOSITION_FORBIDDEN',
      '/defaultDispositions/X_PROHIBITED DISPOSITION_FORBIDDEN',
      '/handlingFee/amount AMOUNT_NEGATIVE',
      '/reviewFrom/amount REVIEW_BELOW_RETURNLESS',
    ]);
    expect(world.bytes()).toBe(before);
  });

  it('judges a SKU’s rules as they apply, the seller’s beneath them', async () => {
    await put({ reviewFrom: usd('30.00') });
    const answer = await put({ returnlessUpTo: usd('30.00') }, { path: lamp });
    expect(faultsIn(answer)).toEqual(['/reviewFrom/amount REVIEW_BELOW_RETURNLESS']);
  });

  it('does nothing to another version than If-Match names', async () => {
    await put({ windowDays: 60 });
    const stale = await put({ windowDays: 10 }, { headers: { 'if-match': '"0"' } });
    expect([stale.status, stale.json['code']]).toEqual([412, 'VERSION_MISMATCH']);
    expect((await put({ windowDays: 10 }, { headers: { 'if-match': '"1"' } })).status).toBe(200);
  });

  it('forgets a SKU’s own rules, also twice', async () => {
    await put({ windowDays: 90 }, { path: lamp });
    const forget = () => call(policy, { method: 'DELETE', path: lamp, authorizer });
    expect((await forget()).status).toBe(204);
    expect((await forget()).status).toBe(204);
    expect(skuPolicyView.parse((await get(lamp)).json).effective.windowDays).toBe(30);
  });

  it('knows no rules of a SKU that is not there, nor of another seller', async () => {
    expect((await get('/return-policy/skus/NONE')).status).toBe(404);
    await put({ windowDays: 60 });
    const other = await call(policy, {
      path: '/return-policy',
      authorizer: sellerAuthorizer('rival'),
    });
    expect(policyView.parse(other.json).effective.windowDays).toBe(30);
  });
});
