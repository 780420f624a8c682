import type { RemovalPolicy } from 'aws-cdk-lib';
import { Stack } from 'aws-cdk-lib';
import type { PolicyStatementProps } from 'aws-cdk-lib/aws-iam';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

/** Two customer keys: one for what we keep, one for what we write about it. Both rotate once a year. */
export class EncryptionKeys extends Construct {
  readonly data: Key;
  readonly logs: Key;

  constructor(scope: Construct, id: string, removalPolicy: RemovalPolicy) {
    super(scope, id);
    const rotating = { enableKeyRotation: true, removalPolicy };
    this.data = new Key(this, 'Data', { ...rotating, description: 'Items, documents, messages' });
    this.logs = new Key(this, 'Logs', { ...rotating, description: 'Logs' });
    this.letServicesUse();
  }

  /** Services that write for us: schedules to their dead letters, alarms to their topic, CloudWatch to its logs. */
  private letServicesUse() {
    const { account, region, partition } = Stack.of(this);
    for (const service of ['events', 'cloudwatch']) {
      allow(this.data, `${service}.amazonaws.com`, ['kms:Decrypt', 'kms:GenerateDataKey'], {
        StringEquals: { 'aws:SourceAccount': account },
      });
    }
    const logActions = ['Encrypt', 'Decrypt', 'ReEncryptFrom', 'ReEncryptTo', 'GenerateDataKey'];
    allow(this.logs, `logs.${region}.amazonaws.com`, [...kms(logActions), 'kms:Describe*'], {
      ArnLike: {
        'kms:EncryptionContext:aws:logs:arn': `arn:${partition}:logs:${region}:${account}:*`,
      },
    });
  }
}

const kms = (actions: readonly string[]) => actions.map((action) => `kms:${action}`);

function allow(
  key: Key,
  service: string,
  actions: string[],
  conditions: NonNullable<PolicyStatementProps['conditions']>,
) {
  const principals = [new ServicePrincipal(service)];
  // In a key's own policy `*` is this key.
  key.addToResourcePolicy(
    new PolicyStatement({ principals, actions, resources: ['*'], conditions }),
  );
}
