/**
 * What every template must keep, as questions to a list of resources: each answers what is wrong, by path. They are asked about
 * our own stacks and, in rules.test.ts, about small ones that break each of them.
 */
import { z } from 'zod';
import { refersTo, type Resource } from './synthesized.ts';

const texts = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
const statementSchema = z.looseObject({
  Effect: z.enum(['Allow', 'Deny']),
  Action: texts.optional(),
  Resource: z.unknown(),
});
type Statement = z.infer<typeof statementSchema>;
const documentSchema = z.looseObject({ Statement: z.array(statementSchema) });
const inlineSchema = z.array(z.looseObject({ PolicyDocument: documentSchema })).default([]);

/** What may be named by a pattern: the only `*` there are. */
export interface Patterns {
  /** Actions that know no narrower resource than `*`. */
  readonly onEverything: readonly string[];
  /** Actions with variants, and for whom. */
  readonly actions: readonly { readonly action: string; readonly on: RegExp }[];
  /** Resources whose last part is not known beforehand. */
  readonly resources: readonly RegExp[];
}

/** Each permission of a function or a workflow names its action and its resource; nobody scans, nothing comes from a managed policy. */
export function permissionFaults(all: readonly Resource[], patterns: Patterns): string[] {
  const managed = ofType(all, 'AWS::IAM::Role').filter(
    ({ Properties: p }) => p['ManagedPolicyArns'] !== undefined,
  );
  const granted = all.flatMap((resource) =>
    statementsIn(resource)
      .filter(({ Effect }) => Effect === 'Allow')
      .map((statement) => [resource.path, statement] as const),
  );
  return [
    ...managed.map(({ path }) => `${path} has a managed policy`),
    ...granted.flatMap(([path, statement]) =>
      [...actionFaults(path, statement, patterns), ...resourceFaults(statement, patterns)].map(
        (fault) => `${path} ${fault}`,
      ),
    ),
  ];
}

function statementsIn({ Type, Properties: p }: Resource): Statement[] {
  if (Type === 'AWS::IAM::Policy') return documentSchema.parse(p['PolicyDocument']).Statement;
  if (Type !== 'AWS::IAM::Role') return [];
  return inlineSchema.parse(p['Policies']).flatMap((policy) => policy.PolicyDocument.Statement);
}

function actionFaults(path: string, { Action }: Statement, { actions }: Patterns): string[] {
  if (!Action) return ['allows all but some actions'];
  const variants = actions.filter(({ on }) => on.test(path)).map(({ action }) => action);
  return Action.flatMap((action) => {
    if (/^dynamodb:(Scan|PartiQL)/.test(action)) return [`scans by ${action}`];
    if (variants.includes(action) || /^[a-z0-9-]+:[A-Z][A-Za-z]*$/.test(action)) return [];
    return [`allows ${action}, which is no one action`];
  });
}

function resourceFaults({ Action = [], Resource }: Statement, patterns: Patterns): string[] {
  const resources = [Resource].flat().map((resource: unknown) => JSON.stringify(resource ?? '*'));
  return resources.flatMap((resource) => {
    if (resource === '"*"')
      return Action.filter((action) => !patterns.onEverything.includes(action)).map(
        (action) => `allows ${action} on everything`,
      );
    const isNamed = !resource.includes('*') || patterns.resources.some((one) => one.test(resource));
    return isNamed ? [] : [`allows ${Action.join()} on ${resource}`];
  });
}

