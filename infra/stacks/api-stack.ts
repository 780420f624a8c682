import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { environment as authorizer } from '../../functions/api/authorizer/environment.ts';
import { environment as cases } from '../../functions/api/cases/environment.ts';
import { environment as consoleFiles } from '../../functions/api/console/environment.ts';
import { environment as health } from '../../functions/api/health/environment.ts';
import { environment as insights } from '../../functions/api/insights/environment.ts';
import { environment as inventory } from '../../functions/api/inventory/environment.ts';
import { environment as openapi } from '../../functions/api/openapi/environment.ts';
import { environment as operations } from '../../functions/api/operations/environment.ts';
import { environment as orders } from '../../functions/api/orders/environment.ts';
import { environment as rates } from '../../functions/api/rates/environment.ts';
import { environment as removals } from '../../functions/api/removals/environment.ts';
import { environment as returns } from '../../functions/api/returns/environment.ts';
import { environment as returnPolicy } from '../../functions/api/return-policy/environment.ts';
import { environment as shipments } from '../../functions/api/shipments/environment.ts';
import { environment as shops } from '../../functions/api/shops/environment.ts';
import { environment as skus } from '../../functions/api/skus/environment.ts';
import { environment as trackings } from '../../functions/api/trackings/environment.ts';
import { environment as stockAlerts } from '../../functions/api/stock-alerts/environment.ts';
import { environment as warehouses } from '../../functions/api/warehouses/environment.ts';
import { environment as webhookEndpoints } from '../../functions/api/webhook-endpoints/environment.ts';
import { PortageApi } from '../constructs/http-api.ts';
import type { PortageFunctionProps } from '../constructs/portage-function.ts';
import { PortageFunction } from '../constructs/portage-function.ts';
import { StaffDirectory } from '../constructs/staff-directory.ts';
import { allowCallbacks } from '../constructs/workflow-access.ts';
import type { Resource } from '../routes.ts';
import { LIMITS, ROUTES } from '../routes.ts';
import type { Stage } from '../stage.ts';
import type { AnnouncementStack } from './announcement-stack.ts';
import type { DataStack } from './data-stack.ts';
import type { WebhookStack } from './webhook-stack.ts';

/** Functions that are made where their queues are, or need one. */
type Elsewhere = 'webhooks' | 'shop-webhooks' | 'webhook-endpoints';

/** The front door: one function for each resource, the sellers' authorizer, the staff's directory, the routes. */
export class ApiStack extends Stack {
  private readonly data: DataStack;

  constructor(
    scope: Construct,
    id: string,
    stage: Stage,
    data: DataStack,
    webhooks: WebhookStack,
    announcements: AnnouncementStack,
  ) {
    super(scope, id);
    this.data = data;
    const staff = new StaffDirectory(this, 'Staff', stage);
    const handlers = {
      ...this.handlers(),
      'webhook-endpoints': this.webhookEndpoints(announcements),
      webhooks: webhooks.receiveWebhook,
      'shop-webhooks': webhooks.receiveShopWebhook,
    };
    const { api } = new PortageApi(this, 'Http', data.upkeep, {
      routes: ROUTES.map(([route, resource, access]) => {
        return { route, access, handler: handlers[resource] };
      }),
      limits: LIMITS,
      sellers: this.authorizer(),
      staff,
      origins: stage.consoleOrigins,
    });
    new CfnOutput(this, 'Url', { value: api.apiEndpoint });
    new CfnOutput(this, 'StaffPoolId', { value: staff.pool.userPoolId });
    new CfnOutput(this, 'ConsoleClientId', { value: staff.client.userPoolClientId });
  }

  private handlers(): Record<Exclude<Resource, Elsewhere>, PortageFunction> {
    const { table, documents } = this.data;
    const TABLE_NAME = table.table.tableName;
    const BUCKET_NAME = documents.bucket.bucketName;
    const tableOnly = { TABLE_NAME };
    const both = { TABLE_NAME, BUCKET_NAME };
    const made = {
      health: this.handler('health', { schema: health, environment: {} }),
      openapi: this.handler('openapi', { schema: openapi, environment: {}, memory: 1024 }),
      skus: this.handler('skus', { schema: skus, environment: tableOnly }),
      warehouses: this.handler('warehouses', { schema: warehouses, environment: tableOnly }),
      shipments: this.handler('shipments', { schema: shipments, environment: both, memory: 1024 }),
      orders: this.handler('orders', { schema: orders, environment: both, memory: 1024 }),
      shops: this.handler('shops', { schema: shops, environment: tableOnly }),
      inventory: this.handler('inventory', { schema: inventory, environment: tableOnly }),
      rates: this.handler('rates', { schema: rates, environment: tableOnly }),
      'stock-alerts': this.handler('stock-alerts', {
        schema: stockAlerts,
        environment: tableOnly,
      }),
      insights: this.handler('insights', { schema: insights, environment: tableOnly }),
      removals: this.handler('removals', {
        schema: removals,
        environment: tableOnly,
        timeout: Duration.seconds(29),
        memory: 1024,
      }),
      returns: this.handler('returns', { schema: returns, environment: both, memory: 1024 }),
      'return-policy': this.handler('return-policy', {
        schema: returnPolicy,
        environment: tableOnly,
      }),
      cases: this.handler('cases', { schema: cases, environment: tableOnly }),
      operations: this.handler('operations', { schema: operations, environment: both }),
      trackings: this.handler('trackings', { schema: trackings, environment: tableOnly }),
      console: this.handler('console', { schema: consoleFiles, environment: {} }),
    };
    table.grantRead(made.warehouses, made.insights, made.rates, made.trackings);
    // A list signs its cursors with a key that the first page makes: it writes, too.
    table.grantReadWrite(made.skus, made.shipments, made.inventory, made.cases, made.operations);
    table.grantReadWrite(made['return-policy'], made.removals, made['stock-alerts']);
    table.grantReadWrite(made.orders, made.shops);
    table.grantReadWrite(made.returns);
    documents.grantReadWrite(made.shipments, made.returns);
    documents.grantRead(made.orders, made.operations);
    allowCallbacks(made.shipments, made.orders, made.returns, made.cases, made.operations);
    return made;
  }

  /** The one resource that sends: a message to try an endpoint with, or one again. */
  private webhookEndpoints({ sellerWebhooks }: AnnouncementStack) {
    const { table } = this.data;
    const made = this.handler('webhook-endpoints', {
      schema: webhookEndpoints,
      environment: {
        TABLE_NAME: table.table.tableName,
        SELLER_WEBHOOKS_QUEUE_URL: sellerWebhooks.queue.queueUrl,
      },
    });
    table.grantReadWrite(made);
    sellerWebhooks.grantSend(made);
    return made;
  }

  private handler<E extends Record<string, string>>(
    resource: Resource,
    props: Omit<PortageFunctionProps<E>, 'entry'>,
  ) {
    const entry = `api/${resource}/${resource}`;
    return new PortageFunction(this, pascal(resource), this.data.upkeep, { ...props, entry });
  }

  private authorizer() {
    const { table, upkeep } = this.data;
    const made = new PortageFunction(this, 'Authorizer', upkeep, {
      entry: 'api/authorizer/authorize-seller',
      schema: authorizer,
      environment: { TABLE_NAME: table.table.tableName },
    });
    table.grantRead(made);
    return made;
  }
}

const pascal = (name: string) =>
  name
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
