import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { queueHandler } from '../../../../functions/runtime/queue-handler.ts';
import { context } from '../lambda-event.ts';
import '../world.ts';

function record(messageId: string, body: string): SQSRecord {
  const attributes = {
    ApproximateReceiveCount: '1',
    SentTimestamp: '0',
    SenderId: 's',
    ApproximateFirstReceiveTimestamp: '0',
  };
  const source = { eventSource: 'aws:sqs', eventSourceARN: 'arn:q', awsRegion: 'us-east-1' };
  const message = { messageId, body, receiptHandle: 'r', md5OfBody: '', messageAttributes: {} };
  return { ...message, ...source, attributes };
}
const batch = (...bodies: string[]): SQSEvent => ({
  Records: bodies.map((body, i) => record(`m${i}`, body)),
});

describe('a queue consumer', () => {
  const seen: number[] = [];
  const consume = queueHandler('numbers', z.strictObject({ n: z.int() }), async ({ n }) => {
    if (n < 0) throw new Error('negative');
    seen.push(n);
  });

  it('does every record it can and gives back only the failed, the malformed among them', async () => {
    const event = batch('{"n":1}', '{"n":-1}', 'not JSON', '{"n":"2"}', '{"n":3}');
    expect(await consume(event, context)).toEqual({
      batchItemFailures: [
        { itemIdentifier: 'm1' },
        { itemIdentifier: 'm2' },
        { itemIdentifier: 'm3' },
      ],
    });
    expect(seen).toEqual([1, 3]);
  });

  it('does not throw when all fail: the queue counts the receives', async () => {
    expect(await consume(batch('{"n":-1}'), context)).toEqual({
      batchItemFailures: [{ itemIdentifier: 'm0' }],
    });
  });
});
