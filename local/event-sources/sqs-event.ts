import { z } from 'zod';
import type { Json } from '../assembly/json.ts';
import { parseJson } from '../assembly/json.ts';
import { REGION } from '../assembly/physical-names.ts';

const attribute = z.looseObject({
  DataType: z.string(),
  StringValue: z.string().optional(),
  BinaryValue: z.string().optional(),
});

const message = z.looseObject({
  MessageId: z.string(),
  ReceiptHandle: z.string(),
  Body: z.string(),
  MD5OfBody: z.string(),
  Attributes: z.record(z.string(), z.string()).default({}),
  MessageAttributes: z.record(z.string(), attribute).default({}),
});

export const received = z.looseObject({ Messages: z.array(message).nullish() });

export type QueueMessage = z.infer<typeof message>;

/** One record as Lambda sends it. Source: "Using Lambda with Amazon SQS". */
export function sqsRecord(item: QueueMessage, queueArn: string): { [key: string]: Json } {
  const messageAttributes: Record<string, Json> = {};
  for (const [name, value] of Object.entries(item.MessageAttributes)) {
    messageAttributes[name] = {
      ...(value.StringValue !== undefined && { stringValue: value.StringValue }),
      ...(value.BinaryValue !== undefined && { binaryValue: value.BinaryValue }),
      stringListValues: [],
      binaryListValues: [],
      dataType: value.DataType,
    };
  }
  return {
    messageId: item.MessageId,
    receiptHandle: item.ReceiptHandle,
    body: item.Body,
    attributes: item.Attributes,
    messageAttributes,
    md5OfBody: item.MD5OfBody,
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn,
    awsRegion: REGION,
  };
}

/** What filters see: `body` as JSON when it is JSON. */
export function filterable(item: QueueMessage, queueArn: string): Json {
  return { ...sqsRecord(item, queueArn), body: asJson(item.Body) };
}

function asJson(text: string): Json {
  try {
    return parseJson(text);
  } catch {
    return text;
  }
}