/** Each alarm has its section in the runbook, and each section named like one has its alarm. */
export function runbookFaults(all: readonly Resource[], runbook: string): string[] {
  const sections = [...runbook.matchAll(/^## ([a-z]+(?:-[a-z]+)+)$/gm)].map(([, name]) => name);
  const anchors = ofType(all, 'AWS::CloudWatch::Alarm').map(({ path, Properties: p }) => ({
    path,
    anchor: / See docs\/runbook\.md#([a-z-]+)$/.exec(String(p['AlarmDescription']))?.[1],
  }));
  return [
    ...anchors
      .filter(({ anchor }) => anchor === undefined || !sections.includes(anchor))
      .map(({ path, anchor }) => `${path} has no section ${anchor ?? ''}`),
    ...sections
      .filter((section) => !anchors.some(({ anchor }) => anchor === section))
      .map((section) => `no alarm leads to ${section ?? ''}`),
  ];
}

/** Encrypted with a customer key; its dead letters go somewhere, or are somebody's; hidden for six times its function's timeout. */
export function queueFaults(all: readonly Resource[]): string[] {
  const users = all.filter(({ Type }) => !/^AWS::(SQS::QueuePolicy|IAM::Policy)$/.test(Type));
  return ofType(all, 'AWS::SQS::Queue').flatMap((queue) => {
    const { path, Properties: p } = queue;
    const isSomebodys = users.some(({ Properties: u }) =>
      [u['RedrivePolicy'], u['DeadLetterConfig'], u['DestinationConfig'], u['Targets']].some((to) =>
        refersTo(to, queue),
      ),
    );
    const consumers = ofType(all, 'AWS::Lambda::EventSourceMapping')
      .filter((mapping) => refersTo(mapping.Properties['EventSourceArn'], queue))
      .flatMap((mapping) =>
        ofType(all, 'AWS::Lambda::Function').filter((f) =>
          refersTo(mapping.Properties['FunctionName'], f),
        ),
      );
    const longest = Math.max(0, ...consumers.map((f) => numberOf(f.Properties['Timeout'])));
    return [
      ...(p['KmsMasterKeyId'] === undefined ? [`${path} has no key`] : []),
      ...(p['RedrivePolicy'] === undefined && !isSomebodys ? [`${path} has no dead letters`] : []),
      ...(longest > 0 && numberOf(p['VisibilityTimeout']) < 6 * longest
        ? [`${path} shows a message again while its function may work on it`]
        : []),
    ];
  });
}

/** Each workflow logs all events and is traced; each function is traced; each logs to a group that ends. */
export function observationFaults(all: readonly Resource[]): string[] {
  const machines = ofType(all, 'AWS::StepFunctions::StateMachine');
  const functions = ofType(all, 'AWS::Lambda::Function');
  const loggers = [
    ...machines.map((machine) => [machine, machine.Properties['LoggingConfiguration']] as const),
    ...functions.map((f) => [f, f.Properties['LoggingConfig']] as const),
  ];
  return [
    ...machines
      .filter(({ Properties: p }) => !says(p['TracingConfiguration'], { Enabled: true }))
      .map(({ path }) => `${path} is not traced`),
    ...functions
      .filter(({ Properties: p }) => !says(p['TracingConfig'], { Mode: 'Active' }))
      .map(({ path }) => `${path} is not traced`),
    ...machines
      .filter(({ Properties: p }) => !says(p['LoggingConfiguration'], { Level: 'ALL' }))
      .map(({ path }) => `${path} does not log all`),
    ...loggers
      .filter(([, to]) => !ofType(all, 'AWS::Logs::LogGroup').some((group) => refersTo(to, group)))
      .map(([{ path }]) => `${path} has no log group of ours`),
    ...ofType(all, 'AWS::Logs::LogGroup')
      .filter(({ Properties: p }) => numberOf(p['RetentionInDays']) === 0)
      .map(({ path }) => `${path} is kept for ever`),
  ];
}

/** Tables, buckets, logs and topics are encrypted: by a key of ours, but for the bucket that S3 itself delivers access logs to. */
export function encryptionFaults(all: readonly Resource[]): string[] {
  const keyed = {
    'AWS::DynamoDB::Table': 'KMSMasterKeyId',
    'AWS::S3::Bucket': 'KMSMasterKeyID',
    'AWS::Logs::LogGroup': 'KmsKeyId',
    'AWS::SNS::Topic': 'KmsMasterKeyId',
  };
  return Object.entries(keyed).flatMap(([type, key]) =>
    ofType(all, type)
      .filter(({ path, Properties }) => {
        const said = JSON.stringify(Properties);
        return !said.includes(key) && !(path.includes('AccessLogs') && said.includes('AES256'));
      })
      .map(({ path }) => `${path} is not encrypted by a key of ours`),
  );
}

function ofType(all: readonly Resource[], type: string): Resource[] {
  return all.filter(({ Type }) => Type === type);
}

function numberOf(value: unknown): number {
  return z.number().safeParse(value).data ?? 0;
}

function says(value: unknown, wanted: Readonly<Record<string, unknown>>): boolean {
  const { data } = z.looseObject({}).safeParse(value);
  return Object.entries(wanted).every(([name, one]) => data?.[name] === one);
}
