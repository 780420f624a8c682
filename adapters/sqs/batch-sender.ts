/** Puts many JSON messages on one queue, ten a call, each with its delay. Throws when any was not taken: sending twice is harmless. */
import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';

export interface QueuedMessage {
  readonly message: unknown;
  /** Whose it is. A queue with many of one seller brings the others' first (SQS fair queues, by MessageGroupId). */
  readonly tenant?: string;
  /** At most 900, as SQS allows. */
  readonly delaySeconds?: number;
}

const MOST_AT_ONCE = 10;

export function createBatchSender(client: SQSClient, QueueUrl: string) {
  return async (messages: readonly QueuedMessage[]): Promise<void> => {
    for (let from = 0; from < messages.length; from += MOST_AT_ONCE) {
      const Entries = messages
        .slice(from, from + MOST_AT_ONCE)
        .map(({ message, tenant, delaySeconds }, index) => ({
          Id: String(index),
          MessageBody: JSON.stringify(message),
          ...(tenant !== undefined && { MessageGroupId: tenant }),
          ...(delaySeconds !== undefined && { DelaySeconds: delaySeconds }),
        }));
      const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
      const [first] = Failed;
      if (first) throw new Error(`${Failed.length} messages not taken: ${first.Code ?? ''}`);
    }
  };
}
