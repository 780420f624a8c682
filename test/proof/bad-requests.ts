/** Requests over every line of the API: what fits the schema, what nearly fits, and what has nothing to do with it. */
import fc from 'fast-check';
import { ROUTES } from '../../infra/routes.ts';
import type { Call } from '../unit/functions/lambda-event.ts';
import { sellerAuthorizer, staffAuthorizer } from '../unit/functions/lambda-event.ts';
import { authorizerOf, OWNER, type FrontDoor } from './front-door.ts';
import { pathFor } from './fields.ts';
import { valuesOf } from './schema-values.ts';
import { spoilt } from './spoil.ts';
import { VALID } from './valid-requests.ts';

export interface BadRequest {
  readonly line: string;
  readonly call: Call;
}

const PARAMETERS = [
  '',
  'x',
  '%00',
  '..%2f..',
  '%ff',
  'T%23_%23',
  'shp_',
  '%F0%9F%92%A5',
  'a'.repeat(3000),
];
const QUERIES = [
  '',
  'limit=0',
  'limit=-1',
  'limit=1e3',
  'limit=101',
  'cursor=AAAA',
  'cursor=%00',
  'limit=5&limit=6',
  'status=NOPE',
  '%',
  '&&==',
  '__proto__=1',
  'sku=%ED%A0%80',
  `cursor=${'A'.repeat(5000)}`,
];
const TEXTS = [
  '',
  '{',
  '[1,',
  'null',
  '"text"',
  '0',
  'true',
  '\ufeff{}',
  '{"a":1}{"b":2}',
  '{"a":1,"a":2}',
  '{"__proto__":{"isAdmin":true}}',
  '\u0000',
  `${'['.repeat(5000)}${']'.repeat(5000)}`,
  `{"a":"${'x'.repeat(300_000)}"}`,
  'a=1&b=2',
  '<xml/>',
];
const HEADERS: readonly Record<string, string>[] = [
  {},
  { 'content-type': 'text/plain' },
  { 'content-type': 'application/json; charset=utf-16' },
  { 'content-type': 'application/xml' },
  { 'content-type': '' },
  { 'idempotency-key': '' },
  { 'idempotency-key': 'é' },
  { 'idempotency-key': 'k'.repeat(256) },
  { 'accept-language': 'zh-CN;q=1,*;q=0.1' },
  { 'accept-language': ';;;q=9,,' },
  { 'if-match': '"99999999999999999999"' },
  { 'if-match': 'W/x' },
];

export function badRequests(
  door: FrontDoor,
  own: Readonly<Record<string, string>>,
): fc.Arbitrary<BadRequest> {
  return fc.oneof(
    ...ROUTES.filter(([line]) => !line.endsWith('/webhooks/{source}')).map(([line]) =>
      of(door, line, own),
    ),
  );
}

function of(
  door: FrontDoor,
  line: string,
  own: Readonly<Record<string, string>>,
): fc.Arbitrary<BadRequest> {
  const [method = ''] = line.split(' ');
  const shape = door.shapeOf(line);
  const { body, query = '' } = VALID[line] ?? {};
  const bodies = fc.oneof(
    { weight: 4, arbitrary: spoilt(body ?? {}).map((value) => ({ body: value })) },
    {
      weight: shape ? 4 : 0,
      arbitrary: (shape ? valuesOf(shape.body) : fc.jsonValue()).map((value) => ({ body: value })),
    },
    { weight: 1, arbitrary: fc.constantFrom(...TEXTS).map((raw) => ({ raw })) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('%%%', 'eyJh', '/w==').map((raw) => ({ raw, base64: true })),
    },
    { weight: 1, arbitrary: fc.constant(body === undefined ? {} : { body }) },
  );
  return fc
    .record({
      sent: bodies,
      path: fc.oneof(
        { weight: 5, arbitrary: fc.constant(pathFor(line, own)) },
        {
          weight: 1,
          arbitrary: fc
            .constantFrom(...PARAMETERS)
            .map((bad) => line.split(' ')[1]?.replaceAll(/\{\w+\}/g, () => bad) ?? ''),
        },
      ),
      query: fc.oneof(
        { weight: 3, arbitrary: fc.constant(query) },
        fc.constantFrom(...QUERIES),
        fc.webQueryParameters(),
      ),
      headers: fc.constantFrom(...HEADERS),
      key: fc.uuid(),
      authorizer: fc.oneof(
        { weight: 12, arbitrary: fc.constant(authorizerOf(line, OWNER)) },
        fc.constantFrom(undefined, {}, staffAuthorizer('eve', 'x'), sellerAuthorizer(OWNER, [])),
      ),
    })
    .map(({ sent, path, query, headers, key, authorizer }) => ({
      line,
      call: {
        method,
        path,
        query,
        headers: { 'content-type': 'application/json', 'idempotency-key': key, ...headers },
        ...sent,
        ...(authorizer && { authorizer }),
      },
    }));
}
