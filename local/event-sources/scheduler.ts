import { randomUUID } from 'node:crypto';
import type { Json } from '../assembly/json.ts';
import { parseJson } from '../assembly/json.ts';
import { ACCOUNT, REGION } from '../assembly/physical-names.ts';
import type { ScheduleSpec } from '../assembly/schedules.ts';
import type { Clock } from '../step-functions/clock.ts';
import type { Checkpoints } from './checkpoints.ts';
import type { ErrorSink } from './poller.ts';
import { compileSchedule } from './schedule-expression.ts';

export interface SchedulerOptions {
  schedules: readonly ScheduleSpec[];
  clock: Clock;
  /** When each last ran, so that an hourly schedule fires although the runtime restarts often. */
  checkpoints: Checkpoints;
  deliver: (targetArn: string, event: Json) => Promise<void>;
  onError: ErrorSink;
}

export interface Scheduler {
  stop(): void;
  /** Fires a schedule now. */
  fire(id: string): Promise<void>;
}

/**
 * Runs the schedules of the templates as timers. Targets are invoked asynchronously, so a run that
 * outlasts its interval overlaps with the next, as on AWS.
 */
export function startScheduler(options: SchedulerOptions): Scheduler {
  const { clock, checkpoints, onError } = options;
  const cancels = new Map<string, () => void>();
  for (const schedule of options.schedules) {
    const nextRun = compileSchedule(schedule.expression, schedule.path);
    const arm = (last: number) => {
      const due = Math.max(nextRun(last), clock.now());
      const run = () => {
        checkpoints.write(schedule.id, String(due));
        arm(due);
        deliverTo(options, schedule, due).catch(onError);
      };
      cancels.set(schedule.id, clock.schedule(due, run));
    };
    arm(lastRun(options, schedule));
  }
  return {
    stop: () => cancels.forEach((cancel) => cancel()),
    fire: async (id) => {
      const schedule = options.schedules.find((each) => each.id === id);
      if (schedule === undefined) throw new Error(`no schedule ${id}`);
      await deliverTo(options, schedule, clock.now());
    },
  };
}

function lastRun({ checkpoints, clock }: SchedulerOptions, schedule: ScheduleSpec): number {
  const last = checkpoints.read(schedule.id);
  if (last !== undefined) return Number(last);
  checkpoints.write(schedule.id, String(clock.now()));
  return clock.now();
}

async function deliverTo(
  { deliver }: SchedulerOptions,
  schedule: ScheduleSpec,
  time: number,
): Promise<void> {
  const event = scheduledEvent(schedule, time);
  await Promise.all(
    schedule.targets.map(({ arn, input }) =>
      deliver(arn, input === undefined ? event : parseJson(input)),
    ),
  );
}

/** What a rule's target receives; Scheduler's differs in its source only. */
function scheduledEvent({ arn, kind }: ScheduleSpec, time: number): Json {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: kind === 'rule' ? 'aws.events' : 'aws.scheduler',
    account: ACCOUNT,
    time: `${new Date(time).toISOString().slice(0, 19)}Z`,
    region: REGION,
    resources: [arn],
    detail: {},
  };
}
