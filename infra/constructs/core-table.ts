import type { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { PortageFunction } from './portage-function.ts';

export interface CoreTableProps {
  readonly key: IKey;
  readonly removal: RemovalPolicy;
  readonly keepsData: boolean;
}

const string = (name: string) => ({ name, type: AttributeType.STRING });
const INDEXES = ['gsi1', 'gsi2'];

const READ = ['GetItem', 'BatchGetItem', 'Query', 'ConditionCheckItem'];
const WRITE = ['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem'];
/** What DynamoDB does with the key in the caller's name. */
const KEY_READ = ['Decrypt', 'DescribeKey'];
const KEY_WRITE = ['Encrypt', 'ReEncryptFrom', 'ReEncryptTo', 'GenerateDataKey'];

/** The one table: `pk`, `sk`, two sparse indexes, a stream of every change, `expiresAt` for garbage. */
export class CoreTable extends Construct {
  readonly table: Table;
  private readonly key: IKey;

  constructor(scope: Construct, id: string, { key, removal, keepsData }: CoreTableProps) {
    super(scope, id);
    this.key = key;
    this.table = new Table(this, 'Table', {
      partitionKey: string('pk'),
      sortKey: string('sk'),
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
      timeToLiveAttribute: 'expiresAt',
      deletionProtection: keepsData,
      removalPolicy: removal,
    });
    for (const indexName of INDEXES) {
      this.table.addGlobalSecondaryIndex({
        indexName,
        partitionKey: string(`${indexName}pk`),
        sortKey: string(`${indexName}sk`),
        // Keys only: a write that leaves an index's keys alone costs nothing there; readers read the items strongly.
        projectionType: ProjectionType.KEYS_ONLY,
      });
    }
  }

  grantRead(...readers: readonly PortageFunction[]) {
    for (const reader of readers) this.allow(reader, READ, KEY_READ);
  }

  grantReadWrite(...writers: readonly PortageFunction[]) {
    for (const writer of writers) {
      this.allow(writer, [...READ, ...WRITE], [...KEY_READ, ...KEY_WRITE]);
    }
  }

  /** The indexes by name: no `*`. */
  private allow(user: PortageFunction, actions: readonly string[], keyActions: readonly string[]) {
    const { tableArn } = this.table;
    const statement = (service: string, names: readonly string[], resources: string[]) =>
      user.lambda.addToRolePolicy(
        new PolicyStatement({ actions: names.map((name) => `${service}:${name}`), resources }),
      );
    const indexArns = INDEXES.map((index) => `${tableArn}/index/${index}`);
    statement('dynamodb', actions, [tableArn, ...indexArns]);
    statement('kms', keyActions, [this.key.keyArn]);
  }
}
