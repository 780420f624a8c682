import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { shipmentIdSchema, tenantSchema } from '../../../../domain/kernel/ids.ts';
import { advanceShipment } from '../../../../domain/shipment/advance-shipment.ts';
import { legSchema, type Shipment } from '../../../../domain/shipment/shipment.ts';
import {
  documentList,
  receiptView,
  shipmentAccepted,
  shipmentDetail,
  shipmentPage,
  timelineView,
  uploadGranted,
} from '../../../../functions/api/shipments/contract.ts';
import { createShipmentsHandler } from '../../../../functions/api/shipments/shipments-handler.ts';
import { foldEvent } from '../../../../domain/tracking/fold-event.ts';
import { requestBody } from '../../../support/example-shipment.ts';
import { aCase, aQuote, aWait, inDays, voyage } from './example-records.ts';
import { call, faultsIn, sellerAuthorizer, type Call, type HttpLambda } from '../lambda-event.ts';
import { createWorld, type World } from '../world.ts';

const lumio = sellerAuthorizer('lumio');
const rival = sellerAuthorizer('rival');
const tenant = tenantSchema.parse('lumio');

let world: World;
let shipments: HttpLambda;
beforeEach(() => {
  world = createWorld();
  shipments = createShipmentsHandler(world);
});

const ask = (asked: Call) => call(shipments, { authorizer: lumio, ...asked });
const create = (changed: object = {}, more: Partial<Call> = {}) =>
  ask({
    method: 'POST',
    path: '/shipments',
    body: { ...requestBody, ...changed },
    headers: { 'idempotency-key': 'k1' },
    ...more,
  });
const created = async (changed: object = {}) => {
  const answer = await create(changed, {
    headers: { 'idempotency-key': `key-${JSON.stringify(changed)}` },
  });
  return shipmentAccepted.parse(answer.json).shipmentId;
};
const stored = async (id: string): Promise<Shipment> => {
  const found = await world.shipments.find({ tenant, shipmentId: shipmentIdSchema.parse(id) });
  if (!found) throw new Error(`${id} is not there`);
  return found;
};
/** Brings a submitted shipment to QUOTED, as the workflow would. */
const quoted = async (id: string) => {
  const occasion = { at: world.now(), actor: 'workflow', correlationId: 'x' };
  const patch = { quote: aQuote(world.now()) };
  const advance = advanceShipment(await stored(id), 'quote', { ...occasion, patch });
  if (advance.kind === 'moved') await world.shipments.save(advance);
};

