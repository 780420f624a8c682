import '../../support/quiet.ts';
import { expect, it } from 'vitest';
import { auditLedger } from '../../../domain/stock/audit-ledger.ts';
import { tenant } from '../../support/example-shipment.ts';
import { seededRandom } from '../../support/world/seeded-random.ts';
import { askedOf, begun } from './example.ts';

it('survives steps that die before or after their work', async () => {
  const random = seededRandom(7);
  const { world, id } = await begun({
    faults: { crash: () => (random() < 0.15 ? (random() < 0.5 ? 'before' : 'after') : undefined) },
  });
  await world.until(id, 'COMPLETED');
  await world.pass(3600);
  expect(await world.executions(id)).toEqual(['SUCCEEDED']);
  expect((await world.history(id)).filter((event) => event === 'complete')).toHaveLength(1);
  expect((await auditLedger(world.stocks, [tenant])).violations).toEqual([]);
});

it('ends with a case, not silently, when a step fails for good; "resume" goes on from the records', async () => {
  let broken = true;
  const { world, id } = await begun({
    faults: { crash: (name) => (broken && name === 'FileIsf' ? 'before' : undefined) },
    sweepEverySeconds: 60,
  });
  const found = await world.untilCase(id, 'WORKFLOW_FAILED', 30);
  expect(found).toMatchObject({
    audience: 'operations',
    options: ['resume'],
    evidence: { state: 'ClearExport', epoch: 1 },
  });
  expect(await world.executions(id)).toEqual(['FAILED']);
  broken = false;
  await world.decide(found, 'resume');
  await world.until(id, 'LOADED', 20);
  expect(await world.executions(id)).toEqual(['RUNNING', 'FAILED']);
  expect(askedOf(world).filter((asked) => asked === 'dcsa /bookings')).toHaveLength(1);
  await world.close();
});

it('dispatches by the sweeper what the stream lost', async () => {
  const { world, id } = await begun({ seams: { isStreamLost: () => true }, sweepEverySeconds: 60 });
  await world.pass(30);
  expect(await world.executions(id)).toEqual([]);
  await world.until(id, 'BOOKED', 1);
  expect(await world.executions(id)).toEqual(['RUNNING']);
  await world.close();
});

it('opens a case for a shipment that stands still, and looks within the hour whether it was answered', async () => {
  const { world, id } = await begun({ seams: { isStreamLost: () => true } });
  await world.pass(3 * 3600);
  await world.sweepOnce();
  await world.sweepOnce();
  const found = (await world.casesOf(id)).filter(({ kind }) => kind === 'OVERDUE');
  expect(found.map(({ evidence }) => evidence['status'])).toEqual(['SUBMITTED']);
  expect((await world.shipment(id)).nextDeadlineAt?.slice(0, 16)).toBe('2026-11-02T12:00');
});
