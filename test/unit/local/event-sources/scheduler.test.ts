import { expect, it } from 'vitest';
import type { Checkpoints } from '../../../../local/event-sources/checkpoints.ts';
import { startScheduler } from '../../../../local/event-sources/scheduler.ts';

const MINUTE = 60_000;

function fakeClock(start: number) {
  let now = start;
  let alarms: { at: number; wake: () => void }[] = [];
  return {
    now: () => now,
    schedule: (at: number, wake: () => void) => {
      const alarm = { at, wake };
      alarms.push(alarm);
      return () => void (alarms = alarms.filter((each) => each !== alarm));
    },
    advance: (milliseconds: number) => {
      const end = now + milliseconds;
      for (;;) {
        const due = alarms.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (due === undefined) break;
        now = due.at;
        alarms = alarms.filter((each) => each !== due);
        due.wake();
      }
      now = end;
    },
  };
}

function memory(): Checkpoints {
  const values = new Map<string, string>();
  return {
    read: (id) => values.get(id),
    write: (id, value) => void values.set(id, value),
    stop: () => undefined,
  };
}

const sweep = {
  id: 'app/Sweep',
  path: 'app/Sweep',
  arn: 'arn:rule',
  expression: 'rate(1 minute)',
  kind: 'rule' as const,
  targets: [{ arn: 'arn:f', input: undefined }],
};

it('fires once a period, and once after a pause for all it missed', () => {
  const clock = fakeClock(0);
  const checkpoints = memory();
  let fired = 0;
  const deliver = async () => void (fired += 1);
  const options = { schedules: [sweep], clock, checkpoints, deliver, onError: () => undefined };
  const scheduler = startScheduler(options);
  clock.advance(3 * MINUTE);
  expect(fired).toBe(3);
  scheduler.stop();
  clock.advance(60 * MINUTE);
  expect(fired).toBe(3);
  startScheduler(options);
  clock.advance(1);
  expect(fired).toBe(4);
  clock.advance(MINUTE);
  expect(fired).toBe(5);
});
