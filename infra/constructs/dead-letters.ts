import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { alarm } from './alarm.ts';
import type { Upkeep } from './upkeep.ts';

/** Where work ends that nobody could do: kept for 14 days, and told to an operator at the first letter. */
export class DeadLetters extends Construct {
  readonly queue: Queue;

  /** `runbook`: the heading that says how to look at these letters and send them again. */
  constructor(scope: Construct, id: string, upkeep: Upkeep, runbook: string) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: upkeep.dataKey,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      removalPolicy: upkeep.removal,
    });
    alarm(this, 'Alarm', upkeep, {
      meaning: `Dead letters: ${this.node.path}.`,
      runbook,
      metric: this.queue.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(1),
        statistic: 'Maximum',
      }),
    });
  }
}
