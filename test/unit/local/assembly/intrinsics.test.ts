import { describe, expect, it } from 'vitest';
import { resolve } from '../../../../local/assembly/intrinsics.ts';
import type { Json } from '../../../../local/assembly/json.ts';
import { openScopes } from '../../../../local/assembly/scope.ts';
import { addresses, stack } from './stacks.ts';

const data = stack(
  'data',
  {
    Queue: { Type: 'AWS::SQS::Queue' },
    Table: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: 'orders' } },
  },
  {
    Outputs: {
      Out: { Value: { 'Fn::GetAtt': ['Queue', 'Arn'] }, Export: { Name: 'data:QueueArn' } },
    },
  },
);
const compute = stack(
  'compute',
  { Key: { Type: 'AWS::KMS::Key' } },
  {
    Parameters: { Size: { Default: 'small' } },
    Mappings: { Limits: { small: { items: 10 } } },
    Conditions: {
      Small: { 'Fn::Equals': [{ Ref: 'Size' }, 'small'] },
      Neither: {
        'Fn::Not': [{ 'Fn::Or': [{ Condition: 'Small' }, { 'Fn::Equals': ['a', 'a'] }] }],
      },
    },
  },
);
const [dataScope, computeScope] = openScopes([data, compute], addresses);

function inData(value: Json) {
  return dataScope && resolve(dataScope, value, 'data/X');
}

function inCompute(value: Json) {
  return computeScope && resolve(computeScope, value, 'compute/X');
}

describe('an intrinsic function', () => {
  it.each<[string, Json, Json]>([
    [
      'Ref of a queue is its URL',
      { Ref: 'Queue' },
      'http://127.0.0.1:4000/000000000000/data-Queue',
    ],
    ['Ref of a named table is its name', { Ref: 'Table' }, 'orders'],
    [
      'GetAtt takes a list',
      { 'Fn::GetAtt': ['Queue', 'Arn'] },
      'arn:aws:sqs:us-east-1:000000000000:data-Queue',
    ],
    ['GetAtt takes a dotted string', { 'Fn::GetAtt': 'Queue.QueueName' }, 'data-Queue'],
    ['Join joins what it resolves', { 'Fn::Join': ['/', ['a', { Ref: 'Table' }]] }, 'a/orders'],
    [
      'Sub replaces references, attributes, variables and keeps ${!literals}',
      { 'Fn::Sub': ['${Table} ${Queue.QueueName} ${own} ${AWS::Region} ${!kept}', { own: 'v' }] },
      'orders data-Queue v us-east-1 ${kept}',
    ],
    ['Select and Split', { 'Fn::Select': [1, { 'Fn::Split': [':', 'a:b:c'] }] }, 'b'],
  ])('%s', (_, value, expected) => {
    expect(inData(value)).toEqual(expected);
  });

  it.each<[string, Json, Json]>([
    [
      'ImportValue reads the export of another stack',
      { 'Fn::ImportValue': 'data:QueueArn' },
      'arn:aws:sqs:us-east-1:000000000000:data-Queue',
    ],
    ['Ref of a parameter is its default', { Ref: 'Size' }, 'small'],
    ['FindInMap', { 'Fn::FindInMap': ['Limits', { Ref: 'Size' }, 'items'] }, 10],
    ['If chooses by a condition', { 'Fn::If': ['Small', 'yes', 'no'] }, 'yes'],
    ['conditions nest', { 'Fn::If': ['Neither', 'yes', 'no'] }, 'no'],
    [
      'NoValue removes the property and the item',
      { a: { Ref: 'AWS::NoValue' }, b: [{ Ref: 'AWS::NoValue' }, 1] },
      { b: [1] },
    ],
    [
      'a key on AWS only still has its ARN',
      { 'Fn::GetAtt': ['Key', 'Arn'] },
      'arn:aws:kms:us-east-1:000000000000:compute-Key',
    ],
  ])('%s', (_, value, expected) => {
    expect(inCompute(value)).toEqual(expected);
  });

  it.each<[string, Json, RegExp]>([
    [
      'an unknown function',
      { 'Fn::Cidr': ['10.0.0.0/16', 2, 8] },
      /data\/X: unsupported intrinsic Fn::Cidr/,
    ],
    ['an unknown reference', { Ref: 'Nobody' }, /no resource or parameter Nobody/],
    [
      'an unknown attribute',
      { 'Fn::GetAtt': ['Queue', 'Colour'] },
      /data\/Tree\/Queue: unsupported attribute Colour of AWS::SQS::Queue/,
    ],
    ['an unknown export', { 'Fn::ImportValue': 'nowhere' }, /no stack exports nowhere/],
    [
      'an unknown pseudo parameter',
      { Ref: 'AWS::NotificationARNs' },
      /unsupported pseudo parameter/,
    ],
  ])('refuses %s', (_, value, message) => {
    expect(() => inData(value)).toThrow(message);
  });
});
