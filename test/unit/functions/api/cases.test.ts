import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { shipmentIdSchema, tenantSchema } from '../../../../domain/kernel/ids.ts';
import { advanceShipment } from '../../../../domain/shipment/advance-shipment.ts';
import {
  casePage,
  caseView,
  operationsCasePage,
} from '../../../../functions/api/cases/contract.ts';
import { createCasesHandler } from '../../../../functions/api/cases/cases-handler.ts';
import { unmatchedPage } from '../../../../functions/api/operations/contract.ts';
import { createOperationsHandler } from '../../../../functions/api/operations/operations-handler.ts';
import { timelineView } from '../../../../functions/api/shipments/contract.ts';
import { createShipmentsHandler } from '../../../../functions/api/shipments/shipments-handler.ts';
import { requestBody } from '../../../support/example-shipment.ts';
import {
  call,
  faultsIn,
  sellerAuthorizer,
  staffAuthorizer,
  type HttpLambda,
} from '../lambda-event.ts';
import { createWorld, type World } from '../world.ts';
import { aCase, aWait } from './example-records.ts';

const lumio = sellerAuthorizer('lumio');
const rival = sellerAuthorizer('rival');

let world: World;
let cases: HttpLambda;
let operations: HttpLambda;
let shipments: HttpLambda;
let shipmentId: string;
beforeEach(async () => {
  world = createWorld();
  cases = createCasesHandler(world);
  operations = createOperationsHandler(world);
  shipments = createShipmentsHandler(world);
  const made = await call(shipments, {
    method: 'POST',
    path: '/shipments',
    body: requestBody,
    headers: { 'idempotency-key': 'k' },
    authorizer: lumio,
  });
  shipmentId = z.string().parse(made.json['shipmentId']);
});

const put = (changed: object = {}) => world.cases.open(aCase(shipmentId, changed));
const forStaff = () =>
  put({ caseId: `cas_${shipmentId.slice(4)}-ROLLED-v1`, kind: 'ROLLED', audience: 'operations' });
const decide = (lambda: HttpLambda, path: string, body: unknown, authorizer: object = lumio) =>
  call(lambda, { method: 'POST', path: `${path}/decision`, body, authorizer });

describe("a seller's cases", () => {
  it('are those put to the seller, open ones first asked for', async () => {
    const { caseId } = await put();
    await forStaff();
    const page = casePage.parse((await call(cases, { path: '/cases', authorizer: lumio })).json);
    expect(page.data.map((c) => c.caseId)).toEqual([caseId]);
    const decided = await call(cases, {
      path: '/cases',
      query: 'status=DECIDED',
      authorizer: lumio,
    });
    expect(casePage.parse(decided.json).data).toEqual([]);
  });

  it('are decided: the word is kept, then the execution is woken, once', async () => {
    const { caseId } = await put();
    await world.waits.register(aWait(shipmentId, 'DUTY-1'));
    const answer = await decide(cases, `/cases/${caseId}`, { option: 'paid', note: 'by wire' });
    expect(caseView.parse(answer.json)).toMatchObject({
      status: 'DECIDED',
      decision: { option: 'paid', note: 'by wire', by: 'seller:lumiokey' },
    });
    expect(world.sent.map((s) => s.token)).toEqual(['DUTY-1']);
    expect((await decide(cases, `/cases/${caseId}`, { option: 'paid' })).status).toBe(200);
    expect(world.sent).toHaveLength(1);
  });

  it('are not decided twice', async () => {
    const { caseId } = await put();
    await decide(cases, `/cases/${caseId}`, { option: 'paid' });
    const answer = await decide(cases, `/cases/${caseId}`, { option: 'abandon' });
    expect([answer.status, answer.json['code']]).toEqual([409, 'ALREADY_DECIDED']);
  });

  it('are not decided after they closed', async () => {
    const found = await put();
    await world.cases.close(found, 'released', world.now());
    const answer = await decide(cases, `/cases/${found.caseId}`, { option: 'paid' });
    expect([answer.status, answer.json['code']]).toEqual([409, 'CASE_CLOSED']);
  });

  it('refuse an option they do not have, and change nothing', async () => {
    const { caseId } = await put();
    const before = world.bytes();
    const answer = await decide(cases, `/cases/${caseId}`, { option: 'burn' });
    expect(faultsIn(answer)).toEqual(['/option OPTION_UNKNOWN']);
    expect(world.bytes()).toBe(before);
  });

  it("are absent to another seller, as are the staff's own to every seller", async () => {
    const mine = (await put()).caseId;
    const theirs = (await forStaff()).caseId;
    for (const [id, who] of [
      [mine, rival],
      [theirs, lumio],
      ['cas_nothing-here', lumio],
    ] as const) {
      const read = await call(cases, { path: `/cases/${id}`, authorizer: who });
      expect([read.status, read.json['code']]).toEqual([404, 'NOT_FOUND']);
      expect((await decide(cases, `/cases/${id}`, { option: 'paid' }, who)).status).toBe(404);
    }
  });
});

