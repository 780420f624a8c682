import { setTimeout as sleep } from 'node:timers/promises';
import { ACCOUNT, nameFromArn } from './assembly/physical-names.ts';
import type { Json } from './assembly/json.ts';
import { UnsupportedByRuntime } from './assembly/unsupported.ts';
import type { Wiring } from './assembly/wiring.ts';
import { callJson } from './aws-json.ts';
import type { JsonService } from './aws-json.ts';
import type { Checkpoints } from './event-sources/checkpoints.ts';
import type { ErrorSink, Poller } from './event-sources/poller.ts';
import type { Scheduler } from './event-sources/scheduler.ts';
import { startScheduler } from './event-sources/scheduler.ts';
import { pollQueue } from './event-sources/sqs-poller.ts';
import { pollStream } from './event-sources/stream-poller.ts';
import { streamsAt } from './event-sources/stream-reader.ts';
import { asyncInvoker } from './lambda/async-invoke.ts';
import type { LambdaHost } from './lambda/lambda-host.ts';
import type { Stores } from './start-stores.ts';
import type { Clock } from './step-functions/clock.ts';

/** How long batches in flight may hold up a stop. */
const PATIENCE_MILLISECONDS = 5000;

export interface EventSourcesOptions {
  wiring: Wiring;
  stores: Stores;
  lambda: LambdaHost;
  checkpoints: Checkpoints;
  clock: Clock;
  onError: ErrorSink;
}

export interface EventSources {
  scheduler: Scheduler;
  stop(): Promise<void>;
}

/** Starts a poller per mapping and a timer per schedule. */
export async function startEventSources(options: EventSourcesOptions): Promise<EventSources> {
  const { wiring, stores, lambda, checkpoints, clock, onError } = options;
  const { sqs, dynamodb } = stores;
  const streams = streamsAt(dynamodb.endpoint);
  const invoke = (name: string, payload: Json) => lambda.invoke(name, payload);
  const send = (queueArn: string, body: string) => sendToQueue(sqs, queueArn, body);
  const now = () => clock.now();
  const pollers: Poller[] = [];
  for (const mapping of wiring.eventSources) {
    pollers.push(
      mapping.kind === 'queue'
        ? pollQueue({ mapping, sqs, invoke, onError })
        : await pollStream({ mapping, streams, invoke, send, checkpoints, now, onError }),
    );
  }
  const stopped = new AbortController();
  const { signal } = stopped;
  const { functions, asyncInvokes: settings } = wiring;
  const invokeAsync = asyncInvoker({ invoke, functions, settings, send, now, signal });
  const deliver = async (target: string, event: Json) => {
    const service = target.split(':')[2];
    if (service === 'lambda') return invokeAsync(nameFromArn(target), event);
    if (service === 'sqs') return send(target, JSON.stringify(event));
    throw new UnsupportedByRuntime([`schedule target ${target}`]);
  };
  const { schedules } = wiring;
  const scheduler = startScheduler({ schedules, clock, checkpoints, deliver, onError });
  return {
    scheduler,
    stop: async () => {
      stopped.abort();
      scheduler.stop();
      // A batch that takes longer is delivered again after the restart.
      const stopping = pollers.map((poller) => poller.stop());
      await Promise.race([Promise.all(stopping), sleep(PATIENCE_MILLISECONDS)]);
    },
  };
}

async function sendToQueue(sqs: JsonService, queueArn: string, body: string): Promise<void> {
  const QueueUrl = `${sqs.endpoint}/${ACCOUNT}/${nameFromArn(queueArn)}`;
  await callJson(sqs, 'SendMessage', { QueueUrl, MessageBody: body });
}
