/** One request to the API at the address that served the console; what it answers is parsed by the API's own contract. */
import { z } from 'zod';
import { Refused } from './refused.ts';

export type Call = <S extends z.ZodType>(
  schema: S,
  path: string,
  body?: object,
) => Promise<z.output<S>>;

/** Every call throws Refused when the API says no, or when it does not answer. A body makes it a POST. */
export const callsWith =
  (token: string, language: string): Call =>
  async (schema, path, body) =>
    schema.parse(await answered(path, token, language, body));

/** `pathOf('/operations/orders', tenant, id)`: what comes from outside is one segment each. */
export const pathOf = (root: string, ...segments: readonly string[]) =>
  [root, ...segments.map(encodeURIComponent)].join('/');

/** With its question mark; without what is not asked for. */
export function queryOf(values: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(values).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, value]],
  );
  return `?${new URLSearchParams(given).toString()}`;
}

async function answered(path: string, token: string, language: string, body?: object) {
  const answer = await fetch(path, {
    method: body ? 'POST' : 'GET',
    headers: {
      authorization: `Bearer ${token}`,
      'accept-language': language,
      ...(body && { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }),
    },
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(15_000),
  }).catch((error: unknown) => {
    throw new Refused(0, 'UNREACHABLE', String(error));
  });
  const said: unknown = await answer.json().catch(() => undefined);
  if (answer.ok) return said;
  throw refusedBy(answer.status, said);
}

/** problem+json of a function, or API Gateway's own `{"message"}`. */
const problemSchema = z.looseObject({
  code: z.string().default(''),
  title: z.string().default(''),
  detail: z.string().optional(),
});

function refusedBy(status: number, said: unknown): Refused {
  const { code, title, detail } = problemSchema.safeParse(said).data ?? { code: '', title: '' };
  return new Refused(status, code, detail ?? title);
}
