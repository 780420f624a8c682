import { Duration, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { environment as consumers } from '../../functions/consumers/environment.ts';
import { environment as shopWebhooks } from '../../functions/shop-webhooks/environment.ts';
import { environment as webhooks } from '../../functions/webhooks/environment.ts';
import { PortageFunction } from '../constructs/portage-function.ts';
import { WorkQueue, type WorkQueueProps } from '../constructs/work-queue.ts';
import { allowCallbacks } from '../constructs/workflow-access.ts';
import type { DataStack } from './data-stack.ts';

/** The account of the Selling Partner API, which alone may put notifications into a queue of ours (SP-API, "Set up notifications"). */
const AMAZON_NOTIFICATIONS = '437568002678';

/** What partners and shops tell us: one receiver that keeps and acknowledges, a queue for each kind, a consumer that folds it in. */
export class WebhookStack extends Stack {
  readonly receiveWebhook: PortageFunction;
  readonly receiveShopWebhook: PortageFunction;
  private readonly data: DataStack;

  constructor(scope: Construct, id: string, data: DataStack) {
    super(scope, id);
    this.data = data;
    const tracking = this.fold('TrackingEvents', 'fold-tracking');
    const customs = this.fold('CustomsEvents', 'fold-customs');
    const warehouse = this.fold('WarehouseEvents', 'fold-warehouse');
    const parcels = this.fold('ParcelEvents', 'fold-parcels');
    this.receiveWebhook = this.receiver({ tracking, customs, warehouse, parcels });
    this.receiveShopWebhook = this.shopReceiver(this.fold('ShopEvents', 'fold-shop-messages'));
    // Each asks the shop four times over.
    this.fold('AmazonOrderChanges', 'fold-amazon-changes', {
      batchSize: 1,
      outsideSender: AMAZON_NOTIFICATIONS,
    });
  }

  private receiver(queues: Record<'tracking' | 'customs' | 'warehouse' | 'parcels', WorkQueue>) {
    const { table, documents, upkeep } = this.data;
    const made = new PortageFunction(this, 'ReceiveWebhook', upkeep, {
      entry: 'webhooks/receive-webhook',
      schema: webhooks,
      environment: {
        TABLE_NAME: table.table.tableName,
        BUCKET_NAME: documents.bucket.bucketName,
        TRACKING_QUEUE_URL: queues.tracking.queue.queueUrl,
        CUSTOMS_QUEUE_URL: queues.customs.queue.queueUrl,
        WAREHOUSE_QUEUE_URL: queues.warehouse.queue.queueUrl,
        PARCEL_QUEUE_URL: queues.parcels.queue.queueUrl,
      },
      timeout: Duration.seconds(10),
    });
    table.grantRead(made);
    documents.grantReadWrite(made);
    for (const each of Object.values(queues)) each.grantSend(made);
    return made;
  }

  private shopReceiver(shops: WorkQueue) {
    const { table, documents, upkeep } = this.data;
    const made = new PortageFunction(this, 'ReceiveShopWebhook', upkeep, {
      entry: 'shop-webhooks/receive-shop-webhook',
      schema: shopWebhooks,
      environment: {
        TABLE_NAME: table.table.tableName,
        BUCKET_NAME: documents.bucket.bucketName,
        SHOP_QUEUE_URL: shops.queue.queueUrl,
      },
      // Shopify waits five seconds for an answer.
      timeout: Duration.seconds(5),
    });
    table.grantRead(made);
    documents.grantReadWrite(made);
    shops.grantSend(made);
    return made;
  }

  private fold(id: string, name: string, props: WorkQueueProps = {}): WorkQueue {
    const { table, documents, upkeep } = this.data;
    const consumer = new PortageFunction(this, `${id}Consumer`, upkeep, {
      entry: `consumers/${name}`,
      schema: consumers,
      environment: {
        TABLE_NAME: table.table.tableName,
        BUCKET_NAME: documents.bucket.bucketName,
      },
      timeout: Duration.seconds(30),
    });
    table.grantReadWrite(consumer);
    // What Amazon tells is kept by its consumer: no receiver of ours is in between.
    if (props.outsideSender === undefined) documents.grantRead(consumer);
    else documents.grantReadWrite(consumer);
    allowCallbacks(consumer);
    return new WorkQueue(this, id, upkeep, consumer, props);
  }
}
