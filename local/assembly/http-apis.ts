import { z } from 'zod';
import { nameFromArn } from './physical-names.ts';
import type { Resource } from './resources.ts';
import { count, flag, ignored, parseProperties } from './resources.ts';
import { UnsupportedByRuntime } from './unsupported.ts';

const cors = z.strictObject({
  AllowCredentials: flag.default(false),
  AllowHeaders: z.array(z.string()).default([]),
  AllowMethods: z.array(z.string()).default([]),
  AllowOrigins: z.array(z.string()).default([]),
  ExposeHeaders: z.array(z.string()).default([]),
  MaxAge: count.optional(),
});

const apiProperties = z.strictObject({
  Name: z.string(),
  ProtocolType: z.literal('HTTP'),
  CorsConfiguration: cors.optional(),
  Description: ignored,
  DisableExecuteApiEndpoint: ignored,
  IpAddressType: ignored,
  Tags: ignored,
});

const routeProperties = z.strictObject({
  ApiId: z.string(),
  RouteKey: z.string(),
  Target: z.string(),
  AuthorizationType: z.enum(['NONE', 'CUSTOM', 'JWT']).default('NONE'),
  AuthorizerId: z.string().optional(),
  AuthorizationScopes: z.array(z.string()).default([]),
  OperationName: ignored,
});

const integrationProperties = z.strictObject({
  ApiId: z.string(),
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  IntegrationMethod: ignored,
  PayloadFormatVersion: z.literal('2.0'),
  TimeoutInMillis: count.default(30_000),
  CredentialsArn: ignored,
  Description: ignored,
});

const authorizerProperties = z.strictObject({
  ApiId: z.string(),
  Name: z.string(),
  AuthorizerType: z.enum(['REQUEST', 'JWT']),
  AuthorizerUri: z.string().optional(),
  AuthorizerPayloadFormatVersion: z.literal('2.0').optional(),
  AuthorizerResultTtlInSeconds: count.default(0),
  EnableSimpleResponses: flag.optional(),
  IdentitySource: z.array(z.string()).default([]),
  JwtConfiguration: z
    .strictObject({ Issuer: z.string(), Audience: z.array(z.string()) })
    .optional(),
  AuthorizerCredentialsArn: ignored,
});

const throttle = z.strictObject({
  ThrottlingBurstLimit: count.optional(),
  ThrottlingRateLimit: count.optional(),
  DataTraceEnabled: ignored,
  DetailedMetricsEnabled: ignored,
  LoggingLevel: ignored,
});

const stageProperties = z.strictObject({
  ApiId: z.string(),
  StageName: z.string(),
  AutoDeploy: z.literal(true),
  DefaultRouteSettings: throttle.optional(),
  RouteSettings: z.record(z.string(), throttle).default({}),
  AccessLogSettings: ignored,
  Description: ignored,
  Tags: ignored,
});

export type CorsSpec = z.infer<typeof cors>;

export type AuthorizerSpec =
  | { kind: 'none' }
  | {
      kind: 'lambda';
      id: string;
      function: string;
      identitySources: readonly string[];
      cacheSeconds: number;
    }
  | {
      kind: 'jwt';
      id: string;
      issuer: string;
      audiences: readonly string[];
      identitySource: string;
      scopes: readonly string[];
    };

export interface ThrottleSpec {
  /** Requests a second, and how many may come at once. */
  rate: number;
  burst: number;
}

export interface RouteSpec {
  routeKey: string;
  function: string;
  timeoutMilliseconds: number;
  authorizer: AuthorizerSpec;
  throttle: ThrottleSpec | undefined;
}

export interface HttpApiSpec {
  id: string;
  cors: CorsSpec | undefined;
  stage: string;
  routes: readonly RouteSpec[];
  /** Shared by the routes that have none of their own. */
  throttle: ThrottleSpec | undefined;
}