describe('POST /shipments', () => {
  it('accepts with 202, says where, and leaves one message for the workflow', async () => {
    const answer = await create();
    expect(answer.status).toBe(202);
    const { shipmentId, status } = shipmentAccepted.parse(answer.json);
    expect(status).toBe('SUBMITTED');
    expect(answer.headers['location']).toBe(`/shipments/${shipmentId}`);
    const outbox = world.table.all().filter((item) => item['kind'] === 'OUTBOX');
    expect(outbox.map((item) => item['executionName'])).toEqual([`shp-${shipmentId}-1`]);
  });

  it('keeps a draft with 201 and starts nothing', async () => {
    const answer = await create({ submit: false });
    expect([answer.status, answer.json['status']]).toEqual([201, 'DRAFT']);
    expect(world.table.all().some((item) => item['kind'] === 'OUTBOX')).toBe(false);
  });

  it('answers a repeat with the first answer and makes no second shipment', async () => {
    const first = await create();
    world.pass(60);
    const again = await create();
    expect([again.status, again.text]).toEqual([first.status, first.text]);
    expect(again.headers['location']).toBe(first.headers['location']);
    expect(again.headers['idempotent-replayed']).toBe('true');
    const page = shipmentPage.parse((await ask({ path: '/shipments' })).json);
    expect(page.data).toHaveLength(1);
  });

  it('keeps keys of two sellers apart', async () => {
    await create();
    const other = await create({}, { authorizer: rival });
    expect(other.headers['idempotent-replayed']).toBeUndefined();
    expect(other.status).toBe(202);
  });

  it('refuses a reference that is taken', async () => {
    await create();
    const answer = await create({}, { headers: { 'idempotency-key': 'k2' } });
    expect([answer.status, answer.json['code']]).toEqual([409, 'REFERENCE_TAKEN']);
  });

  it('gives every carton its own SSCC, also across shipments', async () => {
    const ids = [await created(), await created({ reference: 'AUTUMN-2' })];
    const contents = await Promise.all(
      ids.map((id) => world.shipments.findContent({ tenant, shipmentId: id }, 1)),
    );
    const ssccs = contents.flatMap((content) => content?.cartons.map((c) => c.sscc) ?? []);
    expect(ssccs).toHaveLength(20);
    expect(new Set(ssccs).size).toBe(20);
  });

  it.each([
    ['without a key', {}, 'IDEMPOTENCY_KEY_MISSING'],
    ['with a malformed key', { 'idempotency-key': 'a b' }, 'IDEMPOTENCY_KEY_MALFORMED'],
  ])('refuses a request %s', async (_, headers, code) => {
    const before = world.bytes();
    const answer = await create({}, { headers });
    expect([answer.status, answer.json['code']]).toEqual([400, code]);
    expect(world.bytes()).toBe(before);
  });

  it('tells every fault of the body at once, in Chinese when asked, and changes nothing', async () => {
    const before = world.bytes();
    const bad = {
      mode: 'TELEPORT',
      cargoReadyOn: 'soon',
      origin: { port: 'CNYTN' },
      cartons: [{ ...requestBody.cartons[0], grossWeightG: -1, colour: 'red' }],
    };
    const headers = { 'idempotency-key': 'k1', 'accept-language': 'en;q=0.5, zh-CN' };
    const answer = await create(bad, { headers });
    expect(answer.status).toBe(422);
    expect(answer.headers['content-language']).toBe('zh-CN');
    expect(answer.json).toMatchObject({
      type: 'urn:portage:problem:invalid-request',
      title: '请求无效',
      code: 'INVALID_REQUEST',
      requestId: 'req-1',
      instance: '/shipments',
    });
    expect(faultsIn(answer).sort()).toEqual([
      '/cargoReadyOn WRONG_FORMAT',
      '/cartons/0/colour UNKNOWN_FIELD',
      '/cartons/0/grossWeightG TOO_SMALL',
      '/mode NOT_ALLOWED',
      '/origin/address REQUIRED',
    ]);
    expect(answer.text).toContain('未知字段。');
    expect(world.bytes()).toBe(before);
  });

  it('spends no carton numbers on cartons that are numbered wrongly', async () => {
    const before = world.bytes();
    const carton = { ...requestBody.cartons[0], cartonNumber: 9, toCartonNumber: 3 };
    const answer = await create({ cartons: [carton] });
    expect(faultsIn(answer)).toEqual(['/cartons/0/toCartonNumber RANGE_BACKWARDS']);
    expect(world.bytes()).toBe(before);
  });

  it('needs the scope to write', async () => {
    const reader = sellerAuthorizer('lumio', ['shipments:read']);
    const answer = await create({}, { authorizer: reader });
    expect([answer.status, answer.json['code']]).toEqual([403, 'INSUFFICIENT_SCOPE']);
  });

  it('takes the tenant from the authorizer alone', async () => {
    expect(faultsIn(await create({ tenant: 'rival' }))).toEqual(['/tenant UNKNOWN_FIELD']);
  });
});

describe('GET /shipments', () => {
  it('finds by status, PO and container, and pages', async () => {
    const plain = await created();
    const boxed = await created({ reference: 'AUTUMN-2', containers: ['MSKU9070323'] });
    const draft = await created({ reference: 'AUTUMN-3', submit: false });
    const found = async (query: string) =>
      shipmentPage
        .parse((await ask({ path: '/shipments', query })).json)
        .data.map((s) => s.shipmentId);
    expect((await found('')).sort()).toEqual([plain, boxed, draft].sort());
    expect(await found('status=DRAFT')).toEqual([draft]);
    expect(await found('po=PO-7002')).toHaveLength(3);
    expect(await found('po=PO-9')).toEqual([]);

    const first = shipmentPage.parse((await ask({ path: '/shipments', query: 'limit=2' })).json);
    const cursor = z.string().parse(first.nextCursor);
    const rest = await found(`limit=2&cursor=${cursor}`);
    expect(
      first.data
        .map((s) => s.shipmentId)
        .concat(rest)
        .sort(),
    ).toEqual([plain, boxed, draft].sort());
    const filtered = await ask({ path: '/shipments', query: `status=DRAFT&cursor=${cursor}` });
    expect([filtered.status, filtered.json['code']]).toEqual([400, 'INVALID_CURSOR']);
  });

  it('refuses a status that does not exist', async () => {
    const answer = await ask({ path: '/shipments', query: 'status=LATE' });
    expect(faultsIn(answer)).toEqual(['status NOT_ALLOWED']);
  });
});