describe('paying duty', () => {
  const pay = () =>
    call(shipments, {
      method: 'POST',
      path: `/shipments/${shipmentId}/pay-duty`,
      authorizer: lumio,
    });

  it('answers the case that asks for it and wakes the execution', async () => {
    const { caseId } = await put();
    await world.waits.register(aWait(shipmentId, 'DUTY-1'));
    expect((await pay()).status).toBe(202);
    const read = await call(cases, { path: `/cases/${caseId}`, authorizer: lumio });
    expect(caseView.parse(read.json).decision?.option).toBe('paid');
    expect(world.sent.map((s) => s.token)).toEqual(['DUTY-1']);
    expect((await pay()).status).toBe(202);
  });

  it('is refused when none is due', async () => {
    const answer = await pay();
    expect([answer.status, answer.json['code']]).toEqual([409, 'ILLEGAL_TRANSITION']);
  });
});

describe('the operations staff', () => {
  const staff = staffAuthorizer();
  const get = (path: string, query = '', authorizer: object = staff) =>
    call(operations, { path, query, authorizer });

  it('sees the cases of every seller, and filters', async () => {
    await put();
    await forStaff();
    const all = operationsCasePage.parse((await get('/operations/cases')).json);
    expect(all.data.map((c) => [c.tenant, c.kind]).sort()).toEqual([
      ['lumio', 'DUTY_PAYMENT_DUE'],
      ['lumio', 'ROLLED'],
    ]);
    const some = operationsCasePage.parse((await get('/operations/cases', 'kind=ROLLED')).json);
    expect(some.data).toHaveLength(1);
  });

  it('decides in its own name, also what was put to a seller', async () => {
    const { caseId } = await put();
    await world.waits.register(aWait(shipmentId, 'DUTY-1'));
    const path = `/operations/cases/${caseId}`;
    const answer = await decide(operations, path, { option: 'abandon' }, staff);
    expect(answer.json['decision']).toMatchObject({ option: 'abandon', by: 'operations:wei' });
    expect(world.sent).toHaveLength(1);
  });

  it('is named by its subject to itself alone: a seller sees that operations acted', async () => {
    const { caseId } = await put();
    await decide(operations, `/operations/cases/${caseId}`, { option: 'abandon' }, staff);
    const read = await call(cases, { path: `/cases/${caseId}`, authorizer: lumio });
    expect(caseView.parse(read.json).decision?.by).toBe('operations');
    const key = {
      tenant: tenantSchema.parse('lumio'),
      shipmentId: shipmentIdSchema.parse(shipmentId),
    };
    const found = await world.shipments.find(key);
    if (!found) throw new Error('gone');
    const occasion = { at: world.now(), actor: 'operations:wei', correlationId: 'x' };
    const advance = advanceShipment(found, 'find_faults', occasion);
    if (advance.kind === 'moved') await world.shipments.save(advance);
    const actors = (json: object) => timelineView.parse(json).history.map((h) => h.actor);
    const own = await call(shipments, {
      path: `/shipments/${shipmentId}/timeline`,
      authorizer: lumio,
    });
    expect(actors(own.json)).toEqual(['seller:lumiokey', 'operations']);
    const theirs = await get(`/operations/shipments/lumio/${shipmentId}/timeline`);
    expect(actors(theirs.json)).toEqual(['seller:lumiokey', 'operations:wei']);
  });

  it('sees the timeline of any shipment, under its own seller only', async () => {
    const path = (tenant: string) => `/operations/shipments/${tenant}/${shipmentId}/timeline`;
    expect((await get(path('lumio'))).json['status']).toBe('SUBMITTED');
    expect((await get(path('rival'))).status).toBe(404);
  });

  it('sees the events that match no shipment', async () => {
    const reference = { type: 'BOOKING' as const, value: 'BK1' };
    await world.tracking.keepUnmatched(reference, 'dcsa', 'ev-1', '{}', world.now());
    const answer = await get('/operations/webhooks/unmatched');
    expect(unmatchedPage.parse(answer.json).data).toMatchObject([
      { reference, source: 'dcsa', eventKey: 'ev-1' },
    ]);
  });

  it('is let in by its group alone', async () => {
    for (const groups of ['[sellers]', [], '[operations-readers]']) {
      const answer = await get('/operations/cases', '', staffAuthorizer('eve', groups));
      expect([answer.status, answer.json['code']]).toEqual([403, 'NOT_OPERATIONS']);
    }
    expect(
      (await get('/operations/cases', '', staffAuthorizer('wei', ['operations']))).status,
    ).toBe(200);
    const seller = await get('/operations/cases', '', lumio);
    expect([seller.status, seller.json['code']]).toEqual([401, 'UNAUTHENTICATED']);
  });
});
