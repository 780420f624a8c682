import { describe, expect, it } from 'vitest';
import { holds } from './cases.ts';
import { Fault, Harness, awaitToken, invoke, machine, pass, tokenOf } from './harness.ts';

const branch = (name: string, state: object) => ({ StartAt: name, States: { [name]: state } });
const boom = {
  boom: () => {
    throw new Fault('Boom', 'loud');
  },
};

const parallel = (branches: readonly object[], more: object = { End: true }) => ({
  Type: 'Parallel',
  Branches: branches,
  ...more,
});
const map = (state: object, more: object = {}) => ({
  Type: 'Map',
  ItemProcessor: branch('Item', state),
  End: true,
  ...more,
});

describe('Parallel', () => {
  holds([
    {
      name: 'gives the outputs in the order of its branches',
      rule: 'States Language: Parallel State',
      definition: machine({
        P: parallel([
          branch('A', { Type: 'Wait', Seconds: 60, End: true }),
          branch('B', pass({ Output: 'b', End: true })),
        ]),
      }),
      input: 'in',
      output: ['in', 'b'],
    },
    {
      name: 'gives each branch its input, or its Arguments',
      rule: 'AWS: Parallel workflow state, Arguments',
      definition: machine({
        P: parallel([branch('A', pass()), branch('B', pass())], {
          Arguments: { n: '{% $states.input.n + 1 %}' },
          Output: '{% $states.result %}',
          End: true,
        }),
      }),
      input: { n: 1 },
      output: [{ n: 2 }, { n: 2 }],
    },
    {
      name: 'fails with the error of the branch that failed',
      rule: 'States Language: Parallel State, failure',
      definition: machine({ P: parallel([branch('A', pass()), branch('B', invoke('boom'))]) }),
      functions: boom,
      fails: { error: 'Boom', cause: 'loud' },
    },
    {
      name: 'may be caught by the name of the branch error',
      rule: 'States Language: Fallback states',
      definition: machine({
        P: parallel([branch('A', { Type: 'Fail', Error: 'Held' })], {
          Catch: [{ ErrorEquals: ['Held'], Next: 'C' }],
          End: true,
        }),
        C: pass({ Output: '{% $states.input.Error %}', End: true }),
      }),
      output: 'Held',
    },
    {
      name: 'may be caught as States.BranchFailed',
      rule: 'States Language: Appendix A, States.BranchFailed',
      definition: machine({
        P: parallel([branch('A', { Type: 'Fail', Error: 'Held' })], {
          Catch: [{ ErrorEquals: ['States.BranchFailed'], Next: 'C' }],
          End: true,
        }),
        C: pass({ Output: 'caught', End: true }),
      }),
      output: 'caught',
    },
    {
      name: 'runs all branches again at a retry',
      rule: 'States Language: Retrying after error, Parallel',
      definition: machine({
        P: parallel([branch('A', invoke('ok')), branch('B', invoke('flaky'))], {
          Retry: [{ ErrorEquals: ['Flaky'], IntervalSeconds: 10 }],
          End: true,
        }),
      }),
      functions: {
        ok: () => 'ok',
        flaky: (_, earlier) => {
          if (earlier === 0) throw new Fault('Flaky');
          return 'now';
        },
      },
      output: ['ok', 'now'],
      calls: { ok: [0, 10], flaky: [0, 10] },
    },
    {
      name: 'nests',
      rule: 'States Language: Parallel State, Branches',
      definition: machine({
        P: parallel([
          branch(
            'A',
            parallel([branch('AA', pass()), branch('AB', pass({ Output: 2, End: true }))]),
          ),
          branch('B', pass({ Output: 3, End: true })),
        ]),
      }),
      input: 1,
      output: [[1, 2], 3],
    },
  ]);

  it('ends the other branches when one fails [States Language: Parallel State, failure]', async () => {
    const harness = new Harness();
    const failing = machine({
      P: parallel([
        branch('A', awaitToken('f')),
        {
          StartAt: 'B',
          States: { B: { Type: 'Wait', Seconds: 5, Next: 'X' }, X: { Type: 'Fail', Error: 'E' } },
        },
      ]),
    });
    const { arn, error } = await harness.run(failing);
    expect(error).toBe('E');
    expect(await harness.types(arn)).toContain('TaskStateAborted');
    await expect(harness.engine.sendTaskSuccess(tokenOf(harness, 'f'), '1')).rejects.toMatchObject({
      name: 'TaskTimedOut',
    });
  });

  it('keeps the variables of branches apart [AWS: variables, scope]', async () => {
    const assigning = (x: number) => ({
      StartAt: `S${x}`,
      States: {
        [`S${x}`]: pass({ Assign: { x }, Next: `R${x}` }),
        [`R${x}`]: pass({ Output: '{% $x %}', End: true }),
      },
    });
    const ended = await new Harness().run(machine({ P: parallel([assigning(1), assigning(2)]) }));
    expect(ended.output).toStrictEqual([1, 2]);
  });
});

