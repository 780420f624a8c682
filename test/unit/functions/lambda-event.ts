/** Events as API Gateway sends them, and answers as it reads them. */
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { z } from 'zod';
import type { HttpResult } from '../../../functions/runtime/http-message.ts';
import type { Scope } from '../../../domain/seller/seller.ts';
import { scopeSchema } from '../../../domain/seller/seller.ts';

export type HttpLambda = (event: APIGatewayProxyEventV2, context: Context) => Promise<HttpResult>;

export interface Call {
  readonly method?: string;
  readonly path: string;
  readonly query?: string;
  readonly headers?: Record<string, string>;
  /** Sent as JSON ... */
  readonly body?: unknown;
  /** ... or as it is. */
  readonly raw?: string;
  readonly base64?: boolean;
  readonly authorizer?: object;
}

export interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly text: string;
  readonly json: z.infer<typeof jsonSchema>;
}

/** Loose on purpose: a test names what it reads. */
const jsonSchema = z.record(z.string(), z.json());

/** What the handlers and their middleware read of the context; the rest of it is deprecated or unused. */
export const context = z.custom<Context>().parse({
  functionName: 'test',
  functionVersion: '1',
  invokedFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:test',
  memoryLimitInMB: '512',
  awsRequestId: 'lambda-1',
  getRemainingTimeInMillis: () => 10_000,
});

export function sellerAuthorizer(tenant: string, scopes: readonly Scope[] = scopeSchema.options) {
  return { lambda: { tenant, keyId: `${tenant}key`, scopes: scopes.join(' ') } };
}

export function staffAuthorizer(sub = 'wei', groups: unknown = '[operations]') {
  return { jwt: { claims: { sub, 'cognito:groups': groups }, scopes: null } };
}

export function eventOf(call: Call): APIGatewayProxyEventV2 {
  const { method = 'GET', path, query = '', base64 = false } = call;
  const body = call.raw ?? (call.body === undefined ? undefined : JSON.stringify(call.body));
  const json = call.body === undefined ? {} : { 'content-type': 'application/json' };
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: query,
    headers: { ...json, ...call.headers },
    isBase64Encoded: base64,
    ...(body !== undefined && { body }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'api',
      domainName: 'localhost',
      domainPrefix: 'localhost',
      requestId: 'req-1',
      routeKey: '$default',
      stage: '$default',
      time: '02/Nov/2026:08:00:00 +0000',
      timeEpoch: 1_793_606_400_000,
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
      ...(call.authorizer && { authorizer: call.authorizer }),
    },
  };
}

export async function call(lambda: HttpLambda, asked: Call): Promise<Answer> {
  const { statusCode, headers, body = '' } = await lambda(eventOf(asked), context);
  const json = body === '' ? {} : jsonSchema.parse(JSON.parse(body));
  return { status: statusCode, headers, text: body, json };
}

/** The codes of a problem's errors, with where they point. */
export function faultsIn({ json }: Answer): string[] {
  const errors = z
    .array(z.object({ pointer: z.string(), parameter: z.string().optional(), code: z.string() }))
    .default([])
    .parse(json['errors']);
  return errors.map(({ pointer, parameter, code }) => `${parameter ?? pointer} ${code}`);
}
