/** OpenAPI 3.1 of the whole API, made from the very schemas that requests and answers are parsed with. */
import { z } from 'zod';
import type { Route } from '../../runtime/router.ts';
import { ANSWERS, type Described } from './answers.ts';
import { jsonSchema, parameters } from './json-schema.ts';
import { ROUTE_TABLES } from './route-tables.ts';

/** RFC 9457; `code` is stable and never translated, `errors` are all faults of a request at once. */
const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string(),
  code: z.string(),
  requestId: z.string(),
  errors: z
    .array(
      z.object({
        pointer: z.string(),
        parameter: z.string().optional(),
        code: z.string(),
        detail: z.string(),
      }),
    )
    .optional(),
  allowed: z.array(z.string()).optional(),
});

const PROBLEMS: Readonly<Record<string, string>> = {
  400: 'The request cannot be read',
  401: 'No valid credential',
  403: 'The credential does not allow this',
  404: 'There is no such thing',
  409: 'Not possible as things stand',
  422: 'The request has faults',
  503: 'Try again in a moment',
};

const PROBLEM_RESPONSES = Object.fromEntries(
  Object.entries(PROBLEMS).map(([status, description]) => [
    status,
    {
      description,
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  ]),
);

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'The same key and payload answer the same again.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};
const ACCEPT_LANGUAGE = {
  name: 'Accept-Language',
  in: 'header',
  required: false,
  schema: { type: 'string', enum: ['en', 'zh-CN'] },
};

/** Routes in the order of their tables, each under the name of its table. */
export function openApiDocument() {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Portage',
      version: '1',
      description: 'First mile, customs, warehouse, orders, last mile and returns, in one record.',
    },
    tags: Object.keys(ROUTE_TABLES).map((name) => ({ name })),
    paths: paths(),
    components: {
      schemas: { Problem: jsonSchema(problem, 'output') },
      securitySchemes: {
        seller: { type: 'http', scheme: 'bearer', description: 'An API key, sk_…, with scopes.' },
        operations: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      },
    },
  };
}

function paths() {
  const all: Record<string, Record<string, object>> = {};
  for (const [tag, routes] of Object.entries(ROUTE_TABLES))
    for (const route of routes) {
      const path = pathOf(route);
      all[path] = { ...all[path], [route.method.toLowerCase()]: operation(tag, route) };
    }
  return all;
}

function operation(tag: string, route: Route): object {
  const { access, method, shape } = route;
  const { summary, status, body, once } = answerTo(route);
  const content = body && { 'application/json': { schema: jsonSchema(body, 'output') } };
  return {
    tags: [tag],
    summary,
    ...(access.of === 'seller' && { description: `Scope: ${access.scope}` }),
    security: access.of === 'anyone' ? [] : [{ [access.of]: [] }],
    parameters: [
      ...parameters(shape.params, 'path').filter(({ name }) => pathOf(route).includes(`{${name}}`)),
      ...parameters(shape.query, 'query'),
      ACCEPT_LANGUAGE,
      ...(once ? [IDEMPOTENCY_KEY] : []),
    ],
    ...(method !== 'GET' && isRead(shape.body) && { requestBody: requestBody(shape.body) }),
    responses: {
      [status]: { description: summary, ...(content && { content }) },
      ...PROBLEM_RESPONSES,
    },
  };
}

/** A parameter that can only be one word is that word: `/{ordersBatch}` is `/orders:batch`. */
function pathOf({ path, shape }: Route): string {
  const parts = shape.params instanceof z.ZodObject ? Object.entries(shape.params.shape) : [];
  return parts.reduce(
    (named, [name, schema]) =>
      schema instanceof z.ZodLiteral ? named.replace(`{${name}}`, String(schema.value)) : named,
    path,
  );
}

function isRead(body: z.ZodType): boolean {
  return !(body instanceof z.ZodUnknown);
}

/** A body that is text is a table as it was exported. */
function requestBody(body: z.ZodType) {
  const types =
    body instanceof z.ZodString ? ['text/csv', 'text/tab-separated-values'] : ['application/json'];
  const schema = jsonSchema(body, 'input');
  return {
    required: true,
    content: Object.fromEntries(types.map((type) => [type, { schema }])),
  };
}

/** A route that nobody described is better named than missing. */
function answerTo({ method, path }: Route): Described {
  return ANSWERS[`${method} ${path}`] ?? { summary: path, status: 200 };
}
