import type { StackProps } from 'aws-cdk-lib';
import { CfnOutput, Stack } from 'aws-cdk-lib';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { CoreTable } from '../constructs/core-table.ts';
import { DocumentsBucket } from '../constructs/documents-bucket.ts';
import { EncryptionKeys } from '../constructs/encryption-keys.ts';
import type { Upkeep } from '../constructs/upkeep.ts';
import type { Stage } from '../stage.ts';

/** What outlives every deployment: keys, the table, the documents, and the topic that tells operators. */
export class DataStack extends Stack {
  readonly table: CoreTable;
  readonly documents: DocumentsBucket;
  readonly upkeep: Upkeep;

  constructor(scope: Construct, id: string, stage: Stage, props?: StackProps) {
    super(scope, id, { ...props, terminationProtection: stage.keepsData });
    const { removal } = stage;
    const keys = new EncryptionKeys(this, 'Keys', removal);
    this.table = new CoreTable(this, 'Core', { ...stage, key: keys.data });
    this.documents = new DocumentsBucket(this, 'Documents', keys.data, stage);
    const alarmTopic = new Topic(this, 'Alarms', { masterKey: keys.data, enforceSSL: true });
    this.upkeep = { dataKey: keys.data, logKey: keys.logs, alarmTopic, removal };
    new CfnOutput(this, 'AlarmTopicArn', { value: alarmTopic.topicArn });
  }
}
