import { isObject } from './json.ts';
import { StateError } from './state-error.ts';

/** How AWS writes a service in error names, where it is not just the first letter raised. */
const SDK_NAMES: ReadonlyMap<string, string> = new Map([
  ['dynamodb', 'DynamoDb'],
  ['eventbridge', 'EventBridge'],
  ['sfn', 'Sfn'],
]);
const OPTIMIZED_NAMES: ReadonlyMap<string, string> = new Map([
  ['dynamodb', 'DynamoDB'],
  ['sqs', 'SQS'],
  ['sns', 'SNS'],
  ['events', 'EventBridge'],
]);

/** `DynamoDb.ConditionalCheckFailedException`: the service, then the exception of the SDK for Java. */
export function sdkError(service: string, optimized: boolean, fault: unknown): StateError {
  const prefix = (optimized ? OPTIMIZED_NAMES : SDK_NAMES).get(service) ?? capitalized(service);
  const { name, message } = read(fault);
  return new StateError(`${prefix}.${exception(name)}`, message);
}

/** The Lambda service's own failure, not the function's. */
export function lambdaError(fault: unknown): StateError {
  const { name, message } = read(fault);
  if (name.startsWith('Lambda.')) return new StateError(name, message);
  const known = name.endsWith('Exception');
  return new StateError(known ? `Lambda.${name}` : 'Lambda.SdkClientException', message);
}

export const exception = (name: string) => (name.endsWith('Exception') ? name : `${name}Exception`);

function read(fault: unknown): { name: string; message: string } {
  if (!isObject(fault)) return { name: 'Sdk', message: String(fault) };
  const { name, message } = fault;
  return {
    name: typeof name === 'string' ? name : 'Sdk',
    message: typeof message === 'string' ? message : '',
  };
}

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