describe('Map', () => {
  holds([
    {
      name: 'runs its processor for each item of its input, in order',
      rule: 'States Language: Map State',
      definition: machine({ M: map(pass({ Output: '{% $states.input * 10 %}', End: true })) }),
      input: [1, 2, 3],
      output: [10, 20, 30],
    },
    {
      name: 'takes its Items from an expression',
      rule: 'AWS: Map workflow state, Items',
      definition: machine({ M: map(pass(), { Items: '{% $states.input.lines %}' }) }),
      input: { lines: ['a'] },
      output: ['a'],
    },
    {
      name: 'takes its Items from an array in the definition',
      rule: 'AWS: Map workflow state, Items',
      definition: machine({ M: map(pass(), { Items: [1, '{% $states.input.n %}'] }) }),
      input: { n: 2 },
      output: [1, 2],
    },
    {
      name: 'of no items gives an empty array',
      rule: 'States Language: Map State',
      definition: machine({ M: map(pass()) }),
      input: [],
      output: [],
    },
    {
      name: 'refuses items that are not an array',
      rule: 'AWS: Map workflow state, Items must be an array',
      definition: machine({ M: map(pass(), { Items: '{% $states.input.lines %}' }) }),
      input: { lines: 'a' },
      fails: { error: 'States.QueryEvaluationError', cause: 'Items' },
    },
    {
      name: 'shapes each item with ItemSelector, index and value at hand',
      rule: 'AWS: ItemSelector; Context object, Map.Item',
      definition: machine({
        M: map(pass(), {
          Items: '{% $states.input.lines %}',
          ItemSelector: {
            i: '{% $states.context.Map.Item.Index %}',
            v: '{% $states.context.Map.Item.Value %}',
            to: '{% $states.input.to %}',
          },
        }),
      }),
      input: { lines: ['a', 'b'], to: 'NJ' },
      output: [
        { i: 0, v: 'a', to: 'NJ' },
        { i: 1, v: 'b', to: 'NJ' },
      ],
    },
    {
      name: 'tells index and value inside the iteration',
      rule: 'AWS: Context object, Map.Item',
      definition: machine({
        M: map(pass({ Output: '{% $states.context.Map.Item.Index %}', End: true })),
      }),
      input: ['a', 'b', 'c'],
      output: [0, 1, 2],
    },
    {
      name: 'fails with the error of the first iteration that fails',
      rule: 'States Language: Map State, failure',
      definition: machine({ M: map(invoke('boom')) }),
      functions: boom,
      input: [1, 2],
      fails: { error: 'Boom' },
    },
    {
      name: 'may be retried as a whole',
      rule: 'States Language: Retrying after error, Map',
      definition: machine({
        M: map(invoke('f'), { Retry: [{ ErrorEquals: ['Flaky'] }] }),
      }),
      functions: {
        f: (item, earlier) => {
          if (earlier === 0) throw new Fault('Flaky');
          return item;
        },
      },
      input: [1, 2],
      output: [1, 2],
    },
    {
      name: 'tolerates failures up to ToleratedFailureCount, with the error in their place',
      rule: 'States Language: Map State, ToleratedFailureCount',
      definition: machine({ M: map(invoke('odd'), { ToleratedFailureCount: 1 }) }),
      functions: {
        odd: (n) => {
          if (n === 2) throw new Fault('Even', 'not odd');
          return n;
        },
      },
      input: [1, 2, 3],
      output: [1, { Error: 'Even', Cause: '{"errorMessage":"not odd","errorType":"Even"}' }, 3],
    },
    {
      name: 'fails beyond ToleratedFailureCount',
      rule: 'States Language: Appendix A, States.ExceedToleratedFailureThreshold',
      definition: machine({ M: map(invoke('boom'), { ToleratedFailureCount: 1 }) }),
      functions: boom,
      input: [1, 2, 3],
      fails: { error: 'States.ExceedToleratedFailureThreshold' },
    },
    {
      name: 'fails beyond ToleratedFailurePercentage',
      rule: 'States Language: Map State, ToleratedFailurePercentage',
      definition: machine({ M: map(invoke('boom'), { ToleratedFailurePercentage: '{% 60 %}' }) }),
      functions: boom,
      input: [1, 2, 3],
      fails: { error: 'States.ExceedToleratedFailureThreshold' },
    },
    {
      name: 'tolerates everything at 100 percent',
      rule: 'AWS: Tolerated failure threshold',
      definition: machine({
        M: map(invoke('boom'), {
          ToleratedFailurePercentage: 100,
          Output: '{% $count($states.result) %}',
        }),
      }),
      functions: boom,
      input: [1, 2, 3],
      output: 3,
    },
    {
      name: 'fails when its joined result passes 256 KiB',
      rule: 'AWS: Quotas, maximum input or output size',
      definition: machine({ M: map(invoke('large')) }),
      functions: { large: () => 'x'.repeat(100_000) },
      input: [1, 2, 3],
      fails: { error: 'States.DataLimitExceeded' },
    },
    {
      name: 'runs hundreds of iterations',
      rule: 'AWS: Map state in Inline mode',
      definition: machine({
        M: map(invoke('f'), { Output: '{% $sum($states.result) %}' }),
      }),
      functions: { f: () => 1 },
      input: Array.from({ length: 300 }, (_, index) => index),
      output: 300,
    },
  ]);

  it.each([
    { limit: {}, width: 40 },
    { limit: { MaxConcurrency: 0 }, width: 40 },
    { limit: { MaxConcurrency: 3 }, width: 3 },
    { limit: { MaxConcurrency: '{% 7 %}' }, width: 7 },
    { limit: { MaxConcurrency: 500 }, width: 40 },
  ])(
    'runs $width at once with $limit [AWS: Map state in Inline mode, MaxConcurrency]',
    async ({ limit, width }) => {
      const harness = new Harness();
      const wait = { Type: 'Wait', Seconds: 10, Next: 'F' };
      const processor = { StartAt: 'W', States: { W: wait, F: invoke('f') } };
      const definition = machine({ M: { ...map(pass(), limit), ItemProcessor: processor } });
      await harness.run(
        definition,
        Array.from({ length: 50 }, () => 0),
      );
      expect(harness.callsAt('f').filter((at) => at === 10)).toHaveLength(width);
      expect(harness.callsAt('f')).toHaveLength(50);
    },
  );
});
