/**
 * What we accept, and why: the one list. The tests hold it both ways, so that a line which no longer stands for
 * anything, and a `*` which is not named here, both fail.
 */
import type { App } from 'aws-cdk-lib';
import { Validations } from 'aws-cdk-lib';
import { workflowNames } from './workflow-definition.ts';

export interface Acknowledgement {
  /** A finding of cdk-nag: the rule, or `Rule[finding]`. */
  readonly id: string;
  /** Paths of the constructs that it is accepted for. */
  readonly on: RegExp;
  readonly reason: string;
}

const DEAD_LETTERS = /DeadLetters\/Queue\/Resource$|Undelivered\/Queue\/Resource$/;
const ROLE_POLICY = /\/Role\/DefaultPolicy\/Resource$/;
const CHILDREN = workflowNames().filter((name) => name.startsWith('shipment-'));

export const ACKNOWLEDGEMENTS: readonly Acknowledgement[] = [
  {
    id: 'AwsSolutions-APIG4',
    on: /^portage-api\/Http\/Api\/GET--health\/Resource$/,
    reason: 'Says only that it is there: a health check has no key.',
  },
  {
    id: 'AwsSolutions-APIG4',
    on: /^portage-api\/Http\/Api\/GET--openapi\.json\/Resource$/,
    reason: 'The description of the API, the same for everybody; it holds no data.',
  },
  {
    id: 'AwsSolutions-APIG4',
    on: /^portage-api\/Http\/Api\/POST--webhooks--(\{source\}|shopify|woocommerce)\/Resource$/,
    reason: 'A partner or a shop signs the raw body; only the function can check that.',
  },
  {
    id: 'AwsSolutions-APIG4',
    on: /^portage-api\/Http\/Api\/GET--openapi\.json\/Resource$/,
    reason: 'What the API is, the same for everybody, before anybody has a key.',
  },
  {
    id: 'AwsSolutions-APIG4',
    on: /^portage-api\/Http\/Api\/GET--where-is-my-parcel\/Resource$/,
    reason:
      'A buyer has no key; who knows the number and the postal code learns where the parcel is.',
  },
  {
    id: 'AwsSolutions-APIG4',
    on: /^portage-api\/Http\/Api\/GET--console(--\{file\})?\/Resource$/,
    reason: 'The page and its files, the same for everybody; what they show comes with a token.',
  },
  {
    id: 'AwsSolutions-IAM5[Resource::*]',
    on: ROLE_POLICY,
    reason: 'Only the statements of STAR_RESOURCES: services that know no narrower resource.',
  },
  ...CHILDREN.map((name) => ({
    id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:${name}:*]`,
    on: /^portage-shipment-workflow\/Shipment\/Machine\/Role\/DefaultPolicy\/Resource$/,
    reason: 'The parent watches and stops the executions of this child, whose names it makes.',
  })),
  {
    id: 'AwsSolutions-IAM5[Resource::portage-data:ExportsOutputFnGetAttDocumentsBucket089EA665Arn9C7B4550/T/*]',
    on: ROLE_POLICY,
    reason:
      'Documents of all tenants: keys hold the tenant, which the function takes from the caller.',
  },
  ...['GenerateDataKey*', 'ReEncrypt*'].map((action) => ({
    id: `AwsSolutions-IAM5[Action::kms:${action}]`,
    on: /\/(DispatchOutbox|AnnounceChanges)\/Role\/DefaultPolicy\/Resource$/,
    reason: 'The variants of one action, on one key, as the CDK grants sending to dead letters.',
  })),
  {
    id: 'AwsSolutions-SQS3',
    on: DEAD_LETTERS,
    reason: 'Is itself the dead letter queue of a stream or a schedule.',
  },
  {
    id: 'Serverless-SQSRedrivePolicy',
    on: DEAD_LETTERS,
    reason:
      'Is itself a dead letter queue: an alarm rings at the first letter, an operator sends it again.',
  },
  {
    id: 'Serverless-LambdaDLQ',
    on: /^portage-(api|[a-z]+-workflow|webhook)\/.*\/Function\/Resource$|(DispatchOutbox|AnnounceChanges|\w+Consumer)\/Function\/Resource$/,
    reason:
      'Called synchronously, by the API, a workflow, a queue or a stream, which hears of the failure.',
  },
  {
    id: 'Serverless-LambdaEventSourceMappingDestination',
    on: /^portage-(webhook|announcement)\/.*\/SqsEventSource:.*\/Resource$/,
    reason: 'A queue has its own dead letters; Lambda offers no destination for queues.',
  },
];

export interface StarResource {
  /** The only actions that may be allowed on the resource `*`. */
  readonly actions: readonly string[];
  readonly reason: string;
}

export const STAR_RESOURCES: readonly StarResource[] = [
  {
    actions: [
      'xray:PutTraceSegments',
      'xray:PutTelemetryRecords',
      'xray:GetSamplingRules',
      'xray:GetSamplingTargets',
    ],
    reason: 'X-Ray has no resource for traces and sampling rules.',
  },
  {
    actions: [
      'logs:CreateLogDelivery',
      'logs:GetLogDelivery',
      'logs:UpdateLogDelivery',
      'logs:DeleteLogDelivery',
      'logs:ListLogDeliveries',
      'logs:PutResourcePolicy',
      'logs:DescribeResourcePolicies',
      'logs:DescribeLogGroups',
    ],
    reason:
      'Step Functions sets up its log delivery; CloudWatch Logs has no resource for deliveries.',
  },
  {
    actions: ['dynamodb:ListStreams'],
    reason: 'The event source mapping finds its stream by listing.',
  },
];

/** Tells the validation what is accepted. Call it when the tree is complete. */
export function acknowledge(app: App): void {
  for (const construct of app.node.findAll()) {
    for (const { id, on, reason } of ACKNOWLEDGEMENTS) {
      if (on.test(construct.node.path)) Validations.of(construct).acknowledge({ id, reason });
    }
  }
}
