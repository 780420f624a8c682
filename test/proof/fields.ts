/** Where a request names things: the parameters of its path, and the fields of its query and body that look like ids. */
import { z } from 'zod';
import type { Route } from '../../functions/runtime/router.ts';

export interface Field {
  readonly where: 'params' | 'query' | 'body';
  readonly name: string;
}

/** A query's filters all name something; of a body, what is called an id, or is shaped like one. */
export function fieldsOf(line: string, shape: Route['shape'] | undefined): Field[] {
  const params = [...line.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  if (!shape) return params.map((name) => ({ where: 'params', name }));
  const query = propertiesOf(shape.query).filter(
    ({ name }) => !PAGING.has(name) && !isClosed(name),
  );
  const body = propertiesOf(shape.body).filter(
    ({ name, pattern }) =>
      /(^|[a-z])(Id|Ids|ID|Sku)$/.test(name) ||
      NAMES.has(name) ||
      /\^(shp|ord|ret|rem|cas)_/.test(pattern),
  );
  return [
    ...params.map((name) => ({ where: 'params' as const, name })),
    ...query.map(({ name }) => ({ where: 'query' as const, name })),
    ...body.map(({ name }) => ({ where: 'body' as const, name })),
  ];
}

/** Names that are no id of ours, and mean something all the same. */
const NAMES = new Set(['sku', 'skus', 'shop', 'trackingNumber', 'reference', 'poNumber', 'sscc']);

const PAGING = new Set(['limit', 'cursor']);
/** Filters with a closed set of words. */
const isClosed = (name: string) =>
  ['status', 'kind', 'relay', 'from', 'to', 'state', 'platform'].includes(name);

interface Property {
  readonly name: string;
  readonly pattern: string;
}

const node = z.looseObject({
  pattern: z.string().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
});

/** Every property of a schema, however deep, each name once. */
function propertiesOf(schema: z.ZodType): Property[] {
  const json: unknown = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const found = new Map<string, Property>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (typeof value !== 'object' || value === null) return;
    const { properties = {} } = node.safeParse(value).data ?? {};
    for (const [name, of] of Object.entries(properties)) {
      const { pattern = '' } = node.safeParse(of).data ?? {};
      found.set(name, { name, pattern });
    }
    Object.values(value).forEach(visit);
  };
  visit(json);
  return [...found.values()];
}

/** The path of a line, its parameters filled in; those without a value by something that fits. */
export function pathFor(line: string, values: Readonly<Record<string, string>>): string {
  const [, path = ''] = line.split(' ');
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(
      name === 'source' && line.includes('/shops/')
        ? 'SHOPIFY'
        : (values[name] ?? ANY[name] ?? 'x'),
    ),
  );
}

const ANY: Readonly<Record<string, string>> = {
  warehouseId: 'US-LAX',
  tenant: 'lumio',
  shipmentId: 'shp_01KADHNJS8ZBV7P3GJX6ZZZZZZ',
  caseId: 'cas_contract-nobodys',
  source: 'dcsa',
  ordersBatch: 'orders:batch',
};

/** The same body with this value wherever a property has this name. */
export function withField(body: unknown, name: string, value: string): unknown {
  if (Array.isArray(body)) return body.map((part: unknown) => withField(part, name, value));
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(
    Object.entries(body).map(([key, part]) => [
      key,
      key === name && typeof part === 'string' ? value : withField(part, name, value),
    ]),
  );
}
