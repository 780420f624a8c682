import { eventNames } from '../asl/resource.ts';
import type { EventRecord } from '../events.ts';
import { NOT_TRUNCATED, fault, made, output } from './details.ts';
import type { Made, Memory } from './details.ts';

type TaskRecord = Extract<
  EventRecord,
  {
    k:
      | 'TaskScheduled'
      | 'TaskStarted'
      | 'TaskSubmitted'
      | 'TaskSucceeded'
      | 'TaskFailed'
      | 'TaskTimedOut';
  }
>;

/** A bare function ARN has events of its own; all else is a Task of an integration. */
export function taskEvent(record: TaskRecord, memory: Memory): Made {
  if (record.k === 'TaskScheduled') memory.resources.set(record.f, record.resource);
  const resource = memory.resources.get(record.f) ?? '';
  if (resource.split(':')[2] === 'lambda') return functionEvent(record, resource);
  const names = eventNames(resource);
  const type = record.k;
  const name = `t${type.slice(1)}EventDetails`;
  switch (record.k) {
    case 'TaskScheduled':
      return made(type, name, {
        ...names,
        region: resource.split(':')[3] || 'us-east-1',
        parameters: record.arguments.text,
        timeoutInSeconds: record.timeoutSeconds,
        heartbeatInSeconds: record.heartbeatSeconds,
      });
    case 'TaskStarted':
      return made(type, name, names);
    case 'TaskSubmitted':
    case 'TaskSucceeded':
      return made(type, name, { ...names, ...output(record.output) });
    case 'TaskFailed':
    case 'TaskTimedOut':
      return made(type, name, { ...names, ...fault(record) });
  }
}

function functionEvent(record: TaskRecord, resource: string): Made {
  const kind = record.k.slice('Task'.length);
  const [type, name] = [`LambdaFunction${kind}`, `lambdaFunction${kind}EventDetails`];
  switch (record.k) {
    case 'TaskScheduled':
      return made(type, name, {
        resource,
        input: record.arguments.text,
        inputDetails: NOT_TRUNCATED,
        timeoutInSeconds: record.timeoutSeconds,
      });
    case 'TaskStarted':
      return made(type, undefined);
    case 'TaskSubmitted':
    case 'TaskSucceeded':
      return made(type, name, output(record.output));
    case 'TaskFailed':
    case 'TaskTimedOut':
      return made(type, name, fault(record));
  }
}
