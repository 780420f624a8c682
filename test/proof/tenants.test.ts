/**
 * Two sellers: whatever one asks about the other's, by any id, in any field, on any line of the API, is answered byte for byte
 * as if it were about nothing, and changes nothing. Made from the table of routes: a new line, parameter or field that
 * nobody says the meaning of fails here.
 */
import '../support/quiet.ts';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { scopeSchema } from '../../domain/seller/seller.ts';
import { openApiDocument } from '../../functions/api/openapi/document.ts';
import { ROUTES } from '../../infra/routes.ts';
import { sellerAuthorizer, staffAuthorizer } from '../unit/functions/lambda-event.ts';
import {
  authorizerOf,
  openFrontDoor,
  OWNER,
  RIVAL,
  type Answered,
  type FrontDoor,
} from './front-door.ts';
import { fieldsOf, pathFor, withField } from './fields.ts';
import { NOBODYS, OWNED, openForOne, openForTwo, type Seeded } from './two-sellers.ts';
import { VALID } from './valid-requests.ts';

const SELLERS = ROUTES.filter(([, , access]) => access === 'seller').map(([line]) => line);
const { lines, shapeOf } = openFrontDoor();

/** Every parameter and field of a line by which something of a seller's is named. */
const PROBES = SELLERS.flatMap((line) =>
  fieldsOf(line, shapeOf(line))
    .filter(({ name }) => !NOBODYS.has(name) && name in OWNED)
    .map(({ where, name }) => [line, where, name] as const),
);

/** Lines whose answer, by the description of the API, is a form to upload something. */
const described = z.record(z.string(), z.record(z.string(), z.json()));
const DESCRIBED = described.parse(JSON.parse(JSON.stringify(openApiDocument().paths)));
const UPLOADS = SELLERS.filter((line) => {
  const [method = '', path = ''] = line.split(' ');
  const operation = DESCRIBED[path]?.[method.toLowerCase()];
  return JSON.stringify(operation ?? {}).includes('"upload":');
});

type Ask = Readonly<{ line: string; where: string; name: string; value: string; tenant: string }>;
let asked = 0;

/** The valid request of the line, with this value in this place and the owner's own in all others. */
async function ask({ door, means }: Seeded, { line, where, name, value, tenant }: Ask) {
  const [method = ''] = line.split(' ');
  const valid = VALID[line] ?? {};
  const values = Object.fromEntries(Object.entries(means).map(([key, { own }]) => [key, own]));
  const path = pathFor(line, where === 'params' ? { ...values, [name]: value } : values);
  asked += 1;
  return door.send(line, {
    method,
    path,
    headers: { ...valid.headers, 'idempotency-key': `probe-${asked}` },
    authorizer: authorizerOf(line, tenant) ?? {},
    ...(where === 'query'
      ? { query: new URLSearchParams({ [name]: value }).toString() }
      : { query: valid.query ?? '' }),
    ...(valid.body !== undefined && {
      body: where === 'body' ? withField(valid.body, name, value) : valid.body,
    }),
  });
}

/** The owner's order has no label yet: to itself, too, there is none. */
const NOTHING_YET = new Set(['GET /orders/{orderId}/label']);
/** A shop's name is the platform's, one in the whole world: that it is another seller's must be said. */
const TAKEN: Readonly<Record<string, string>> = { 'POST /shops body shop': 'SHOP_TAKEN' };
/** Ids made of what the request says: another reference is another id. */
const MADE = /\b(?:ord|ret|rem)_[0-9A-HJKMNP-TV-Z]{26}/g;

/** Without the values themselves, which the answer repeats. */
const masked = ({ statusCode, headers, body = '' }: Answered, values: readonly string[]) =>
  values.reduce(
    (text, value) => text.replaceAll(value, '{asked}'),
    JSON.stringify({ statusCode, headers, body }).replaceAll(MADE, '{made}'),
  );

/** What is the owner's; the counters of the whole platform go on. */
const ownedBy = (door: FrontDoor) =>
  new Map(
    door.table
      .all()
      .filter((item) => JSON.stringify(item).includes(OWNER))
      .map((item) => [`${item.pk} ${item.sk}`, JSON.stringify(item)]),
  );