/** Puts an API together from its Api, Stage, Route, Integration and Authorizer resources. */
export function readHttpApi(api: Resource, resources: readonly Resource[]): HttpApiSpec {
  const { CorsConfiguration } = parseProperties(api, apiProperties);
  const mine = <T extends z.ZodType<{ ApiId: string }>>(type: string, schema: T) =>
    resources
      .filter((resource) => resource.type === `AWS::ApiGatewayV2::${type}`)
      .map((resource) => ({ resource, properties: parseProperties(resource, schema) }))
      .filter(({ properties }) => properties.ApiId === api.name);
  const parts = {
    integrations: mine('Integration', integrationProperties),
    authorizers: mine('Authorizer', authorizerProperties),
  };
  const stage = mine('Stage', stageProperties)[0]?.properties;
  if (stage === undefined) throw new UnsupportedByRuntime([`${api.path}: the API has no stage`]);
  return {
    id: api.name,
    cors: CorsConfiguration,
    stage: stage.StageName,
    throttle: throttleSpec(stage.DefaultRouteSettings),
    routes: mine('Route', routeProperties).map(({ resource, properties }) => ({
      routeKey: properties.RouteKey,
      ...target(resource, properties.Target, parts.integrations),
      authorizer: authorizer(resource, properties, parts.authorizers),
      throttle: throttleSpec(stage.RouteSettings[properties.RouteKey]),
    })),
  };
}

type Part<T extends z.ZodType> = { resource: Resource; properties: z.infer<T> };

function target(
  route: Resource,
  value: string,
  integrations: readonly Part<typeof integrationProperties>[],
): Pick<RouteSpec, 'function' | 'timeoutMilliseconds'> {
  const found = integrations.find(({ resource }) => `integrations/${resource.name}` === value);
  if (found === undefined) {
    throw new UnsupportedByRuntime([`${route.path}: no integration for target ${value}`]);
  }
  const { IntegrationUri, TimeoutInMillis } = found.properties;
  return { function: functionFromUri(IntegrationUri), timeoutMilliseconds: TimeoutInMillis };
}

function authorizer(
  route: Resource,
  properties: z.infer<typeof routeProperties>,
  authorizers: readonly Part<typeof authorizerProperties>[],
): AuthorizerSpec {
  if (properties.AuthorizationType === 'NONE') return { kind: 'none' };
  const found = authorizers.find(({ resource }) => resource.name === properties.AuthorizerId);
  if (found === undefined) throw new UnsupportedByRuntime([`${route.path}: no such authorizer`]);
  const { AuthorizerUri, EnableSimpleResponses, IdentitySource, ...rest } = found.properties;
  const id = found.resource.name;
  if (rest.JwtConfiguration !== undefined) {
    return {
      kind: 'jwt',
      id,
      issuer: rest.JwtConfiguration.Issuer,
      audiences: rest.JwtConfiguration.Audience,
      identitySource: IdentitySource[0] ?? '$request.header.Authorization',
      scopes: properties.AuthorizationScopes,
    };
  }
  if (AuthorizerUri === undefined || EnableSimpleResponses !== true) {
    throw new UnsupportedByRuntime([`${route.path}: only simple-response or JWT authorizers`]);
  }
  return {
    kind: 'lambda',
    id,
    function: functionFromUri(AuthorizerUri),
    identitySources: IdentitySource,
    cacheSeconds: rest.AuthorizerResultTtlInSeconds,
  };
}

/** Takes a function ARN or `arn:…:apigateway:…:path/2015-03-31/functions/{arn}/invocations`. */
function functionFromUri(uri: string): string {
  return nameFromArn(/functions\/(arn:[^/]+)\/invocations$/.exec(uri)?.[1] ?? uri);
}

function throttleSpec(settings: z.infer<typeof throttle> | undefined): ThrottleSpec | undefined {
  const rate = settings?.ThrottlingRateLimit;
  if (rate === undefined) return undefined;
  return { rate, burst: settings?.ThrottlingBurstLimit ?? rate };
}
