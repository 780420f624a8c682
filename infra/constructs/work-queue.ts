import { Duration } from 'aws-cdk-lib';
import { AccountPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { alarm } from './alarm.ts';
import { DeadLetters } from './dead-letters.ts';
import type { PortageFunction } from './portage-function.ts';
import type { Upkeep } from './upkeep.ts';

/** A message is tried this often; with the back-off of its visibility timeout, for a quarter of an hour or more. */
const TRIES = 5;

export interface WorkQueueProps {
  /** How many messages a call takes, one after the other. Default 10; fewer where one may take long. */
  readonly batchSize?: number;
  /**
   * An AWS account outside that puts messages in. A sender needs the right to a queue's key, and that of our data is given to
   * nobody outside: such a queue has a key of its own.
   */
  readonly outsideSender?: string;
}

/** Work to be done at least once: a queue, its one consumer, its dead letters, and alarms on both. */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  private readonly upkeep: Upkeep;

  constructor(
    scope: Construct,
    id: string,
    upkeep: Upkeep,
    consumer: PortageFunction,
    { batchSize = 10, outsideSender }: WorkQueueProps = {},
  ) {
    super(scope, id);
    this.upkeep = upkeep;
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.KMS,
      encryptionMasterKey:
        outsideSender === undefined ? upkeep.dataKey : this.sharedKey(outsideSender),
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      // Six times the function's timeout, as Lambda asks for: a throttled batch is not seen twice.
      visibilityTimeout: Duration.seconds(6 * consumer.timeout.toSeconds()),
      deadLetterQueue: {
        queue: new DeadLetters(this, 'DeadLetters', upkeep, 'dead-letters').queue,
        maxReceiveCount: TRIES,
      },
      removalPolicy: upkeep.removal,
    });
    consumer.lambda.addEventSource(
      new SqsEventSource(this.queue, {
        batchSize,
        reportBatchItemFailures: true,
        maxConcurrency: 10,
      }),
    );
    if (outsideSender !== undefined) this.openTo(outsideSender);
    this.watch();
  }

  private sharedKey(account: string) {
    const { removal: removalPolicy } = this.upkeep;
    const description = 'Messages that come from outside';
    const key = new Key(this, 'Key', { enableKeyRotation: true, removalPolicy, description });
    key.addToResourcePolicy(
      new PolicyStatement({
        principals: [new AccountPrincipal(account)],
        actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
        // In a key's own policy `*` is this key.
        resources: ['*'],
      }),
    );
    return key;
  }

  private openTo(account: string) {
    this.queue.addToResourcePolicy(
      new PolicyStatement({
        principals: [new AccountPrincipal(account)],
        actions: ['sqs:SendMessage', 'sqs:GetQueueAttributes'],
        resources: [this.queue.queueArn],
      }),
    );
  }

  /** Lets `sender` put messages in. */
  grantSend(sender: PortageFunction) {
    const allow = (actions: string[], arn: string) =>
      sender.lambda.addToRolePolicy(new PolicyStatement({ actions, resources: [arn] }));
    allow(['sqs:SendMessage'], this.queue.queueArn);
    allow(['kms:GenerateDataKey', 'kms:Decrypt'], this.upkeep.dataKey.keyArn);
  }

  private watch() {
    alarm(this, 'Age', this.upkeep, {
      meaning: `Messages wait longer than 5 minutes: ${this.node.path}.`,
      runbook: 'queue-falls-behind',
      threshold: 300,
      metric: this.queue.metricApproximateAgeOfOldestMessage({
        period: Duration.minutes(1),
        statistic: 'Maximum',
      }),
      periods: 3,
    });
  }
}
