import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../local/step-functions/virtual-clock.ts';

describe('the virtual clock', () => {
  it('rings alarms in the order of their times, and of their setting', async () => {
    const clock = new VirtualClock(0);
    const rung: string[] = [];
    for (const [name, at] of [
      ['c', 30],
      ['a', 10],
      ['b', 20],
      ['a2', 10],
    ] as const) {
      clock.schedule(at, () => rung.push(`${name}@${clock.now()}`));
    }
    await clock.advance(25);
    expect(rung).toStrictEqual(['a@10', 'a2@10', 'b@20']);
    expect(clock.now()).toBe(25);
  });

  it('rings what alarms set on the way', async () => {
    const clock = new VirtualClock(0);
    const times: number[] = [];
    const again = () => {
      times.push(clock.now());
      if (times.length < 1000) clock.schedule(clock.now() + 60_000, again);
    };
    clock.schedule(0, again);
    await clock.runUntilIdle();
    expect(times.at(-1)).toBe(999 * 60_000);
  });

  it('does not ring what was cancelled', async () => {
    const clock = new VirtualClock(0);
    let rung = 0;
    const cancel = clock.schedule(5, () => {
      rung += 1;
    });
    cancel();
    await clock.runUntilIdle();
    expect([rung, clock.now()]).toStrictEqual([0, 0]);
  });

  it('waits for tracked work before it moves', async () => {
    const clock = new VirtualClock(0);
    const seen: string[] = [];
    const work = new Promise<void>((resolve) => setTimeout(resolve, 20)).then(() => {
      seen.push('work');
    });
    clock.track(work);
    clock.schedule(1, () => seen.push('alarm'));
    await clock.advance(10);
    expect(seen).toStrictEqual(['work', 'alarm']);
  });
});