describe('one shipment', () => {
  it('shows content, faults and whose turn it is, but no token', async () => {
    const id = await created();
    await world.waits.register(aWait(id, 'AWAIT-1'));
    const answer = await ask({ path: `/shipments/${id}` });
    const detail = shipmentDetail.parse(answer.json);
    expect(detail.content.cartons).toHaveLength(10);
    expect(detail.waiting).toMatchObject({ awaiting: 'QUOTE_ACCEPTANCE', responsible: 'SELLER' });
    expect(answer.text).not.toContain('AWAIT-1');
    expect(answer.text).not.toContain('tenant');
  });

  it.each(['', '/timeline', '/documents', '/receipts'])(
    'is to another seller byte for byte like an absent one: GET …%s',
    async (path) => {
      const absent = await ask({
        path: `/shipments/shp_01KADHNJS8ZBV7P3GJX6BWQ001${path}`,
        authorizer: rival,
      });
      const id = await created();
      expect(id).toBe('shp_01KADHNJS8ZBV7P3GJX6BWQ001');
      const foreign = await ask({ path: `/shipments/${id}${path}`, authorizer: rival });
      expect(foreign.status).toBe(404);
      expect(foreign).toEqual(absent);
    },
  );

  it.each([
    ['POST', '/submit', undefined],
    ['POST', '/cancel', { reason: 'x' }],
    ['POST', '/accept-quote', undefined],
    ['POST', '/pay-duty', undefined],
    ['POST', '/documents', { kind: 'MSDS', fileName: 'a.pdf', contentType: 'application/pdf' }],
  ])('cannot be touched by another seller: %s …%s', async (method, path, body) => {
    const id = await created();
    const before = world.bytes();
    const headers = { 'idempotency-key': 'other' };
    const asked = { method, path: `/shipments/${id}${path}`, body, headers, authorizer: rival };
    expect((await ask(asked)).status).toBe(404);
    expect(world.bytes()).toBe(before);
    expect(world.sent).toEqual([]);
  });

  it('answers 404 to what is no id at all, and to broken escapes', async () => {
    for (const id of ['nonsense', '%E0%A4%A', '..%2f..', 'shp_']) {
      expect((await ask({ path: `/shipments/${id}` })).status).toBe(404);
    }
  });
});

describe('submitting a draft', () => {
  it('starts one execution, however often it is asked', async () => {
    const id = await created({ submit: false });
    const submit = () => ask({ method: 'POST', path: `/shipments/${id}/submit` });
    expect((await submit()).json['status']).toBe('SUBMITTED');
    expect((await submit()).status).toBe(202);
    const outbox = world.table.all().filter((item) => item['kind'] === 'OUTBOX');
    expect(outbox.map((item) => item['executionName'])).toEqual([`shp-${id}-1`]);
  });
});

