import { beforeEach, expect, it } from 'vitest';
import { createRefundPaymentStore } from '../../adapters/dynamodb/refund-payment-store.ts';
import type { Table } from '../../adapters/dynamodb/table.ts';
import { addSeconds } from '../../domain/kernel/time.ts';
import type { RefundPaymentStore } from '../../domain/return/refund-payment.ts';
import { returnKey } from '../support/example-return.ts';
import { at } from './contract-records.ts';

export function refundPaymentContract(newTable: () => Promise<Table>): void {
  let store: RefundPaymentStore;
  beforeEach(async () => {
    store = createRefundPaymentStore(await newTable());
  });
  const [now, soon, later] = [at(0), addSeconds(at(0), 60), addSeconds(at(0), 181)];
  const claim = (when = now) => store.claim(returnKey, 'r-1', when, 180);

  it('is claimed by one, and by another only when the first can be at it no more', async () => {
    expect(await claim()).toBe('claimed');
    expect(await claim(soon)).toBe('busy');
    const both = await Promise.all([claim(later), claim(later)]);
    expect(both.toSorted()).toEqual(['busy', 'claimed']);
    expect(await store.ofReturn(returnKey)).toEqual([
      { refundId: 'r-1', status: 'TRYING', tries: 2, claimedAt: later },
    ]);
  });

  it('that was refused is free at once, that was paid never again', async () => {
    await claim();
    await store.markRefused(returnKey, 'r-1');
    expect(await claim(soon)).toBe('claimed');
    await store.markPaid(returnKey, 'r-1', { by: 'PORTAGE', at: soon, externalRefundId: '7' });
    await store.markRefused(returnKey, 'r-1');
    await store.markPaid(returnKey, 'r-1', { by: 'SHOP', at: later, externalRefundId: '8' });
    expect(await claim(later)).toBe('paid');
    expect(await store.ofReturn(returnKey)).toMatchObject([
      { status: 'PAID', by: 'PORTAGE', paidAt: soon, externalRefundId: '7', tries: 2 },
    ]);
  });

  it('may be paid before anybody tried', async () => {
    await store.markPaid(returnKey, 'r-1', { by: 'SHOP', at: now });
    expect(await claim()).toBe('paid');
    expect(await store.ofReturn(returnKey)).toEqual([
      { refundId: 'r-1', status: 'PAID', by: 'SHOP', paidAt: now, tries: 0, claimedAt: now },
    ]);
  });
}
