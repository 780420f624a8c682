import { describe, expect, it } from 'vitest';
import { readWiring } from '../../../../local/assembly/wiring.ts';
import { addresses, stack } from './stacks.ts';

const code = {
  Handler: 'index.handler',
  Runtime: 'nodejs24.x',
  Code: { S3Bucket: 'b', S3Key: 'code.zip' },
};

describe('the wiring of an assembly', () => {
  it('resolves a function, its bundle and its environment', () => {
    const app = stack('app', {
      Queue: { Type: 'AWS::SQS::Queue' },
      Fold: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          ...code,
          Timeout: 9,
          Environment: { Variables: { QUEUE_URL: { Ref: 'Queue' } } },
        },
      },
    });
    expect(readWiring([app], addresses).functions).toEqual([
      {
        name: 'app-Fold',
        path: 'app/Tree/Fold',
        directory: '/bundles/code',
        handler: 'index.handler',
        environment: { QUEUE_URL: 'http://127.0.0.1:4000/000000000000/app-Queue' },
        timeoutSeconds: 9,
        memoryMegabytes: 128,
        reservedConcurrency: undefined,
        deadLetterArn: undefined,
      },
    ]);
  });

  it('takes the settings of queues, streams and state machines from the template', () => {
    const app = stack('app', {
      Dead: { Type: 'AWS::SQS::Queue' },
      Queue: {
        Type: 'AWS::SQS::Queue',
        Properties: {
          VisibilityTimeout: 30,
          RedrivePolicy: {
            deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] },
            maxReceiveCount: 3,
          },
        },
      },
      Table: {
        Type: 'AWS::DynamoDB::Table',
        Properties: { KeySchema: [], AttributeDefinitions: [], BillingMode: 'PAY_PER_REQUEST' },
      },
      Fold: { Type: 'AWS::Lambda::Function', Properties: code },
      Mapping: {
        Type: 'AWS::Lambda::EventSourceMapping',
        Properties: {
          FunctionName: { Ref: 'Fold' },
          EventSourceArn: { 'Fn::GetAtt': ['Table', 'StreamArn'] },
          BisectBatchOnFunctionError: true,
          MaximumRetryAttempts: 4,
          StartingPosition: 'TRIM_HORIZON',
          DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['Dead', 'Arn'] } } },
        },
      },
      Machine: {
        Type: 'AWS::StepFunctions::StateMachine',
        Properties: {
          StateMachineName: 'shipment',
          DefinitionString: '{"StartAt":"${First}","States":{}}',
          DefinitionSubstitutions: { First: { Ref: 'Fold' } },
        },
      },
    });
    const wiring = readWiring([app], addresses);
    expect(wiring.queues[1]?.attributes).toEqual({
      VisibilityTimeout: '30',
      RedrivePolicy:
        '{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:000000000000:app-Dead","maxReceiveCount":3}',
    });
    expect(wiring.eventSources).toMatchObject([
      {
        kind: 'stream',
        id: 'app/Mapping',
        source: 'app-Table',
        function: 'app-Fold',
        bisects: true,
        maximumRetryAttempts: 4,
        startingPosition: 'TRIM_HORIZON',
        onFailureArn: 'arn:aws:sqs:us-east-1:000000000000:app-Dead',
      },
    ]);
    expect(wiring.stateMachines).toEqual([
      {
        name: 'shipment',
        arn: 'arn:aws:states:us-east-1:000000000000:stateMachine:shipment',
        definition: { StartAt: 'app-Fold', States: {} },
      },
    ]);
  });

  it('lists what is on AWS only and leaves out what its condition excludes', () => {
    const app = stack(
      'app',
      {
        Role: { Type: 'AWS::IAM::Role' },
        Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { Unknown: { 'Fn::Cidr': [] } } },
        Never: { Type: 'AWS::EC2::Instance', Condition: 'No' },
      },
      { Conditions: { No: { 'Fn::Equals': ['a', 'b'] } } },
    );
    const { onAwsOnly } = readWiring([app], addresses);
    expect([...onAwsOnly.values()].flatMap((types) => [...types])).toEqual([
      'AWS::IAM::Role',
      'AWS::CloudWatch::Alarm',
    ]);
  });

  it('refuses everything it does not know at once, each with its path', () => {
    const app = stack('app', {
      Machine: { Type: 'AWS::EC2::Instance' },
      Queue: { Type: 'AWS::SQS::Queue', Properties: { Colour: 'red' } },
      Fold: {
        Type: 'AWS::Lambda::Function',
        Properties: { ...code, Runtime: 'python3.14', Layers: ['l'] },
      },
      Rule: { Type: 'AWS::Events::Rule', Properties: { EventPattern: { source: ['aws.s3'] } } },
    });
    expect(() => readWiring([app], addresses)).toThrow(
      [
        'The embedded runtime does not support:',
        '  - app/Tree/Machine: unsupported resource type AWS::EC2::Instance',
        '  - app/Tree/Queue: AWS::SQS::Queue unsupported property Colour',
        '  - app/Tree/Fold: AWS::Lambda::Function unsupported value of Runtime: only Node.js runs here',
        '  - app/Tree/Fold: AWS::Lambda::Function unsupported property Layers',
        '  - app/Tree/Rule: AWS::Events::Rule unsupported value of ScheduleExpression: Invalid input: expected string, received undefined',
        '  - app/Tree/Rule: AWS::Events::Rule unsupported property EventPattern',
      ].join('\n'),
    );
  });
});
