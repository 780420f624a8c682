/** Path, query and body of a request, parsed in one go, so that all their faults are told at once. */
import type { z } from 'zod';
import { InvalidRequest, NotFound } from '../../domain/kernel/domain-error.ts';
import type { HttpRequest } from './http-message.ts';
import { faultsOf } from './request-faults.ts';

/** What a route reads. All three are always said, so that nothing is read that no schema names. */
export interface Shape<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
}

/** A path that fits no id names nothing, so it is not found; faults of query and body are told together. */
export function parsedParts<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  shape: Shape<P, Q, B>,
  request: HttpRequest,
  pathParams: Record<string, string>,
) {
  const params = shape.params.safeParse(pathParams);
  if (!params.success) throw new NotFound('resource');
  const query = shape.query.safeParse(request.query);
  const body = shape.body.safeParse(request.body);
  if (query.success && body.success)
    return { params: params.data, query: query.data, body: body.data };
  throw new InvalidRequest('INVALID_REQUEST', 'the request does not fit its schema', [
    ...faultsOf(query.error?.issues ?? [], request.query, 'query'),
    ...faultsOf(body.error?.issues ?? [], request.body, 'body'),
  ]);
}