describe('amending the content', () => {
  const { cartons } = requestBody;
  const amend = (id: string, body: object) =>
    ask({ method: 'PUT', path: `/shipments/${id}/content`, body });
  const inActionRequired = async () => {
    const id = await created();
    const occasion = { at: world.now(), actor: 'workflow', correlationId: 'x' };
    const advance = advanceShipment(await stored(id), 'find_faults', occasion);
    if (advance.kind === 'moved') await world.shipments.save(advance);
    await world.waits.register(aWait(id, 'AMEND-1'));
    return id;
  };

  it('writes a new content version, then wakes the waiting execution', async () => {
    const id = await inActionRequired();
    const answer = await amend(id, { cartons: cartons.slice(0, 1) });
    expect(answer.status).toBe(202);
    expect(answer.json).toMatchObject({ status: 'SUBMITTED', contentVersion: 2 });
    expect(world.sent.map((s) => s.token)).toEqual(['AMEND-1']);
    const content = await world.shipments.findContent(
      { tenant, shipmentId: (await stored(id)).shipmentId },
      2,
    );
    expect(content?.cartons).toHaveLength(8);
  });

  it('answers a repeat as the first time and wakes what the first try died before waking', async () => {
    const id = await inActionRequired();
    const { signal } = world;
    world.signal = () => Promise.reject(new Error('killed'));
    shipments = createShipmentsHandler(world);
    const body = { cartons: cartons.slice(0, 1), cargoReadyOn: '2026-12-24' };
    expect((await amend(id, body)).status).toBe(500);
    world.signal = signal;
    shipments = createShipmentsHandler(world);
    const again = await amend(id, body);
    expect(again.status).toBe(202);
    expect(again.json).toMatchObject({ status: 'SUBMITTED', contentVersion: 2 });
    expect(world.sent.map((s) => s.token)).toEqual(['AMEND-1']);
    for (const other of [
      { ...body, cartons },
      { ...body, cargoReadyOn: '2026-12-25' },
    ])
      expect((await amend(id, other)).json['code']).toBe('ILLEGAL_TRANSITION');
  });

  it('is refused with what is possible once the shipment is on its way, and changes nothing', async () => {
    const id = await created();
    const before = world.bytes();
    const answer = await amend(id, { cartons });
    expect([answer.status, answer.json['code']]).toEqual([409, 'ILLEGAL_TRANSITION']);
    expect(answer.json['allowed']).toContain('cancel');
    expect(world.bytes()).toBe(before);
  });
});

describe('accepting a quote', () => {
  const accept = (id: string) => ask({ method: 'POST', path: `/shipments/${id}/accept-quote` });

  it('moves to ACCEPTED and wakes the execution', async () => {
    const id = await created();
    await quoted(id);
    await world.waits.register(aWait(id, 'ACCEPT-1'));
    expect((await accept(id)).json['status']).toBe('ACCEPTED');
    expect(world.sent.map((s) => s.token)).toEqual(['ACCEPT-1']);
    expect((await accept(id)).status).toBe(202);
    expect(world.sent).toHaveLength(1);
  });

  it('is refused when the offer has expired', async () => {
    const id = await created();
    await quoted(id);
    world.pass(8 * 86_400);
    const answer = await accept(id);
    expect([answer.status, answer.json['code']]).toEqual([409, 'QUOTE_EXPIRED']);
  });

  it('is refused before there is one', async () => {
    const id = await created();
    const answer = await accept(id);
    expect([answer.status, answer.json['code']]).toEqual([409, 'ILLEGAL_TRANSITION']);
  });
});

describe('cancelling', () => {
  const cancel = (id: string, body: object = { reason: 'sold elsewhere' }) =>
    ask({ method: 'POST', path: `/shipments/${id}/cancel`, body });

  it('writes the request, then wakes the execution that undoes', async () => {
    const id = await created();
    await quoted(id);
    await world.waits.register(aWait(id, 'CANCEL-1'));
    expect((await cancel(id)).status).toBe(202);
    expect((await stored(id)).cancelRequest).toMatchObject({ reason: 'sold elsewhere' });
    expect(world.sent.map((s) => s.token)).toEqual(['CANCEL-1']);
  });

  it('wakes again when asked again: the first may have died in between', async () => {
    const id = await created();
    await cancel(id);
    await world.waits.register(aWait(id, 'CANCEL-2'));
    expect((await cancel(id)).status).toBe(202);
    expect(world.sent.map((s) => s.token)).toEqual(['CANCEL-2']);
  });

  it('ends a draft at once', async () => {
    const id = await created({ submit: false });
    expect((await cancel(id)).json['status']).toBe('CANCELLED');
  });

  it('needs a reason', async () => {
    const id = await created();
    expect(faultsIn(await cancel(id, {}))).toEqual(['/reason REQUIRED']);
  });
});

