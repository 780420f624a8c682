import { beforeEach, describe, expect, it } from 'vitest';
import { createWaitStore } from '../../adapters/dynamodb/wait-store.ts';
import type { Table } from '../../adapters/dynamodb/table.ts';
import type { WaitStore } from '../../domain/wait/wait.ts';
import { aRegistration, at, shipmentId, tenant } from './contract-records.ts';

export function waitStoreContract(newTable: () => Promise<Table>): void {
  let store: WaitStore;
  beforeEach(async () => {
    store = createWaitStore(await newTable());
  });
  const key = { tenant, entityId: shipmentId, lane: 'main' };
  const signal = (n: number) => ({ eventId: `e-${n}`, at: at(n) });

  it('shows the registering side a signal that came first', async () => {
    await store.signal(key, signal(1));
    const wait = await store.register(aRegistration(2));
    expect(wait).toMatchObject({
      token: 'token-2',
      tokenGen: 1,
      deliveredGen: 0,
      signal: signal(1),
    });
  });

  it('shows the signalling side a token that came first', async () => {
    await store.register(aRegistration(1));
    const wait = await store.signal(key, signal(2));
    expect(wait).toMatchObject({
      ...key,
      token: 'token-1',
      tokenGen: 1,
      deliveredGen: 0,
      signal: signal(2),
      awaiting: 'BOOKING_CONFIRMATION',
      responsible: 'CARRIER',
    });
    expect(await store.find(key)).toEqual(wait);
  });

  it('takes a newer registration, and refuses an older one', async () => {
    await store.register(aRegistration(5));
    const retried = await store.register(
      aRegistration(5, { token: 'new', generation: `${at(5)}#10` }),
    );
    expect(retried).toMatchObject({ token: 'new', tokenGen: 2 });
    for (const generation of [`${at(5)}#9`, `${at(4)}#99`]) {
      expect(await store.register(aRegistration(5, { token: 'old', generation }))).toBeUndefined();
    }
    expect(await store.find(key)).toMatchObject({ token: 'new', tokenGen: 2 });
  });

  it('answers a repeated registration with the item, counting it once', async () => {
    await store.register(aRegistration(1));
    expect(await store.register(aRegistration(1))).toMatchObject({ token: 'token-1', tokenGen: 1 });
    await store.markDelivered(key, 1);
    expect(await store.register(aRegistration(1))).toBeUndefined();
  });

  it('keeps a signal over a retry that brings another token', async () => {
    await store.register(aRegistration(1));
    await store.signal(key, signal(2));
    const again = await store.register(aRegistration(3));
    expect(again).toMatchObject({
      token: 'token-3',
      tokenGen: 2,
      signal: signal(2),
      deliveredGen: 0,
    });
  });

  it('consumes signal and token; a signal after that waits for the next token', async () => {
    expect(await store.consume(key)).toBeUndefined();
    await store.register(aRegistration(1));
    await store.signal(key, signal(2));
    const consumed = await store.consume(key, at(2));
    expect(consumed).toMatchObject({ tokenGen: 1 });
    expect(consumed).not.toHaveProperty('signal');
    expect(consumed).not.toHaveProperty('token');
    const signalled = await store.signal(key, signal(3));
    expect(signalled).not.toHaveProperty('token');
    expect(await store.register(aRegistration(4))).toMatchObject({
      signal: signal(3),
      tokenGen: 2,
    });
  });

  it('does not let a belated step consume a wait registered since', async () => {
    await store.register(aRegistration(1));
    await store.register(aRegistration(9));
    await store.signal(key, signal(9));
    const seen = await store.consume(key, at(5));
    expect(seen).toMatchObject({ token: 'token-9', signal: signal(9) });
    expect(await store.find(key)).toMatchObject({ token: 'token-9', signal: signal(9) });
    expect(await store.consume(key, at(9))).not.toHaveProperty('token');
  });

  it('marks a delivery of the token it was made with, and no newer one', async () => {
    await store.register(aRegistration(1));
    await store.register(aRegistration(2));
    await store.markDelivered(key, 1);
    expect(await store.find(key)).toMatchObject({ deliveredGen: 0, token: 'token-2' });
    await store.markDelivered(key, 2);
    await store.markDelivered(key, 2);
    const delivered = await store.find(key);
    expect(delivered).toMatchObject({ deliveredGen: 2, tokenGen: 2 });
    expect(delivered).not.toHaveProperty('token');
  });

  it('keeps lanes and entities apart', async () => {
    await store.register(aRegistration(1));
    const other = await store.signal({ ...key, lane: 'side' }, signal(1));
    expect(other).not.toHaveProperty('token');
    expect(await store.find({ ...key, tenant: 'rival' })).toBeUndefined();
  });

  describe('overdue', () => {
    it('are undelivered waits with both halves, not those that wait for longer than they should', async () => {
      await store.register(aRegistration(1, { deadlineAt: at(1000) }));
      expect(await store.overdue(at(2000), 9)).toEqual([]);
      await store.signal(key, signal(2));
      expect(await store.overdue(at(500), 9)).toMatchObject([
        { token: 'token-1', signal: signal(2) },
      ]);
      await store.markDelivered(key, 1);
      expect(await store.overdue(at(9999), 9)).toEqual([]);
    });

    it('are not what a queue tells again, unless it was told once before', async () => {
      await store.register(aRegistration(1));
      await store.signal(key, signal(2), 'again');
      expect(await store.overdue(at(500), 9)).toEqual([]);
      await store.signal(key, signal(3));
      await store.signal(key, signal(4), 'again');
      expect(await store.overdue(at(500), 9)).toMatchObject([{ signal: signal(4) }]);
    });

    it('lets signals that nobody waits for not hide an undelivered one behind them', async () => {
      for (const lane of ['a', 'b', 'c']) await store.signal({ ...key, lane }, signal(1));
      await store.register(aRegistration(1));
      await store.signal(key, signal(20));
      expect(await store.overdue(at(60), 3)).toEqual([]);
      expect(await store.overdue(at(120), 3)).toMatchObject([{ signal: signal(20) }]);
    });

    it('are no longer what was consumed, nor a signal nobody waits for', async () => {
      await store.register(aRegistration(1));
      await store.consume(key);
      expect(await store.overdue(at(9999), 9)).toEqual([]);
      await store.signal(key, signal(2));
      expect(await store.overdue(at(9999), 9)).toEqual([]);
      expect(await store.overdue(at(9999), 9)).toEqual([]);
      expect(await store.register(aRegistration(3))).toMatchObject({ signal: signal(2) });
      expect(await store.overdue(at(9999), 9)).toEqual([]);
    });
  });
}
