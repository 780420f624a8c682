/**
 * What becomes of each resource type of the templates. A type in neither list is refused:
 * the runtime is a faithful subset, never a silent guess.
 */
const runs = new Set([
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Authorizer',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Stage',
  'AWS::DynamoDB::GlobalTable',
  'AWS::DynamoDB::Table',
  'AWS::Events::Rule',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::S3::Bucket',
  'AWS::SQS::Queue',
  'AWS::Scheduler::Schedule',
  'AWS::StepFunctions::StateMachine',
]);

/** Prefix of a type -> why it has no part in a local run. */
const onAwsOnly: readonly (readonly [prefix: string, reason: string])[] = [
  ['AWS::IAM::', 'permissions are not checked'],
  ['AWS::KMS::', 'data is not encrypted at rest'],
  ['AWS::CloudWatch::', 'no alarms, metrics or dashboards'],
  ['AWS::Logs::', 'functions log to a file in the data directory'],
  ['AWS::Lambda::Permission', 'permissions are not checked'],
  ['AWS::S3::BucketPolicy', 'permissions are not checked'],
  ['AWS::SQS::QueuePolicy', 'permissions are not checked'],
  ['AWS::SNS::', 'alarms notify nobody'],
  ['AWS::SES::', 'mails become files in the data directory'],
  ['AWS::Scheduler::ScheduleGroup', 'schedules are not grouped'],
  ['AWS::Cognito::', 'a local issuer signs the tokens'],
  ['AWS::WAFv2::', 'no web application firewall'],
  ['AWS::CloudFront::', 'no content delivery network'],
  ['AWS::Route53::', 'no DNS'],
  ['AWS::CertificateManager::', 'no TLS on loopback'],
  ['AWS::ApiGatewayV2::ApiMapping', 'the API has its loopback address'],
  ['AWS::ApiGatewayV2::DomainName', 'the API has its loopback address'],
  ['AWS::ApiGateway::Account', 'no access logs'],
  ['AWS::Backup::', 'copy the data directory'],
  ['AWS::CDK::Metadata', 'analytics of the CDK'],
  ['Custom::S3AutoDeleteObjects', 'delete the data directory'],
  ['Custom::LogRetention', 'functions log to a file in the data directory'],
];

export type Disposition =
  { kind: 'runs' } | { kind: 'on AWS only'; reason: string } | { kind: 'refused' };

export function dispositionOf(type: string): Disposition {
  if (runs.has(type)) return { kind: 'runs' };
  const known = onAwsOnly.find(([prefix]) => type.startsWith(prefix));
  return known === undefined ? { kind: 'refused' } : { kind: 'on AWS only', reason: known[1] };
}
