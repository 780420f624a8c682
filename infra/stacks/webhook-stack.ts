import { Duration, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { environment as consumers } from '../../functions/consumers/environment.ts';
import { environment as webhooks } from '../../functions/webhooks/environment.ts';
import { PortageFunction } from '../constructs/portage-function.ts';
import { WorkQueue } from '../constructs/work-queue.ts';
import { allowCallbacks } from '../constructs/workflow-access.ts';
import type { DataStack } from './data-stack.ts';

/** What partners tell us: one receiver that keeps and acknowledges, a queue for each kind, a consumer that folds it in. */
export class WebhookStack extends Stack {
  readonly receiveWebhook: PortageFunction;
  private readonly data: DataStack;

  constructor(scope: Construct, id: string, data: DataStack) {
    super(scope, id);
    this.data = data;
    const tracking = this.fold('TrackingEvents', 'fold-tracking');
    const customs = this.fold('CustomsEvents', 'fold-customs');
    const warehouse = this.fold('WarehouseEvents', 'fold-warehouse');
    const parcels = this.fold('ParcelEvents', 'fold-parcels');
    this.receiveWebhook = this.receiver({ tracking, customs, warehouse, parcels });
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

  private fold(id: string, name: string): WorkQueue {
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
    documents.grantRead(consumer);
    allowCallbacks(consumer);
    return new WorkQueue(this, id, upkeep, consumer);
  }
}
