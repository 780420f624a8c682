import { globSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Resource } from './synthesized.ts';
import { refersTo, synthesized } from './synthesized.ts';

const { all, of } = synthesized('production');

const alarmsOn = (metric: string) =>
  of('AWS::CloudWatch::Alarm').filter((alarm) => alarm.Properties['MetricName'] === metric);

const statementSchema = z.looseObject({
  Effect: z.enum(['Allow', 'Deny']),
  Action: z.union([z.string(), z.array(z.string())]),
  Resource: z.unknown(),
});
const policySchema = z.looseObject({
  PolicyDocument: z.looseObject({ Statement: z.array(statementSchema) }),
});

describe('every queue', () => {
  const queues = of('AWS::SQS::Queue');

  it.each(queues)('$path has an alarm: on a dead letter, or on work that waits', (queue) => {
    const metric =
      queue.Properties['RedrivePolicy'] === undefined
        ? 'ApproximateNumberOfMessagesVisible'
        : 'ApproximateAgeOfOldestMessage';
    const watching = alarmsOn(metric).filter(
      (alarm) => alarm.stack === queue.stack && refersTo(alarm.Properties['Dimensions'], queue),
    );
    expect(watching).toHaveLength(1);
  });
});

describe('every alarm', () => {
  it.each(of('AWS::CloudWatch::Alarm'))('$path tells somebody', (alarm) => {
    expect(alarm.Properties['AlarmActions']).toHaveLength(1);
  });
});

describe('every function', () => {
  const functions = of('AWS::Lambda::Function');

  it.each(functions)('$path ends in time, runs on Node 24 and arm64', (f) => {
    expect(f.Properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      TracingConfig: { Mode: 'Active' },
    });
    expect(timeoutOf(f)).toBeGreaterThan(0);
    expect(f.Properties['MemorySize']).toBeGreaterThanOrEqual(512);
  });

  it('is an entry of functions/, and every entry is deployed once', () => {
    const deployed = functions.map((f) => f.Properties['Description']);
    expect(deployed.toSorted()).toEqual(globSync('functions/**/*.lambda.ts').sort());
  });

  it('that answers the API does so before the API gives up', () => {
    const api = functions.filter(({ stack }) => stack === 'portage-api');
    expect(api.length).toBeGreaterThan(5);
    for (const f of api) expect(timeoutOf(f)).toBeLessThan(30);
  });
});

describe('every workflow', () => {
  const machines = of('AWS::StepFunctions::StateMachine');
  const taskSchema = z.looseObject({ TimeoutSeconds: z.union([z.int().positive(), z.string()]) });

  it.each(machines)('$path ends, and so does each of its tasks', (machine) => {
    const { TimeoutSeconds, tasks } = definitionOf(machine);
    expect(TimeoutSeconds).toBeGreaterThan(0);
    expect(tasks.length).toBeGreaterThan(0);
    for (const task of tasks) taskSchema.parse(task);
  });

  it.each(machines)('$path gives a step longer than its function takes', (machine) => {
    const tokens = z
      .record(z.string(), z.unknown())
      .parse(machine.Properties['DefinitionSubstitutions']);
    for (const { Arguments, TimeoutSeconds } of definitionOf(machine).tasks) {
      const token = /\$\{(.*FunctionArn)\}/.exec(JSON.stringify(Arguments))?.[1];
      if (token === undefined || typeof TimeoutSeconds !== 'number') continue;
      expect(TimeoutSeconds, token).toBeGreaterThan(timeoutOf(functionOf(tokens[token])));
    }
  });

  it.each(machines)('$path may call exactly the functions that it names', (machine) => {
    const tokens = JSON.stringify(machine.Properties['DefinitionSubstitutions']);
    const named = of('AWS::Lambda::Function').filter(({ id }) => tokens.includes(id));
    const invoked = statementsOf(roleOf(machine)).filter(({ Action }) =>
      [Action].flat().includes('lambda:InvokeFunction'),
    );
    expect(named.length).toBeGreaterThan(0);
    const allowed = invoked.flatMap(({ Resource }) => [Resource].flat());
    expect(allowed).toHaveLength(named.length);
    for (const f of named)
      expect(
        allowed.some((arn) => refersTo(arn, f)),
        f.path,
      ).toBe(true);
  });

  it.each(machines)('$path rings when an execution fails, and logs no data', (machine) => {
    for (const metric of ['ExecutionsFailed', 'ExecutionsTimedOut', 'ExecutionsAborted']) {
      const watching = alarmsOn(metric).filter((a) =>
        refersTo(a.Properties['Dimensions'], machine),
      );
      expect(watching).toHaveLength(1);
    }
    expect(machine.Properties['LoggingConfiguration']).toMatchObject({
      IncludeExecutionData: false,
      Level: 'ALL',
    });
  });
});

