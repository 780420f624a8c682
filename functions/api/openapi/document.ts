/** OpenAPI 3.1 of the whole API, made from the very schemas that requests and answers are parsed with. */
import { OpenApiGeneratorV31, OpenAPIRegistry } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import type { Route } from '../../runtime/router.ts';
import { ANSWERS, type Described } from './answers.ts';
import { ROUTE_TABLES } from './route-tables.ts';

const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    /** Stable, never translated. */
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
  })
  .meta({ id: 'Problem', description: 'RFC 9457. All faults of a request at once, in `errors`.' });

const PROBLEMS: Readonly<Record<number, string>> = {
  400: 'The request cannot be read',
  401: 'No valid credential',
  403: 'The credential does not allow this',
  404: 'There is no such thing',
  409: 'Not possible as things stand',
  422: 'The request has faults',
  503: 'Try again in a moment',
};

const TABLES = ['text/csv', 'text/tab-separated-values'];

/** Routes in the order of their tables, each under the name of its table. */
export function openApiDocument() {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'seller', {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key, sk_…; its scopes say what it may do.',
  });
  registry.registerComponent('securitySchemes', 'operations', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'A member of the operations staff.',
  });
  for (const [tag, routes] of Object.entries(ROUTE_TABLES))
    for (const route of routes) register(registry, tag, route);
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Portage',
      version: '1',
      description: 'First mile, customs, warehouse, orders, last mile and returns, in one record.',
    },
    tags: Object.keys(ROUTE_TABLES).map((name) => ({ name })),
  });
}

type Registered = Parameters<OpenAPIRegistry['registerPath']>[0];

function register(registry: OpenAPIRegistry, tag: string, route: Route): void {
  const { method, access } = route;
  const { summary, status, body, once } = answerTo(route);
  registry.registerPath({
    method: METHODS[method],
    path: pathOf(route),
    tags: [tag],
    summary,
    ...(access.of === 'seller' && { description: `Scope: ${access.scope}` }),
    security: access.of === 'anyone' ? [] : [{ [access.of]: [] }],
    request: requestOf(route, once),
    responses: {
      [status]: {
        description: summary,
        ...(body && { content: { 'application/json': { schema: body } } }),
      },
      ...Object.fromEntries(
        Object.entries(PROBLEMS).map(([code, description]) => [
          code,
          { description, content: { 'application/problem+json': { schema: problem } } },
        ]),
      ),
    },
  });
}

const METHODS = { GET: 'get', POST: 'post', PUT: 'put', DELETE: 'delete' } as const;

/** A parameter that can only be one word is that word: `/{ordersBatch}` is `/orders:batch`. */
function pathOf({ path, shape }: Route): string {
  const literals = shape.params instanceof z.ZodObject ? Object.entries(shape.params.shape) : [];
  return literals.reduce(
    (named, [name, schema]) =>
      schema instanceof z.ZodLiteral ? named.replace(`{${name}}`, String(schema.value)) : named,
    path,
  );
}

function requestOf({ shape, method }: Route, once: true | undefined): Registered['request'] {
  const { params, query, body } = shape;
  return {
    ...(params instanceof z.ZodObject && { params: withoutLiterals(params) }),
    ...(query instanceof z.ZodObject && { query }),
    headers: z.object({
      'Accept-Language': z.enum(['en', 'zh-CN']).optional(),
      ...(once && { 'Idempotency-Key': z.string().min(1).max(255) }),
    }),
    ...(method !== 'GET' && isRead(body) && { body: { content: contentOf(body), required: true } }),
  };
}

function withoutLiterals(params: z.ZodObject): z.ZodObject {
  const free = Object.entries(params.shape).filter(([, part]) => !(part instanceof z.ZodLiteral));
  return z.object(Object.fromEntries(free));
}

function isRead(body: z.ZodType): boolean {
  return !(body instanceof z.ZodUnknown);
}

/** A body that is text is a table as it was exported. */
function contentOf(schema: z.ZodType) {
  const types = schema instanceof z.ZodString ? TABLES : ['application/json'];
  return Object.fromEntries(types.map((type) => [type, { schema }]));
}

/** A route that nobody described is better named than missing. */
function answerTo({ method, path }: Route): Described {
  return ANSWERS[`${method} ${path}`] ?? { summary: path, status: 200 };
}
