import type { Addresses } from './attributes.ts';
import type { Stack } from './cloud-assembly.ts';
import type { QueueMapping, StreamMapping } from './event-sources.ts';
import { readEventSource } from './event-sources.ts';
import type { AsyncInvokeSpec, FunctionSpec } from './functions.ts';
import { readAsyncInvoke, readFunction } from './functions.ts';
import type { HttpApiSpec } from './http-apis.ts';
import { readHttpApi } from './http-apis.ts';
import { dispositionOf } from './resource-types.ts';
import type { Resource } from './resources.ts';
import { resourcesOf } from './resources.ts';
import type { ScheduleSpec } from './schedules.ts';
import { readRule, readSchedule } from './schedules.ts';
import { openScopes } from './scope.ts';
import type { StateMachineSpec } from './state-machines.ts';
import { readStateMachine } from './state-machines.ts';
import type { BucketSpec, QueueSpec, TableSpec } from './stores.ts';
import { readBucket, readQueue, readTable } from './stores.ts';
import { UnsupportedByRuntime } from './unsupported.ts';

/** Everything the templates say that runs here, resolved, and what they say for AWS only. */
export interface Wiring {
  functions: FunctionSpec[];
  asyncInvokes: AsyncInvokeSpec[];
  tables: TableSpec[];
  queues: QueueSpec[];
  buckets: BucketSpec[];
  stateMachines: StateMachineSpec[];
  httpApis: HttpApiSpec[];
  eventSources: (QueueMapping | StreamMapping)[];
  schedules: ScheduleSpec[];
  /** Reason -> resource types, for the list at start. */
  onAwsOnly: Map<string, Set<string>>;
}

/** Resolves all stacks into one wiring. Throws UnsupportedByRuntime with every fault at once. */
export function readWiring(stacks: readonly Stack[], addresses: Addresses): Wiring {
  const resources = openScopes(stacks, addresses).flatMap(resourcesOf);
  const wiring = emptyWiring();
  const faults = resources.flatMap((resource) => place(wiring, resource, resources));
  if (faults.length > 0) throw new UnsupportedByRuntime(faults);
  return wiring;
}

function place(wiring: Wiring, resource: Resource, all: readonly Resource[]): readonly string[] {
  const disposition = dispositionOf(resource.type);
  if (disposition.kind === 'refused') {
    return [`${resource.path}: unsupported resource type ${resource.type}`];
  }
  if (disposition.kind === 'on AWS only') {
    const types = wiring.onAwsOnly.get(disposition.reason) ?? new Set();
    wiring.onAwsOnly.set(disposition.reason, types.add(resource.type));
    return [];
  }
  try {
    readers[resource.type]?.(wiring, resource, all);
    return [];
  } catch (error) {
    if (error instanceof UnsupportedByRuntime) return error.faults;
    throw error;
  }
}

type Reader = (wiring: Wiring, resource: Resource, all: readonly Resource[]) => void;

/** Routes, integrations, authorizers and stages are read with their Api. */
const readers: Record<string, Reader> = {
  'AWS::Lambda::Function': (wiring, resource) => wiring.functions.push(readFunction(resource)),
  'AWS::Lambda::EventInvokeConfig': (wiring, resource) =>
    wiring.asyncInvokes.push(readAsyncInvoke(resource)),
  'AWS::Lambda::EventSourceMapping': (wiring, resource) => {
    const mapping = readEventSource(resource);
    if (mapping !== undefined) wiring.eventSources.push(mapping);
  },
  'AWS::DynamoDB::Table': (wiring, resource) => wiring.tables.push(readTable(resource)),
  'AWS::DynamoDB::GlobalTable': (wiring, resource) => wiring.tables.push(readTable(resource)),
  'AWS::SQS::Queue': (wiring, resource) => wiring.queues.push(readQueue(resource)),
  'AWS::S3::Bucket': (wiring, resource) => wiring.buckets.push(readBucket(resource)),
  'AWS::StepFunctions::StateMachine': (wiring, resource) =>
    wiring.stateMachines.push(readStateMachine(resource)),
  'AWS::ApiGatewayV2::Api': (wiring, resource, all) =>
    wiring.httpApis.push(readHttpApi(resource, all)),
  'AWS::Scheduler::Schedule': (wiring, resource) => {
    const schedule = readSchedule(resource);
    if (schedule !== undefined) wiring.schedules.push(schedule);
  },
  'AWS::Events::Rule': (wiring, resource) => {
    const rule = readRule(resource);
    if (rule !== undefined) wiring.schedules.push(rule);
  },
};

function emptyWiring(): Wiring {
  return {
    functions: [],
    asyncInvokes: [],
    tables: [],
    queues: [],
    buckets: [],
    stateMachines: [],
    httpApis: [],
    eventSources: [],
    schedules: [],
    onAwsOnly: new Map(),
  };
}