describe('documents', () => {
  const upload = (id: string, body: object, key = 'doc-1') =>
    ask({
      method: 'POST',
      path: `/shipments/${id}/documents`,
      body,
      headers: { 'idempotency-key': key },
    });
  const msds = { kind: 'MSDS', fileName: 'msds.pdf', contentType: 'application/pdf' };

  it('grants an upload of exactly one file below the seller, and links to it once it is there', async () => {
    const id = await created();
    const answer = await upload(id, msds);
    expect(answer.status).toBe(201);
    const granted = uploadGranted.parse(answer.json);
    const key = granted.upload.fields['key'] ?? '';
    expect(key).toBe(`T/lumio/shipments/${id}/uploads/${granted.documentId}`);

    const list = async () =>
      documentList.parse((await ask({ path: `/shipments/${id}/documents` })).json).data;
    expect(await list()).toMatchObject([{ kind: 'MSDS', status: 'REQUESTED' }]);
    expect((await list())[0]?.url).toBeUndefined();
    world.uploaded.add(key);
    expect(await list()).toMatchObject([
      { status: 'UPLOADED', url: `https://files.test/${key}?as=msds.pdf` },
    ]);
  });

  it('makes one document of one key, and refuses the key for another file', async () => {
    const id = await created();
    const first = await upload(id, msds);
    expect((await upload(id, msds)).json['documentId']).toBe(first.json['documentId']);
    const other = await upload(id, { ...msds, fileName: 'other.pdf' });
    expect([other.status, other.json['code']]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
  });

  it.each([
    [{ ...msds, kind: 'PACKING_LIST' }, '/kind NOT_ALLOWED'],
    [{ ...msds, contentType: 'text/html' }, '/contentType NOT_ALLOWED'],
    [{ ...msds, fileName: '../../etc/passwd' }, '/fileName WRONG_FORMAT'],
  ])('refuses %o', async (body, fault) => {
    const id = await created();
    expect(faultsIn(await upload(id, body))).toEqual([fault]);
  });
});

describe('timeline and receipts', () => {
  it('tells the history and who has the ball', async () => {
    const id = await created();
    await quoted(id);
    await world.waits.register(aWait(id, 'T'));
    const timeline = timelineView.parse((await ask({ path: `/shipments/${id}/timeline` })).json);
    expect(timeline.status).toBe('QUOTED');
    expect(timeline.history.map((h) => h.to)).toEqual(['SUBMITTED', 'QUOTED']);
    expect(timeline.waiting?.responsible).toBe('SELLER');
    expect(timeline.legs.map(({ leg, state }) => [leg, state])).toEqual(
      legSchema.options.map((leg) => [leg, 'PENDING']),
    );
  });

  it('names what the seller must decide, and not what is put to operations', async () => {
    const id = await created();
    const { caseId } = await world.cases.open(aCase(id));
    const rolled = { caseId: `cas_${id.slice(4)}-ROLLED-v1`, kind: 'ROLLED' };
    await world.cases.open(aCase(id, { ...rolled, audience: 'operations' }));
    const timeline = timelineView.parse((await ask({ path: `/shipments/${id}/timeline` })).json);
    expect(timeline.openCases.map((c) => c.caseId)).toEqual([caseId]);
  });

  it('puts planned, estimated and actual of one milestone on one line, in order of time', async () => {
    const id = await created();
    const key = { tenant, shipmentId: (await stored(id)).shipmentId };
    for (const event of voyage) {
      const projection = await world.tracking.projection(key);
      await world.tracking.apply(key, event, foldEvent(projection, event));
    }
    const timeline = timelineView.parse((await ask({ path: `/shipments/${id}/timeline` })).json);
    expect(timeline.milestones).toEqual([
      {
        leg: 'MAIN_CARRIAGE',
        milestone: 'departed_port',
        place: 'CNYTN',
        planned: inDays(10),
        estimated: inDays(11),
        actual: inDays(12),
      },
      {
        leg: 'MAIN_CARRIAGE',
        milestone: 'arrived_port',
        place: 'USLAX',
        estimated: inDays(30),
      },
    ]);
  });

  it('shows no discrepancy before the warehouse closes the receipt', async () => {
    const id = await created();
    const receipt = receiptView.parse((await ask({ path: `/shipments/${id}/receipts` })).json);
    expect(receipt).toMatchObject({ cartons: [], discrepancies: [] });
  });
});