it('has a probe for every line that a seller may call, and knows every name by which it is asked', () => {
  expect(SELLERS.filter((line) => !lines.has(line) || !(line in VALID))).toEqual([]);
  const unknown = SELLERS.flatMap((line) =>
    fieldsOf(line, shapeOf(line))
      .filter(({ name }) => !(name in OWNED) && !NOBODYS.has(name))
      .map(({ where, name }) => `${line} ${where} ${name}`),
  );
  expect(unknown).toEqual([]);
  expect(PROBES.length).toBeGreaterThan(20);
});

describe("a stranger with the owner's ids", () => {
  it.each(PROBES)(
    '%s (%s %s) is answered as by an absent one, and nothing moves',
    async (line, where, name) => {
      const [there, nowhere] = [await openForTwo(), await openForTwo()];
      const { own = '', absent = '' } = there.means[name] ?? {};
      const before = ownedBy(there.door);
      const probe = { line, where, name, tenant: RIVAL };
      const stranger = await ask(there, { ...probe, value: own });
      const nobody = await ask(nowhere, { ...probe, value: absent });
      const taken = TAKEN[`${line} ${where} ${name}`];
      if (taken === undefined)
        expect(masked(stranger, [own, absent])).toBe(masked(nobody, [own, absent]));
      else expect(stranger.body).toContain(taken);
      expect(ownedBy(there.door)).toEqual(before);

      // The probe is alive: to its owner the very same request is about something.
      if (where !== 'params' || NOTHING_YET.has(line)) return;
      const owners = await openForTwo();
      const owner = await ask(owners, { ...probe, value: own, tenant: OWNER });
      expect(owner.statusCode).not.toBe(404);
      const told = masked(owner, [own, absent]) !== masked(nobody, [own, absent]);
      expect(told || !isDeepStrictEqual(ownedBy(owners.door), before)).toBe(true);
    },
  );
});

describe('lists', () => {
  const LISTS = SELLERS.filter((line) => line.startsWith('GET') && !line.includes('{'));

  it.each(LISTS)('%s shows a stranger what it shows when the owner is not there', async (line) => {
    const { door } = await openForTwo();
    const alone = await openForOne();
    const call = { method: 'GET', path: pathFor(line, {}), authorizer: sellerAuthorizer(RIVAL) };
    expect((await door.send(line, call)).body).toBe((await alone.send(line, call)).body);
  });

  const pages = SELLERS.filter((line) => {
    const query = shapeOf(line)?.query;
    return query instanceof z.ZodObject && 'cursor' in query.shape;
  });

  it.each(pages)(
    '%s: a cursor of another seller, or of another list, is a forged one',
    async (line) => {
      const { door, means } = await openForTwo();
      const own = Object.fromEntries(Object.entries(means).map(([name, each]) => [name, each.own]));
      const page = (tenant: string, query: string) =>
        door.send(line, {
          method: 'GET',
          path: pathFor(line, own),
          query,
          authorizer: sellerAuthorizer(tenant),
        });
      const { nextCursor } = z
        .looseObject({ nextCursor: z.string() })
        .parse(JSON.parse((await page(OWNER, 'limit=1')).body ?? ''));
      const stolen = await page(RIVAL, `limit=1&cursor=${nextCursor}`);
      const forged = await page(RIVAL, `limit=1&cursor=${'A'.repeat(nextCursor.length)}`);
      expect(stolen.statusCode).toBe(line.includes('{') ? 404 : 400);
      expect(stolen.body).toBe(forged.body);
      expect((await page(OWNER, `limit=1&cursor=${nextCursor}`)).statusCode).toBe(200);
    },
  );
});

