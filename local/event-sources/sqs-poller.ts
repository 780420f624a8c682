import { ACCOUNT } from '../assembly/physical-names.ts';
import type { QueueMapping } from '../assembly/event-sources.ts';
import type { Json } from '../assembly/json.ts';
import type { JsonService } from '../aws-json.ts';
import { callJson } from '../aws-json.ts';
import type { InvokeResult } from '../lambda/invocation.ts';
import { failedItems } from './batch-response.ts';
import { compileFilters } from './filters.ts';
import type { ErrorSink, Poller } from './poller.ts';
import { pause, poll } from './poller.ts';
import type { QueueMessage } from './sqs-event.ts';
import { filterable, received, sqsRecord } from './sqs-event.ts';

export interface SqsPollerOptions {
  mapping: QueueMapping;
  sqs: JsonService;
  invoke: (name: string, payload: Json) => Promise<InvokeResult>;
  onError: ErrorSink;
}

/** SQS hands out at most ten messages a call; larger batches are sent as batches of ten. */
const LARGEST_RECEIVE = 10;
const WAIT_SECONDS = 20;

/**
 * Long-polls a queue and invokes the function with batches, several at a time. Only what succeeded
 * is deleted; the rest comes back when its visibility ends, and dead-letters by the queue's redrive
 * policy.
 */
export function pollQueue({ mapping, sqs, invoke, onError }: SqsPollerOptions): Poller {
  const QueueUrl = `${sqs.endpoint}/${ACCOUNT}/${mapping.source}`;
  const passes = compileFilters(mapping.filters, mapping.path);
  const batches = new Set<Promise<void>>();

  const poller = poll(async (signal) => {
    if (batches.size >= mapping.maximumConcurrency) {
      await Promise.race([...batches, pause(1000, signal)]);
      return;
    }
    const messages = await receive(signal);
    if (messages.length === 0) return;
    const batch = deliver(messages).catch(onError);
    batches.add(batch);
    void batch.finally(() => batches.delete(batch));
  }, onError);

  async function receive(signal: AbortSignal): Promise<QueueMessage[]> {
    const input = {
      QueueUrl,
      MaxNumberOfMessages: Math.min(mapping.batchSize, LARGEST_RECEIVE),
      WaitTimeSeconds: WAIT_SECONDS,
      AttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    };
    const { Messages } = received.parse(await callJson(sqs, 'ReceiveMessage', input, signal));
    return Messages ?? [];
  }

  async function deliver(messages: readonly QueueMessage[]): Promise<void> {
    const wanted = messages.filter((each) => passes(filterable(each, mapping.sourceArn)));
    const failed = wanted.length === 0 ? [] : await handle(wanted);
    await remove(messages.filter(({ MessageId }) => !failed.includes(MessageId)));
  }

  async function handle(messages: readonly QueueMessage[]): Promise<readonly string[]> {
    const Records = messages.map((message) => sqsRecord(message, mapping.sourceArn));
    const result = await invoke(mapping.function, { Records });
    const ids = messages.map(({ MessageId }) => MessageId);
    return failedItems(result, ids, mapping.reportsItemFailures);
  }

  async function remove(messages: readonly QueueMessage[]): Promise<void> {
    if (messages.length === 0) return;
    const Entries = messages.map(({ MessageId, ReceiptHandle }) => ({
      Id: MessageId,
      ReceiptHandle,
    }));
    await callJson(sqs, 'DeleteMessageBatch', { QueueUrl, Entries });
  }

  return {
    stop: async () => {
      await poller.stop();
      await Promise.all(batches);
    },
  };
}
