import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { RemovalPolicy } from 'aws-cdk-lib';

/** What every part needs to be looked after: keys to encrypt with, and somebody to tell. */
export interface Upkeep {
  /** Encrypts what is stored: items, documents, messages. */
  readonly dataKey: IKey;
  readonly logKey: IKey;
  readonly alarmTopic: ITopic;
  readonly removal: RemovalPolicy;
}
