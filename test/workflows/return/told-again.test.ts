/** What the desk tells too late, too early or twice changes nothing that is done, and is not lost. */
import '../../support/quiet.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { UNCLAIMED } from '../../../domain/return/assess-unclaimed.ts';
import { foldReturnsDesk } from '../../../functions/consumers/fold-returns-desk.ts';
import { flawless } from '../../support/example-return.ts';
import { tenant } from '../../support/example-shipment.ts';
import { createReturnWorld, LAMP, type ReturnWorld } from './return-world.ts';

let world: ReturnWorld;
afterEach(() => world.close());

const lamps = { sku: LAMP, quantity: 2, reception: 'RECEIVED', checklist: flawless };
const ofKind = async (kind: 'UNANNOUNCED', owner = tenant) =>
  (await world.returns.list({ tenant: owner, kind }, { limit: 5 })).data;

describe('that a box arrived', () => {
  it('opens nothing when it is said again after the return was completed', async () => {
    world = await createReturnWorld();
    const returnId = await world.returning(await world.delivered());
    await world.untilReturn(returnId, 'COMPLETED');
    await world.desk('arrived', { rmaId: returnId });
    expect(await ofKind('UNANNOUNCED')).toEqual([]);
  });
});

describe('what is told while its box is being opened', () => {
  it('is the box’s, though whoever opened it did not see it wait', async () => {
    world = await createReturnWorld({ partners: { returns: 'never-sent' } });
    const returnId = await world.returning(await world.delivered());
    await world.untilReturn(returnId, 'EXPIRED');
    const at = world.now();
    const data = { rmaId: returnId, at, facts: 0 };
    const said = { type: 'warehouse.return.inspected', eventId: 'closed', timestamp: at, data };
    const { tracking } = world;
    await foldReturnsDesk(
      {
        ...world,
        tracking: {
          ...tracking,
          keepUnmatched: async (...kept) => {
            await world.desk('arrived', { rmaId: returnId });
            await tracking.keepUnmatched(...kept);
          },
        },
      },
      new TextEncoder().encode(JSON.stringify(said)),
    );
    const [late] = await ofKind('UNANNOUNCED');
    if (!late) throw new Error('not opened');
    expect((await world.returns.inspection(late)).events).toContain('closed');
  });
});

describe('what is told of a box before its owner is found', () => {
  it('is the owner’s, and in the owner’s stock, once', async () => {
    world = await createReturnWorld();
    await world.desk('unannounced', { rmaId: 'BOX-1', warehouseId: 'US-LAX' });
    await world.desk('unit_inspected', { rmaId: 'BOX-1', ...lamps }, 'unit-1');
    await world.desk('inspected', { rmaId: 'BOX-1', facts: 1 }, 'closed');
    const [box] = await ofKind('UNANNOUNCED', UNCLAIMED);
    if (!box) throw new Error('not opened');
    const [question] = await world.cases.ofEntity(UNCLAIMED, box.returnId);
    const path = `/operations/cases/${question?.caseId ?? ''}/decision`;
    await world.post(path, { option: 'assign', values: { tenant } });
    await world.desk('unit_inspected', { rmaId: 'BOX-1', ...lamps }, 'unit-1');
    const [owned] = await ofKind('UNANNOUNCED');
    if (!owned) throw new Error('not given');
    await world.untilCase(owned.returnId, 'UNIDENTIFIED_RETURN', 1);
    expect(await world.lampsAt()).toMatchObject({ returnedIn: 2, quarantine: 2 });
    await world.post(`/returns/${owned.returnId}/decision`, { option: 'keep' });
    await world.untilReturn(owned.returnId, 'COMPLETED', 10);
    await world.mustBalance();
  });
});
