import { describe, expect, it } from 'vitest';
import { toResponse } from '../../../../local/api-gateway/http-response.ts';

describe('what a function returns', () => {
  it('with a statusCode is the response', () => {
    const response = toResponse({
      statusCode: 201,
      headers: { Location: '/x', 'X-Count': 2 },
      cookies: ['a=1', 'b=2'],
      body: 'AAE=',
      isBase64Encoded: true,
    });
    expect(response).toEqual({
      status: 201,
      headers: {
        'content-type': 'text/plain; charset=utf-8',
        location: '/x',
        'x-count': '2',
        'set-cookie': ['a=1', 'b=2'],
      },
      body: Buffer.from([0, 1]),
    });
  });

  it.each([
    [{ a: 1 }, '{"a":1}'],
    ['text', 'text'],
    [null, 'null'],
  ])('without one is a 200 of JSON: %j', (payload, body) => {
    const response = toResponse(payload);
    expect(response?.status).toBe(200);
    expect(response?.headers).toEqual({ 'content-type': 'application/json' });
    expect(response?.body.toString()).toBe(body);
  });

  it('in another shape is malformed', () => {
    expect(toResponse({ statusCode: 200, body: { not: 'text' } })).toBeUndefined();
    expect(toResponse({ statusCode: 'ok' })).toBeUndefined();
  });
});
