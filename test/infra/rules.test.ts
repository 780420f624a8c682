import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { STAR_RESOURCES } from '../../infra/acknowledgements.ts';
import {
  encryptionFaults,
  observationFaults,
  permissionFaults,
  queueFaults,
  runbookFaults,
  type Patterns,
} from './rules.ts';
import { synthesized, type Resource } from './synthesized.ts';

const { all } = synthesized('production');

/** The last part is made when it is needed: a document's key, a child's execution. */
const PATTERNS: Patterns = {
  onEverything: STAR_RESOURCES.flatMap(({ actions }) => actions),
  actions: ['kms:GenerateDataKey*', 'kms:ReEncrypt*'].map((action) => ({
    action,
    on: /\/(DispatchOutbox|AnnounceChanges)\/Role\/DefaultPolicy\/Resource$/,
  })),
  resources: [/DocumentsBucket\w+"},"\/T\/\*"\]\]}$/, /:execution:shipment-[a-z]+:\*"\]\]}$/],
};

describe('our own stacks', () => {
  it('allow each function and workflow what it does, by name, and nobody to scan', () => {
    expect(permissionFaults(all, PATTERNS)).toEqual([]);
  });

  it('have a section in the runbook for each alarm, and an alarm for each section', () => {
    expect(runbookFaults(all, readFileSync('docs/runbook.md', 'utf8'))).toEqual([]);
  });

  it('keep what a queue cannot deliver, encrypt it, and hide it long enough', () => {
    expect(queueFaults(all)).toEqual([]);
  });

  it('log and trace each workflow and function, for a while', () => {
    expect(observationFaults(all)).toEqual([]);
  });

  it('encrypt what they keep', () => {
    expect(encryptionFaults(all)).toEqual([]);
  });

  it('use every pattern that is allowed', () => {
    const said = JSON.stringify(all);
    for (const { action } of PATTERNS.actions) expect(said).toContain(`"${action}"`);
    for (const pattern of PATTERNS.resources) {
      const without = PATTERNS.resources.filter((one) => one !== pattern);
      expect(permissionFaults(all, { ...PATTERNS, resources: without })).not.toEqual([]);
    }
    for (const action of PATTERNS.onEverything) {
      const onEverything = PATTERNS.onEverything.filter((one) => one !== action);
      expect(permissionFaults(all, { ...PATTERNS, onEverything })).not.toEqual([]);
    }
  });
});

it('no source asks DynamoDB to scan', () => {
  const scanning = globSync('{adapters,functions,infra,local,console}/**/*.{ts,tsx}').filter(
    (file) =>
      /ScanCommand|\bpaginateScan\b|dynamodb:Scan|DynamoDB_\d+\.Scan|ExecuteStatement/.test(
        readFileSync(file, 'utf8'),
      ),
  );
  expect(scanning).toEqual([]);
});

/** One resource of a template that is wrong. */
function one(Type: string, Properties: Record<string, unknown>, id = 'Thing'): Resource {
  return { Type, Properties, id, stack: 'test', path: id, Metadata: { 'aws:cdk:path': id } };
}

const allowing = (statement: object, more: object = {}) =>
  one('AWS::IAM::Policy', {
    PolicyDocument: {
      Statement: [{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: 'arn:q', ...statement }],
    },
    ...more,
  });

describe('a permission is refused that', () => {
  const wrongs: readonly [fault: string, resource: Resource][] = [
    ['Thing allows sqs:SendMessage on everything', allowing({ Resource: '*' })],
    ['Thing allows sqs:SendMessage on everything', allowing({ Resource: ['arn:q', '*'] })],
    ['Thing allows sqs:SendMessage on everything', allowing({ Resource: undefined })],
    [
      'Thing allows sqs:SendMessage on "arn:aws:sqs:*:*:*"',
      allowing({ Resource: 'arn:aws:sqs:*:*:*' }),
    ],
    ['Thing allows sqs:*, which is no one action', allowing({ Action: 'sqs:*' })],
    ['Thing allows s3:Get*, which is no one action', allowing({ Action: ['s3:Get*'] })],
    ['Thing allows *, which is no one action', allowing({ Action: '*' })],
    ['Thing allows kms:ReEncrypt*, which is no one action', allowing({ Action: 'kms:ReEncrypt*' })],
    ['Thing allows all but some actions', allowing({ Action: undefined, NotAction: 'iam:*' })],
    ['Thing scans by dynamodb:Scan', allowing({ Action: ['dynamodb:Query', 'dynamodb:Scan'] })],
    ['Thing scans by dynamodb:PartiQLSelect', allowing({ Action: 'dynamodb:PartiQLSelect' })],
    [
      'Thing has a managed policy',
      one('AWS::IAM::Role', { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] }),
    ],
    [
      'Thing allows s3:GetObject on everything',
      one('AWS::IAM::Role', {
        Policies: [
          {
            PolicyDocument: {
              Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
            },
          },
        ],
      }),
    ],
  ];

  it.each(wrongs)('%s', (fault, resource) => {
    expect(permissionFaults([resource], PATTERNS)).toEqual([fault]);
  });

  it('is none of these', () => {
    const denied = allowing({ Effect: 'Deny', Action: '*', Resource: '*' });
    expect(permissionFaults([allowing({}), denied], PATTERNS)).toEqual([]);
  });
});