describe('what is stored', () => {
  it('in the table: customer key, recovery to a point in time, no deletion by mistake', () => {
    for (const table of of('AWS::DynamoDB::Table')) {
      expect(table.Properties).toMatchObject({
        BillingMode: 'PAY_PER_REQUEST',
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
        DeletionProtectionEnabled: true,
        StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      });
      expect(table.Properties['SSESpecification']).toHaveProperty('KMSMasterKeyId');
    }
  });

  it.each(of('AWS::S3::Bucket'))('$path: private, encrypted', (bucket) => {
    expect(bucket.Properties['PublicAccessBlockConfiguration']).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    const encryption = JSON.stringify(bucket.Properties['BucketEncryption']);
    // S3 delivers its access logs only into buckets with its own key.
    const isAccessLogs = bucket.path.includes('AccessLogs');
    expect(encryption).toContain(isAccessLogs ? 'AES256' : 'KMSMasterKeyID');
  });

  it.each(of('AWS::KMS::Key'))('$path: the key rotates', (key) => {
    expect(key.Properties['EnableKeyRotation']).toBe(true);
  });

  const kept = ['AWS::DynamoDB::Table', 'AWS::S3::Bucket', 'AWS::KMS::Key', 'AWS::SQS::Queue'];
  it.each(kept)('%s outlives its stack in production, not in a trial', (type) => {
    for (const each of of(type)) expect(each.DeletionPolicy).toBe('Retain');
    for (const each of synthesized('trial').of(type)) expect(each.DeletionPolicy).toBe('Delete');
  });
});

describe('every stack', () => {
  it.each(Object.entries(Object.groupBy(all, ({ stack }) => stack)))(
    '%s stays below 500 resources',
    (_, resources = []) => {
      expect(resources.length).toBeLessThan(500);
    },
  );
});

function statementsOf(policy: Resource) {
  return policySchema.parse(policy.Properties).PolicyDocument.Statement;
}

function roleOf(machine: Resource): Resource {
  const role = machine.path.replace(/\/Resource$/, '/Role/DefaultPolicy/Resource');
  return one(of('AWS::IAM::Policy').filter(({ path }) => path === role));
}

function functionOf(reference: unknown): Resource {
  return one(of('AWS::Lambda::Function').filter((f) => refersTo(reference, f)));
}

function one(found: readonly Resource[]): Resource {
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Error(`found ${found.length}, expected 1`);
  return only;
}

function timeoutOf(resource: Resource): number {
  return z.number().parse(resource.Properties['Timeout']);
}

interface Task {
  readonly Arguments?: unknown;
  readonly TimeoutSeconds?: unknown;
}

function definitionOf(machine: Resource): { TimeoutSeconds: unknown; tasks: Task[] } {
  const text = z.string().parse(machine.Properties['DefinitionString']);
  const tasks: Task[] = [];
  const parsed = z.looseObject({ TimeoutSeconds: z.unknown() }).parse(
    JSON.parse(text, (_, value: unknown) => {
      if (isTask(value)) tasks.push(value);
      return value;
    }),
  );
  return { TimeoutSeconds: parsed.TimeoutSeconds, tasks };
}

function isTask(value: unknown): value is Task {
  return typeof value === 'object' && value !== null && 'Type' in value && value.Type === 'Task';
}
