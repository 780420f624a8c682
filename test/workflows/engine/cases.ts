import { expect, it } from 'vitest';
import { Harness } from './harness.ts';
import type { HarnessOptions } from './harness.ts';

/** An execution from its input to its end, and the rule it holds. */
export interface RunCase extends HarnessOptions {
  readonly name: string;
  /** The section of the States Language, or the AWS page, that demands it. */
  readonly rule: string;
  readonly definition: object;
  readonly input?: unknown;
  /** Succeeds with this output. */
  readonly output?: unknown;
  /** Fails with this error, and a cause that contains the text. */
  readonly fails?: { readonly error: string; readonly cause?: string };
  /** When the named functions are called, in seconds after the start. */
  readonly calls?: Readonly<Record<string, readonly number[]>>;
}

export function holds(cases: readonly RunCase[]): void {
  for (const each of cases) {
    it(`${each.name} [${each.rule}]`, async () => {
      const harness = new Harness(each);
      const ended = await harness.run(each.definition, each.input);
      if (each.fails === undefined) {
        expect(ended).toMatchObject({ status: 'SUCCEEDED', error: undefined });
        expect(ended.output).toStrictEqual(each.output);
      } else {
        expect(ended).toMatchObject({ status: 'FAILED', error: each.fails.error });
        expect(ended.cause).toContain(each.fails.cause ?? '');
      }
      for (const [name, times] of Object.entries(each.calls ?? {})) {
        expect(harness.callsAt(name)).toStrictEqual(times);
      }
    });
  }
}
