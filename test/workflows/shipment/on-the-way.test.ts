import '../../support/quiet.ts';
import { describe, expect, it } from 'vitest';
import { shipmentIdSchema } from '../../../domain/kernel/ids.ts';
import { tenant } from '../../support/example-shipment.ts';
import type { World } from '../../support/portage-world.ts';
import {
  carrierWord,
  customsWord,
  when,
  type CarrierWord,
} from '../../support/world/partner-words.ts';
import { askedOf, begun } from './example.ts';

const DAY = 86_400;

/** The carrier goes silent once the ISF is accepted: the test speaks in its stead. */
const noSailing = { scenario: 'cancel-before-departure' } as const;
const vessel = (id: string, word: CarrierWord) => carrierWord(`${id}-1`, word).body;
const sails = async (world: World, id: string) => {
  await world.webhook(
    'dcsa',
    vessel(id, { type: 'EQUIPMENT', code: 'LOAD', at: '2026-11-15T20:00:00.000Z', place: 'CNYTN' }),
  );
  await world.webhook(
    'dcsa',
    vessel(id, { type: 'TRANSPORT', code: 'DEPA', at: '2026-11-16T05:00:00.000Z', place: 'CNYTN' }),
  );
  await world.until(shipmentIdSchema.parse(id), 'DEPARTED', 1);
};
const arrives = (world: World, id: string) =>
  world.webhook(
    'dcsa',
    vessel(id, { type: 'TRANSPORT', code: 'ARRI', at: '2026-12-06T05:00:00.000Z', place: 'USLAX' }),
  );

describe('at sea', () => {
  it('tells the seller of a later sailing once, and sails with it', async () => {
    const { world, id } = await begun({ partners: { scenario: 'rolled' } });
    await world.until(id, 'ROLLED');
    expect(await world.untilCase(id, 'ROLLED', 1)).toMatchObject({
      audience: 'seller',
      defaultOption: 'accept-new-date',
    });
    await world.until(id, 'COMPLETED');
    expect((await world.history(id)).filter((event) => event === 'roll')).toHaveLength(1);
  });

  it('brings the goods back when the seller does not want the later sailing', async () => {
    const { world, id } = await begun({ partners: noSailing });
    await world.until(id, 'EXPORT_RELEASED');
    await world.webhook(
      'dcsa',
      vessel(id, {
        type: 'TRANSPORT',
        code: 'DEPA',
        classifier: 'EST',
        at: '2026-11-26T05:00:00.000Z',
        statedAt: '2026-11-15T00:00:00.000Z',
        place: 'CNYTN',
      }),
    );
    await world.decide(await world.untilCase(id, 'ROLLED', 2), 'return-to-origin');
    await world.until(id, 'RETURNED_TO_ORIGIN', 1);
    await world.pass(60);
    expect(await world.executions(id)).toEqual(['SUCCEEDED']);
  });

  it('follows a transshipment ashore and on again', async () => {
    const { world, id } = await begun({ partners: noSailing });
    await world.until(id, 'EXPORT_RELEASED');
    await sails(world, id);
    await world.webhook(
      'dcsa',
      vessel(id, {
        type: 'TRANSPORT',
        code: 'ARRI',
        at: '2026-11-20T05:00:00.000Z',
        place: 'KRPUS',
      }),
    );
    await world.until(id, 'TRANSSHIPPING', 1);
    await world.webhook(
      'dcsa',
      vessel(id, {
        type: 'TRANSPORT',
        code: 'DEPA',
        at: '2026-11-23T05:00:00.000Z',
        place: 'KRPUS',
      }),
    );
    await world.pass(60);
    expect(await world.status(id)).toBe('DEPARTED');
    await arrives(world, id);
    await world.until(id, 'ARRIVED', 1);
  });

  it('asks operations when nothing is heard after the expected arrival, and waits on by default', async () => {
    const { world, id } = await begun({ partners: noSailing });
    await world.until(id, 'EXPORT_RELEASED');
    await sails(world, id);
    const found = await world.untilCase(id, 'TRANSIT_STALLED', 70);
    expect(found).toMatchObject({
      options: ['keep-waiting', 'declare-lost', 'return-to-origin'],
      defaultOption: 'keep-waiting',
    });
    await world.pass(8 * DAY);
    expect(await world.status(id)).toBe('DEPARTED');
    expect((await world.casesOf(id)).find(({ caseId }) => caseId === found.caseId)).toMatchObject({
      status: 'DECIDED',
      decision: { by: 'system:deadline' },
    });
    await arrives(world, id);
    await world.until(id, 'COMPLETED');
  });

  it('writes the goods off when operations declare them lost', async () => {
    const { world, id } = await begun({ partners: noSailing });
    await world.until(id, 'EXPORT_RELEASED');
    await sails(world, id);
    await world.decide(await world.untilCase(id, 'TRANSIT_STALLED', 70), 'declare-lost');
    await world.until(id, 'LOST', 1);
    expect(askedOf(world)).not.toContain('dcsa /bookings/cancellation');
  });

  it('marks a loading for which the ISF came too late', async () => {
    const { world, id } = await begun({ partners: noSailing });
    await world.until(id, 'EXPORT_RELEASED');
    await world.webhook(
      'dcsa',
      vessel(id, {
        type: 'EQUIPMENT',
        code: 'LOAD',
        at: '2026-11-12T12:00:00.000Z',
        place: 'CNYTN',
      }),
    );
    await world.until(id, 'LOADED', 1);
    const changes = await world.shipments.changes({ tenant, shipmentId: id });
    expect(changes.find(({ event }) => event === 'load')?.reasonCode).toBe('ISF_LATE');
  });
});

