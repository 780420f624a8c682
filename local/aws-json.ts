import { z } from 'zod';
import { isJsonObject, parseJson } from './assembly/json.ts';
import type { Json } from './assembly/json.ts';
import { REGION } from './assembly/physical-names.ts';

/** What every client of the loopback services signs with; nothing outside this machine accepts it. */
export const CREDENTIALS = { accessKeyId: 'portagelocal', secretAccessKey: 'portage-local-secret' };

/** A service answered with an error; `name` is the AWS error code. */
export class AwsServiceError extends Error {
  override readonly name: string;
  readonly status: number;

  constructor(code: string, message: string, status: number) {
    super(message);
    this.name = code;
    this.status = status;
  }
}

/** One service that speaks the AWS JSON protocol, e.g. `{ target: 'DynamoDB_20120810' }`. */
export interface JsonService {
  endpoint: string;
  target: string;
  version: '1.0' | '1.1';
}

const failure = z.looseObject({
  __type: z.string().default('UnknownError'),
  message: z.string().optional(),
  Message: z.string().optional(),
});

/**
 * Calls one action and returns its answer. The runtime's own calls go through here, not through
 * the SDK, because loading four SDK clients would cost a third of the start-up time.
 */
export async function callJson(
  service: JsonService,
  action: string,
  input: Json,
  signal?: AbortSignal,
): Promise<{ [key: string]: Json }> {
  const response = await fetch(service.endpoint, {
    method: 'POST',
    headers: {
      'content-type': `application/x-amz-json-${service.version}`,
      'x-amz-target': `${service.target}.${action}`,
      'x-amz-date': '20260101T000000Z',
      authorization: authorization(service),
    },
    body: JSON.stringify(input),
    ...(signal && { signal }),
  });
  const text = await response.text();
  if (!response.ok) throw serviceError(text, response.status);
  const answer = text === '' ? {} : parseJson(text);
  return isJsonObject(answer) ? answer : {};
}

function serviceError(text: string, status: number): AwsServiceError {
  const { __type, message, Message } = failure.parse(text === '' ? {} : JSON.parse(text));
  const code = __type.slice(__type.indexOf('#') + 1);
  return new AwsServiceError(code, message ?? Message ?? code, status);
}

/** The services read the region and key id from it and check no signature. */
function authorization({ target }: JsonService): string {
  const service = target.startsWith('Dynamo') ? 'dynamodb' : 'sqs';
  const scope = `${CREDENTIALS.accessKeyId}/20260101/${REGION}/${service}/aws4_request`;
  return `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=local`;
}
