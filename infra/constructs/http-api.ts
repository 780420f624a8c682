import { Duration, Stack } from 'aws-cdk-lib';
import {
  CfnStage,
  CorsHttpMethod,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import type { HttpRoute, IHttpRouteAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  HttpLambdaAuthorizer,
  HttpLambdaResponseType,
  HttpUserPoolAuthorizer,
} from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import type { IUserPool, IUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { alarm, FIVE_MINUTES } from './alarm.ts';
import type { PortageFunction } from './portage-function.ts';
import type { Upkeep } from './upkeep.ts';

/** Who may call: a seller by key, the operations staff by token, or anyone, and the function looks at the signature. */
export type Access = 'seller' | 'operations' | 'none';

export interface HttpApiRoute {
  /** `GET /shipments/{shipmentId}` */
  readonly route: string;
  readonly access: Access;
  readonly handler: PortageFunction;
}

export interface PortageApiProps {
  readonly routes: readonly HttpApiRoute[];
  /** Routes with a limit of their own, in requests a second; all others share the stage's. */
  readonly limits: Readonly<Record<string, { readonly rate: number; readonly burst: number }>>;
  readonly sellers: PortageFunction;
  readonly staff: { readonly pool: IUserPool; readonly client: IUserPoolClient };
  readonly origins: string[];
}

/** The front door: routes from a table, two kinds of callers, a limit for everybody, a line in the log for each call. */
export class PortageApi extends Construct {
  readonly api: HttpApi;
  private readonly authorizers: Readonly<Record<Access, IHttpRouteAuthorizer>>;
  private readonly integrations = new Map<PortageFunction, HttpLambdaIntegration>();

  constructor(scope: Construct, id: string, upkeep: Upkeep, props: PortageApiProps) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', {
      description: 'Portage',
      createDefaultStage: false,
      corsPreflight: {
        allowOrigins: props.origins,
        allowMethods: [
          CorsHttpMethod.GET,
          CorsHttpMethod.POST,
          CorsHttpMethod.PUT,
          CorsHttpMethod.DELETE,
        ],
        allowHeaders: ['authorization', 'content-type', 'idempotency-key', 'accept-language'],
        exposeHeaders: ['location', 'retry-after', 'idempotent-replayed'],
        maxAge: Duration.hours(1),
      },
    });
    this.authorizers = {
      seller: new HttpLambdaAuthorizer('Sellers', props.sellers.lambda, {
        responseTypes: [HttpLambdaResponseType.SIMPLE],
        identitySource: ['$request.header.Authorization'],
        // A key that is revoked stops within this time.
        resultsCacheTtl: Duration.seconds(60),
      }),
      operations: new HttpUserPoolAuthorizer('Operations', props.staff.pool, {
        userPoolClients: [props.staff.client],
      }),
      none: new HttpNoneAuthorizer(),
    };
    const stage = this.openStage(upkeep);
    limit(stage, props.limits);
    for (const route of props.routes) {
      const made = this.addRoute(route);
      // A limit names its route, so the stage comes after it.
      if (props.limits[route.route]) stage.node.addDependency(...made);
    }
    alarm(this, 'ServerErrors', upkeep, {
      meaning: 'The API answers with 5xx.',
      runbook: 'api-errors',
      metric: this.api.metricServerError(FIVE_MINUTES),
    });
  }

  private addRoute({ route, access, handler }: HttpApiRoute): HttpRoute[] {
    const [method = '', path = ''] = route.split(' ');
    return this.api.addRoutes({
      path,
      methods: [METHODS[method] ?? refuse(route)],
      integration: this.integrationOf(handler),
      authorizer: this.authorizers[access],
    });
  }

  private integrationOf(handler: PortageFunction): HttpLambdaIntegration {
    const known = this.integrations.get(handler);
    if (known !== undefined) return known;
    const made = new HttpLambdaIntegration(handler.name, handler.lambda);
    this.integrations.set(handler, made);
    return made;
  }

  private openStage(upkeep: Upkeep): HttpStage {
    const logGroup = new LogGroup(this, 'AccessLogs', {
      logGroupName: `/aws/vendedlogs/http-api/${Stack.of(this).stackName}`,
      retention: RetentionDays.ONE_YEAR,
      encryptionKey: upkeep.logKey,
      removalPolicy: upkeep.removal,
    });
    return new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: 200, burstLimit: 400 },
      detailedMetricsEnabled: true,
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup),
        format: AccessLogFormat.custom(JSON.stringify(ACCESS_LOG)),
      },
    });
  }
}

/** The construct knows one limit for the whole stage; CloudFormation one for each route. */
function limit(stage: HttpStage, limits: PortageApiProps['limits']) {
  const { defaultChild } = stage.node;
  if (!(defaultChild instanceof CfnStage)) throw new Error('the stage has another shape');
  defaultChild.routeSettings = Object.fromEntries(
    Object.entries(limits).map(([route, { rate, burst }]) => [
      route,
      { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst, DetailedMetricsEnabled: true },
    ]),
  );
}

const METHODS: Readonly<Record<string, HttpMethod>> = {
  GET: HttpMethod.GET,
  POST: HttpMethod.POST,
  PUT: HttpMethod.PUT,
  DELETE: HttpMethod.DELETE,
};

/** Who called what, how it went, how long it took. No header and no query: they hold keys and names. */
const ACCESS_LOG = {
  requestId: '$context.requestId',
  requestTime: '$context.requestTime',
  ip: '$context.identity.sourceIp',
  tenant: '$context.authorizer.tenant',
  keyId: '$context.authorizer.keyId',
  subject: '$context.authorizer.claims.sub',
  routeKey: '$context.routeKey',
  status: '$context.status',
  responseLatency: '$context.responseLatency',
  error: '$context.error.message',
};

function refuse(route: string): never {
  throw new Error(`${route}: a route is \`METHOD /path\`, with ${Object.keys(METHODS).join(', ')}`);
}
