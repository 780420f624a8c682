import type { QueueSpec } from '../assembly/stores.ts';
import { AwsServiceError, callJson } from '../aws-json.ts';
import type { JsonService } from '../aws-json.ts';

export function sqsAt(endpoint: string): JsonService {
  return { endpoint, target: 'AmazonSQS', version: '1.0' };
}

/** Creates the queue of the template, or brings an older one to the template's attributes. */
export async function ensureQueue(sqs: JsonService, queue: QueueSpec): Promise<void> {
  const { name: QueueName, attributes: Attributes } = queue;
  try {
    await callJson(sqs, 'CreateQueue', { QueueName, Attributes });
  } catch (error) {
    if (!(error instanceof AwsServiceError) || error.name !== 'QueueNameExists') throw error;
    const { FifoQueue, ...settable } = Attributes;
    const { QueueUrl } = await callJson(sqs, 'GetQueueUrl', { QueueName });
    await callJson(sqs, 'SetQueueAttributes', {
      QueueUrl: QueueUrl ?? null,
      Attributes: settable,
    });
  }
}
