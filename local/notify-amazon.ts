/** Amazon's side of its queue: on AWS the Selling Partner API's own account writes there (infra/stacks/webhook-stack.ts). */
import { GetQueueUrlCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { REGION } from './assembly/physical-names.ts';
import type { Runtime } from './runtime.ts';

/** Puts a notification on the queue `AmazonOrderChanges`. */
export function notifyAmazon({ wiring, endpoints, credentials }: Runtime) {
  const queue = wiring.queues.find(({ name }) => name.includes('AmazonOrderChangesQueue'));
  const sqs = new SQSClient({ region: REGION, endpoint: endpoints.storage, credentials });
  return async (MessageBody: string): Promise<void> => {
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: queue?.name }));
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
  };
}