describe('in import customs', () => {
  const importSays = (...words: [string, object?][]) =>
    when('customs', /^\/declarations$/, ({ body }) => {
      const { kind, declarationId } = { kind: '', declarationId: '', ...body };
      if (kind !== 'IMPORT') return undefined;
      return words.map(([said, more], n) =>
        customsWord(declarationId, said, `2026-12-0${6 + n}T10:00:00.000Z`, more),
      );
    });
  const held = {
    reasonCode: 'DOCUMENTS_REQUIRED',
    requiredDocuments: ['TEST_REPORT'],
    freeTimeEndsAt: '2026-12-15T00:00:00.000Z',
  };

  it('answers a hold with the papers, and goes on', async () => {
    const { world, id } = await begun({ partners: { scenario: 'customs-hold' } });
    const found = await world.untilCase(id, 'CUSTOMS_HOLD');
    expect(found).toMatchObject({
      audience: 'seller',
      options: ['provide-documents', 're-export', 'abandon'],
      evidence: { requiredDocuments: ['TEST_REPORT'] },
    });
    await world.decide(found, 'provide-documents');
    await world.until(id, 'COMPLETED');
    expect(askedOf(world)).toContain('customs /declarations/hold-answers');
  });

  it.each([
    ['re-export', 'RETURNED_TO_ORIGIN', 'RE_EXPORT'],
    ['abandon', 'ABANDONED', 'ABANDON'],
  ])('lets the seller %s what customs hold', async (option, status, disposal) => {
    const { world, id } = await begun({ partners: { scenario: 'customs-hold' } });
    await world.decide(await world.untilCase(id, 'CUSTOMS_HOLD'), option);
    await world.until(id, status, 1);
    expect(world.requests.at(-1)?.body).toEqual({ disposal });
    await world.pass(60);
    expect(await world.executions(id)).toEqual(['SUCCEEDED']);
  });

  it('brings operations in when the free time ends without an answer; the seller may still answer', async () => {
    const { world, id } = await begun({ partners: { scenario: 'customs-hold' } });
    const found = await world.untilCase(id, 'CUSTOMS_HOLD');
    const late = await world.untilCase(id, 'OVERDUE', 10);
    expect(late.openedAt >= found.deadlineAt).toBe(true);
    await world.decide(found, 'provide-documents');
    await world.until(id, 'COMPLETED');
  });

  it('answers a second hold as its own question', async () => {
    const { world, id } = await begun({ partners: { script: importSays(['held', held]) } });
    await world.decide(await world.untilCase(id, 'CUSTOMS_HOLD'), 'provide-documents');
    await world.pass(60);
    expect(await world.status(id)).toBe('IMPORT_ENTRY_FILED');
    await world.webhook(
      'customs',
      customsWord(`${id}-IMPORT-v1`, 'held', '2026-12-11T10:00:00.000Z', held).body,
    );
    const second = await world.untilCase(id, 'CUSTOMS_HOLD', 1);
    expect(second.caseId).toMatch(/v1-2$/);
  });

  it('files a rejected entry again, amended', async () => {
    const { world, id } = await begun({
      partners: { script: importSays(['rejected', { reasonCode: 'VALUE' }]) },
    });
    await world.decide(await world.untilCase(id, 'CUSTOMS_HOLD'), 'amend');
    await world.pass(60);
    expect(await world.declarations.latest(tenant, id, 'IMPORT')).toMatchObject({ version: 2 });
  });

  it('waits through an examination, with a case when it takes long', async () => {
    const { world, id } = await begun({ partners: { script: importSays(['under_examination']) } });
    await world.until(id, 'CUSTOMS_EXAM');
    await world.untilCase(id, 'CUSTOMS_EXAM', 16);
    await world.webhook(
      'customs',
      customsWord(`${id}-IMPORT-v1`, 'released', '2026-12-30T10:00:00.000Z').body,
    );
    await world.until(id, 'CUSTOMS_RELEASED', 1);
  });

  it('ends when customs seize the goods', async () => {
    const { world, id } = await begun({
      partners: { script: importSays(['held', held], ['seized', { reasonCode: 'COUNTERFEIT' }]) },
    });
    await world.until(id, 'SEIZED');
    await world.pass(60);
    expect((await world.casesOf(id)).filter(({ status }) => status === 'OPEN')).toEqual([]);
    expect(await world.executions(id)).toEqual(['SUCCEEDED']);
  });

  it('pays the duty itself under DDP', async () => {
    const { world, id } = await begun();
    await world.until(id, 'CUSTOMS_RELEASED');
    const declared = await world.declarations.latest(tenant, id, 'IMPORT');
    expect(declared?.dutyPaidAt).toBeDefined();
    expect((await world.casesOf(id)).map(({ kind }) => kind)).not.toContain('DUTY_PAYMENT_DUE');
  });

  it('has the seller pay under DAP, and brings operations in when he does not', async () => {
    const { world, id } = await begun({}, { incoterm: 'DAP' });
    await world.untilCase(id, 'DUTY_PAYMENT_DUE');
    expect(await world.untilCase(id, 'OVERDUE', 7)).toMatchObject({
      evidence: { awaiting: 'DUTY_PAYMENT' },
    });
    expect(await world.status(id)).toBe('DUTY_PAYMENT_DUE');
    const answer = await world.api({ method: 'POST', path: `/shipments/${id}/pay-duty`, body: {} });
    expect(answer.status).toBe(202);
    await world.until(id, 'COMPLETED');
  });
});
