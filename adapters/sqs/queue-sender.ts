/** Puts one JSON message on one queue. */
import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';

export function createQueueSender(client: SQSClient, queueUrl: string) {
  return async (message: unknown): Promise<void> => {
    const MessageBody = JSON.stringify(message);
    await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody }));
  };
}