describe('an alarm is refused', () => {
  const alarm = (AlarmDescription: string) => one('AWS::CloudWatch::Alarm', { AlarmDescription });
  const good = alarm('It is late. See docs/runbook.md#it-is-late');

  it('without a section, with a section that is not there, and a section without an alarm', () => {
    expect(runbookFaults([good], '## it-is-late\n\n## In other words\n')).toEqual([]);
    expect(runbookFaults([alarm('It is late.')], '')).toEqual(['Thing has no section ']);
    expect(runbookFaults([good], '## it-is-early\n')).toEqual([
      'Thing has no section it-is-late',
      'no alarm leads to it-is-early',
    ]);
  });
});

describe('a queue is refused', () => {
  const queue = (more: object = {}) =>
    one('AWS::SQS::Queue', {
      KmsMasterKeyId: 'k',
      RedrivePolicy: {},
      VisibilityTimeout: 60,
      ...more,
    });
  const consumer = one('AWS::Lambda::Function', { Timeout: 10 }, 'Consumer');
  const mapping = one(
    'AWS::Lambda::EventSourceMapping',
    { EventSourceArn: { 'Fn::GetAtt': ['Thing', 'Arn'] }, FunctionName: { Ref: 'Consumer' } },
    'Mapping',
  );
  const faults = (more: object) => queueFaults([queue(more), consumer, mapping]);

  it('without a key, without dead letters, or that shows a message too early', () => {
    expect(faults({})).toEqual([]);
    expect(faults({ KmsMasterKeyId: undefined })).toEqual(['Thing has no key']);
    expect(faults({ RedrivePolicy: undefined })).toEqual(['Thing has no dead letters']);
    expect(faults({ VisibilityTimeout: 59 })).toEqual([
      'Thing shows a message again while its function may work on it',
    ]);
  });

  it('unless it takes the dead letters of another', () => {
    const other = one(
      'AWS::Events::Rule',
      { Targets: [{ DeadLetterConfig: { Arn: 'Thing' } }] },
      'R',
    );
    expect(queueFaults([queue({ RedrivePolicy: undefined }), other])).toEqual([]);
  });
});

describe('what does not tell of itself is refused', () => {
  const logs = one('AWS::Logs::LogGroup', { RetentionInDays: 30 }, 'Group');
  const machine = (more: object) =>
    one('AWS::StepFunctions::StateMachine', {
      TracingConfiguration: { Enabled: true },
      LoggingConfiguration: { Level: 'ALL', Destinations: [{ Ref: 'Group' }] },
      ...more,
    });
  const lambda = (more: object) =>
    one('AWS::Lambda::Function', {
      TracingConfig: { Mode: 'Active' },
      LoggingConfig: { LogGroup: { Ref: 'Group' } },
      ...more,
    });

  it('a workflow', () => {
    expect(observationFaults([logs, machine({})])).toEqual([]);
    const silent = machine({ TracingConfiguration: undefined, LoggingConfiguration: undefined });
    expect(observationFaults([logs, silent])).toEqual([
      'Thing is not traced',
      'Thing does not log all',
      'Thing has no log group of ours',
    ]);
  });

  it('a function, and logs that never end', () => {
    expect(observationFaults([logs, lambda({})])).toEqual([]);
    const silent = lambda({ TracingConfig: undefined, LoggingConfig: undefined });
    const endless = one('AWS::Logs::LogGroup', {}, 'Group');
    expect(observationFaults([endless, silent])).toEqual([
      'Thing is not traced',
      'Thing has no log group of ours',
      'Group is kept for ever',
    ]);
  });
});

it.each(['AWS::DynamoDB::Table', 'AWS::S3::Bucket', 'AWS::Logs::LogGroup', 'AWS::SNS::Topic'])(
  '%s without a key is refused',
  (type) => {
    expect(encryptionFaults([one(type, {})])).toEqual(['Thing is not encrypted by a key of ours']);
  },
);
