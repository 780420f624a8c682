import type { Json } from './json.ts';
import type { TemplateResource } from './cloud-assembly.ts';

/** The account and region every local ARN carries; fauxqs fixes the account. */
export const ACCOUNT = '000000000000';
export const REGION = 'us-east-1';

const nameProperties: Record<string, string> = {
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::DynamoDB::GlobalTable': 'TableName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::SNS::Topic': 'TopicName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::StepFunctions::StateMachine': 'StateMachineName',
  'AWS::Events::Rule': 'Name',
  'AWS::Scheduler::Schedule': 'Name',
  'AWS::Logs::LogGroup': 'LogGroupName',
};

/**
 * The name CloudFormation would give: the one the template states, else `stack-LogicalId`
 * (lower case for buckets, `.fifo` kept for queues).
 */
export function physicalName(
  stackName: string,
  logicalId: string,
  resource: TemplateResource,
  stated: Json | undefined,
): string {
  if (typeof stated === 'string') return stated;
  const name = `${stackName}-${logicalId}`;
  if (resource.Type === 'AWS::S3::Bucket') return name.toLowerCase().slice(0, 63);
  return resource.Properties['FifoQueue'] === true
    ? `${name.slice(0, 75)}.fifo`
    : name.slice(0, 80);
}

/** The property of this type that states its physical name, if it has one. */
export function nameProperty(type: string): string | undefined {
  return nameProperties[type];
}

export function arn(service: string, resource: string): string {
  return `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`;
}

/** The last part of a function, state machine, queue or table ARN, without version or alias. */
export function nameFromArn(value: string): string {
  const [, , , , , kind, name] = value.split(':');
  const resource = name ?? kind ?? value;
  return resource.split('/')[1] ?? resource;
}