it('never replays one seller the answer of another, though both use one idempotency key', async () => {
  const { door } = await openForTwo();
  const line = 'POST /shipments';
  const post = (tenant: string) =>
    door.send(line, {
      method: 'POST',
      path: '/shipments',
      headers: { 'idempotency-key': 'the-same' },
      body: VALID[line]?.body,
      authorizer: sellerAuthorizer(tenant),
    });
  const [own, others, again] = [await post(RIVAL), await post(OWNER), await post(RIVAL)];
  expect(others.headers['idempotent-replayed']).toBeUndefined();
  expect(again.headers['idempotent-replayed']).toBe('true');
  expect(again.body).toBe(own.body);
});

describe('what is presigned lies under the seller’s own prefix', () => {
  const signed = z.looseObject({
    upload: z.looseObject({ fields: z.looseObject({ key: z.string() }) }),
  });

  /** Keys of all links in an answer, to read or to write. */
  const keysIn = (body: unknown): string[] => {
    const upload = signed.safeParse(body).data?.upload.fields.key;
    const links = JSON.stringify(body).matchAll(/https:\/\/files\.test\/([^?"]+)/g);
    return [...(upload === undefined ? [] : [upload]), ...[...links].map(([, key = '']) => key)];
  };

  it.each(UPLOADS)('%s', async (line) => {
    const seeded = await openForTwo();
    const [param = 'sku'] = [...line.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const value = seeded.means[param]?.own ?? '';
    const probe = { line, where: 'params', name: param, value, tenant: OWNER };
    const { body = '{}' } = await ask(seeded, probe);
    const keys = keysIn(JSON.parse(body));
    expect(keys).toHaveLength(1);
    expect(keys[0]).toMatch(new RegExp(`^T/${OWNER}/.*${value}/`));

    // Once the bytes are there, whoever lists them gets a link to read under the same prefix.
    seeded.door.uploaded.add(keys[0] ?? '');
    const listing = line.replace('POST', 'GET');
    if (!SELLERS.includes(listing)) return;
    const { body: listed = '{}' } = await ask(seeded, { ...probe, line: listing });
    expect(keysIn(JSON.parse(listed))).toEqual(keys);
  });

  it('is more than the papers of a shipment', () => {
    expect(UPLOADS.length).toBeGreaterThan(2);
  });
});

describe('who may call', () => {
  const door = openFrontDoor();
  const call = (line: string, authorizer?: object) => {
    const [method = ''] = line.split(' ');
    const path = pathFor(line, { sku: 'LAMP-1' });
    return door.send(line, {
      method,
      path,
      body: VALID[line]?.body,
      ...(authorizer && { authorizer }),
    });
  };

  it.each(SELLERS)('%s: a key, and the scope for it', async (line) => {
    expect((await call(line)).statusCode).toBe(401);
    expect((await call(line, staffAuthorizer())).statusCode).toBe(401);
    const scopeless = await call(line, sellerAuthorizer(OWNER, []));
    expect([scopeless.statusCode, scopeless.body]).toEqual([
      403,
      expect.stringContaining('INSUFFICIENT_SCOPE'),
    ]);
  });

  it('a scope opens what it names, and nothing else: each line is opened by one', async () => {
    const openedBy = await Promise.all(
      SELLERS.map(async (line) => {
        const opening = await Promise.all(
          scopeSchema.options.map(async (scope) => {
            const { statusCode } = await call(line, sellerAuthorizer(OWNER, [scope]));
            return statusCode === 403 ? [] : [scope];
          }),
        );
        return [line, opening.flat()] as const;
      }),
    );
    expect(openedBy.filter(([, scopes]) => scopes.length !== 1)).toEqual([]);
    const writing = openedBy.filter(([line]) => /^(PUT|DELETE) /.test(line));
    expect(writing.filter(([, scopes]) => !scopes[0]?.endsWith(':write'))).toEqual([]);
  });

  const STAFF = ROUTES.filter(([, , access]) => access === 'operations').map(([line]) => line);

  it.each(STAFF)('%s: people of operations only', async (line) => {
    expect((await call(line)).statusCode).toBe(401);
    expect((await call(line, sellerAuthorizer(OWNER))).statusCode).toBe(401);
    expect((await call(line, staffAuthorizer('eve', '[sellers]'))).statusCode).toBe(403);
  });
});
