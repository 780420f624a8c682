import '../../../support/quiet.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createOpenApiHandler } from '../../../../functions/api/openapi/openapi-handler.ts';
import { ROUTES } from '../../../../infra/routes.ts';
import { call } from '../lambda-event.ts';

const operation = z.looseObject({
  summary: z.string(),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z.array(z.looseObject({ name: z.string(), in: z.string() })).default([]),
  requestBody: z.looseObject({ content: z.record(z.string(), z.unknown()) }).optional(),
  responses: z.record(
    z.string(),
    z.looseObject({ content: z.record(z.string(), z.unknown()).optional() }),
  ),
});
const documentSchema = z.looseObject({
  openapi: z.literal('3.1.0'),
  components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) }),
  paths: z.record(z.string(), z.record(z.string(), operation)),
});

let text: string;
let document: z.output<typeof documentSchema>;
beforeAll(async () => {
  const answer = await call(createOpenApiHandler(), { path: '/openapi.json' });
  text = answer.text;
  document = documentSchema.parse(answer.json);
});

/** Pages, signs of life, and what partners post by their own rules. */
const OTHERS = ['health', 'console', 'webhooks', 'shop-webhooks', 'openapi'];
const described = ROUTES.filter(([, resource]) => !OTHERS.includes(resource));

function find(route: string) {
  const [method = '', path = ''] = route.split(' ');
  const named = path === '/{ordersBatch}' ? '/orders:batch' : path;
  return document.paths[named]?.[method.toLowerCase()];
}

describe('the description of the API', () => {
  it('has every route of the front door, and no other', () => {
    expect(described.filter(([route]) => find(route) === undefined)).toEqual([]);
    const count = Object.values(document.paths).flatMap((path) => Object.keys(path)).length;
    expect(count).toBe(described.length);
  });

  it.each(described)(
    '%s has a word on what it is for, who may call it and what it answers',
    (...line) => {
      const [route, , access] = line;
      const found = find(route);
      expect(found?.summary).not.toMatch(/^\//);
      expect(found?.security).toEqual(access === 'none' ? [] : [{ [access]: [] }]);
      const good = Object.entries(found?.responses ?? {}).filter(([code]) => code < '300');
      expect(good).toHaveLength(1);
      expect(good.every(([code, { content }]) => code === '204' || content !== undefined)).toBe(
        true,
      );
      const inPath = [...route.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const told = found?.parameters.filter((p) => p.in === 'path').map(({ name }) => name) ?? [];
      expect(told.sort()).toEqual(inPath.filter((name) => name !== 'ordersBatch').sort());
    },
  );

  it('points to nothing that is not there', () => {
    const pointed = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)];
    expect(pointed.length).toBeGreaterThan(100);
    for (const [, name = ''] of pointed) expect(document.components.schemas).toHaveProperty(name);
  });

  it('says what a request must have: the key, the table of a report, the query', () => {
    const headers = (route: string) => find(route)?.parameters.map(({ name }) => name);
    expect(headers('POST /skus')).toContain('Idempotency-Key');
    expect(headers('PUT /skus/{sku}')).not.toContain('Idempotency-Key');
    const report = find('POST /removals/imports');
    expect(Object.keys(report?.requestBody?.content ?? {})).toContain('text/csv');
    expect(headers('GET /insights/returns')).toEqual(
      expect.arrayContaining(['from', 'to', 'sku', 'platform']),
    );
    expect(text).toContain('"additionalProperties":false');
  });

  it('fits one answer of the gateway', () => {
    expect(text.length).toBeLessThan(6 * 1024 * 1024);
  });
});
