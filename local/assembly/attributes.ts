import { ACCOUNT, arn, REGION } from './physical-names.ts';

/** Loopback addresses, known once the listeners are bound. */
export interface Addresses {
  /** Base of queue URLs, e.g. `http://127.0.0.1:4100`. */
  queues: string;
  /** Where the HTTP API of this name listens. */
  api: string;
}

interface Named {
  name: string;
  addresses: Addresses;
}

interface Attributes {
  ref: (named: Named) => string;
  getAtt: Record<string, (named: Named) => string>;
}

const byName = ({ name }: Named) => name;
const queueUrl = ({ name, addresses }: Named) => `${addresses.queues}/${ACCOUNT}/${name}`;
const tableArn = ({ name }: Named) => arn('dynamodb', `table/${name}`);
const machineArn = ({ name }: Named) => arn('states', `stateMachine:${name}`);

const table: Attributes = {
  ref: byName,
  getAtt: {
    Arn: tableArn,
    StreamArn: (named) => `${tableArn(named)}/stream/local`,
    TableId: byName,
  },
};

/** What `Ref` and `Fn::GetAtt` give for the resources that run here. */
const running: Record<string, Attributes> = {
  'AWS::Lambda::Function': {
    ref: byName,
    getAtt: { Arn: ({ name }) => arn('lambda', `function:${name}`) },
  },
  'AWS::DynamoDB::Table': table,
  'AWS::DynamoDB::GlobalTable': table,
  'AWS::SQS::Queue': {
    ref: queueUrl,
    getAtt: { Arn: ({ name }) => arn('sqs', name), QueueName: byName, QueueUrl: queueUrl },
  },
  'AWS::S3::Bucket': {
    ref: byName,
    getAtt: {
      Arn: ({ name }) => `arn:aws:s3:::${name}`,
      DomainName: ({ name }) => `${name}.s3.amazonaws.com`,
      RegionalDomainName: ({ name }) => `${name}.s3.${REGION}.amazonaws.com`,
    },
  },
  'AWS::StepFunctions::StateMachine': {
    ref: machineArn,
    getAtt: { Arn: machineArn, Name: byName },
  },
  'AWS::ApiGatewayV2::Api': {
    ref: byName,
    getAtt: { ApiId: byName, ApiEndpoint: ({ addresses }) => addresses.api },
  },
  'AWS::Events::Rule': {
    ref: byName,
    getAtt: { Arn: ({ name }) => arn('events', `rule/${name}`) },
  },
  'AWS::Scheduler::Schedule': {
    ref: byName,
    getAtt: { Arn: ({ name }) => arn('scheduler', `schedule/default/${name}`) },
  },
};

/** Resources that exist on AWS only still have names that others mention. */
function mentioned(type: string): Attributes {
  const service = type.split('::')[1]?.toLowerCase() ?? 'unknown';
  const poolIssuer = ({ name }: Named) => `cognito-idp.${REGION}.amazonaws.com/${name}`;
  return {
    ref: byName,
    getAtt: {
      Arn: ({ name }) => arn(service, name),
      ...(type === 'AWS::Cognito::UserPool' && {
        ProviderName: poolIssuer,
        ProviderURL: poolIssuer,
        UserPoolId: byName,
      }),
      ...(type === 'AWS::Cognito::UserPoolClient' && { ClientId: byName }),
      ...(type === 'AWS::KMS::Key' && { KeyId: byName }),
      ...(type === 'AWS::SNS::Topic' && { TopicArn: ({ name }: Named) => arn(service, name) }),
      ...(type === 'AWS::IAM::Role' && { RoleId: byName }),
    },
  };
}

export function refOf(type: string, named: Named): string {
  return (running[type] ?? mentioned(type)).ref(named);
}

/** The attribute's value, or undefined when this runtime does not know it. */
export function attributeOf(type: string, attribute: string, named: Named): string | undefined {
  return (running[type] ?? mentioned(type)).getAtt[attribute]?.(named);
}
