import { describe, expect, it } from 'vitest';
import { holds } from './cases.ts';
import { Harness, machine, pass } from './harness.ts';

const output = (Output: unknown) => machine({ A: pass({ Output, End: true }) });

const undefinedCases = [
  ['{% $states.input.nothing %}', "'$states.input.nothing' specified for the field 'Output'"],
  ['{% $unknown %}', "'$unknown' specified for the field 'Output' returned nothing"],
];

describe('templates', () => {
  holds([
    {
      name: 'evaluate expressions at any depth',
      rule: 'AWS: Transforming data with JSONata, {% %}',
      definition: output({ a: ['{% 1 + 1 %}', { b: '{% $states.input.x %}' }], c: 'text' }),
      input: { x: 'deep' },
      output: { a: [2, { b: 'deep' }], c: 'text' },
    },
    {
      name: 'leave a string without marks alone',
      rule: 'States Language: JSONata strings',
      definition: output('$states.input.x'),
      output: '$states.input.x',
    },
    {
      name: 'keep an array of one an array',
      rule: 'JSONata: sequences and arrays',
      definition: output({ list: '{% $states.input.list %}' }),
      input: { list: [7] },
      output: { list: [7] },
    },
    {
      name: 'map a path over an array',
      rule: 'JSONata: path operators',
      definition: output('{% $states.input.lines.sku %}'),
      input: { lines: [{ sku: 'A' }, { sku: 'B' }] },
      output: ['A', 'B'],
    },
    {
      name: 'unwrap a sequence of one',
      rule: 'JSONata: singleton sequence',
      definition: output('{% $states.input.lines[qty > 1].sku %}'),
      input: {
        lines: [
          { sku: 'A', qty: 1 },
          { sku: 'B', qty: 2 },
        ],
      },
      output: 'B',
    },
    {
      name: 'do not change how a stored sequence is read later',
      rule: 'AWS: Passing data between states with variables (values are JSON)',
      definition: machine({
        A: pass({ Assign: { found: '{% $states.input.lines[qty > 0] %}' }, Next: 'B' }),
        B: pass({ Output: ['{% $found %}', '{% $count($found) %}'], End: true }),
      }),
      input: { lines: [{ qty: 1 }, { qty: 2 }] },
      output: [[{ qty: 1 }, { qty: 2 }], 2],
    },
    ...undefinedCases.map(([expression, cause]) => ({
      name: `fail on ${expression ?? ''}, which yields nothing`,
      rule: 'AWS: Transforming data with JSONata, undefined results',
      definition: output(expression),
      fails: { error: 'States.QueryEvaluationError', cause: cause ?? '' },
    })),
    {
      name: 'fail with the JSONata error',
      rule: 'States Language: Appendix A, States.QueryEvaluationError',
      definition: output({ a: { b: "{% 1 + 'x' %}" } }),
      fails: { error: 'States.QueryEvaluationError', cause: 'T2002' },
    },
    {
      name: 'refuse a function as a result',
      rule: 'States Language: Data (JSON only)',
      definition: output('{% $sum %}'),
      fails: { error: 'States.QueryEvaluationError', cause: 'function' },
    },
    {
      name: 'merge and test for existence',
      rule: 'JSONata: $merge, $exists',
      definition: output({
        all: '{% $merge([$states.input, {"b": 2}]) %}',
        has: '{% $exists($states.input.a) and $not($exists($states.input.z)) %}',
      }),
      input: { a: 1 },
      output: { all: { a: 1, b: 2 }, has: true },
    },
  ]);
});

describe('functions of Step Functions', () => {
  const HASH = '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae';
  const yields: readonly (readonly [string, unknown])[] = [
    ['$partition([1,2,3,4,5], 2)', [[1, 2], [3, 4], [5]]],
    ['$partition([1,2,3], 2.9)', [[1, 2], [3]]],
    ['$range(0, 10, 5)', [0, 5, 10]],
    ['$range(3, 1, -1)', [3, 2, 1]],
    ["$hash('foo', 'SHA-256')", HASH],
    ["$hash('foo', 'MD5')", 'acbd18db4cc2f85cedef654fccc4a4d8'],
    ['$parse(\'{"a":[1]}\')', { a: [1] }],
    ['$random()', 0.5],
    ['$random(42) = $random(42)', true],
    ['$uuid()', '88888888-8888-4888-8888-888888888888'],
    ['$now()', '2026-03-01T00:00:00.000Z'],
    ['$millis() = $toMillis($now())', true],
  ];
  holds([
    ...yields.map(([expression, expected]) => ({
      name: expression,
      rule: 'AWS: Transforming data with JSONata, functions provided by Step Functions',
      definition: output(`{% ${expression} %}`),
      output: expected,
    })),
    ...[
      ["$eval('1')", '$eval is not available'],
      ["$hash('foo', 'CRC')", 'algorithm'],
      ['$range(1, 2, 0)', 'step'],
      ['$range(1, 5000, 1)', '1000'],
      ["$parse('{')", 'JSON'],
    ].map(([expression, cause]) => ({
      name: `${expression ?? ''} fails`,
      rule: 'AWS: Transforming data with JSONata, functions provided by Step Functions',
      definition: output(`{% ${expression ?? ''} %}`),
      fails: { error: 'States.QueryEvaluationError', cause: cause ?? '' },
    })),
  ]);
});

describe('variables', () => {
  holds([
    {
      name: 'are read by every later state',
      rule: 'AWS: Passing data between states with variables',
      definition: machine({
        A: pass({ Assign: { x: { y: 1 } }, Next: 'B' }),
        B: pass({ Output: 'lost', Next: 'C' }),
        C: pass({ Output: '{% $x.y %}', End: true }),
      }),
      output: 1,
    },
    {
      name: 'are all assigned from the values before the state',
      rule: 'AWS: Passing data between states with variables, evaluation order',
      definition: machine({
        A: pass({ Assign: { x: 1, y: 2 }, Next: 'B' }),
        B: pass({ Assign: { x: '{% $y %}', y: '{% $x %}' }, Next: 'C' }),
        C: pass({ Output: ['{% $x %}', '{% $y %}'], End: true }),
      }),
      output: [2, 1],
    },
    {
      name: 'are not seen by the Output of the state that assigns them',
      rule: 'AWS: Passing data between states with variables, Assign and Output in parallel',
      definition: machine({
        A: pass({ Assign: { x: 'old' }, Next: 'B' }),
        B: pass({ Assign: { x: 'new' }, Output: '{% $x %}', End: true }),
      }),
      output: 'old',
    },
    {
      name: 'may hold null, which is not nothing',
      rule: 'AWS: Passing data between states with variables',
      definition: machine({
        A: pass({ Assign: { x: '{% null %}' }, Next: 'B' }),
        B: pass({ Output: '{% $x = null %}', End: true }),
      }),
      output: true,
    },
    {
      name: 'do not leave the state when its Output fails',
      rule: 'States Language: States.QueryEvaluationError',
      definition: machine({ A: pass({ Assign: { x: '{% $nope %}' }, End: true }) }),
      fails: { error: 'States.QueryEvaluationError', cause: "'Assign/x'" },
    },
    {
      name: 'of an outer scope are read inside a branch',
      rule: 'AWS: Passing data between states with variables, scope',
      definition: machine({
        A: pass({ Assign: { x: 1 }, Next: 'P' }),
        P: {
          Type: 'Parallel',
          Branches: [{ StartAt: 'I', States: { I: pass({ Output: '{% $x + 1 %}', End: true }) } }],
          End: true,
        },
      }),
      output: [2],
    },
    {
      name: 'of an inner scope are gone outside it',
      rule: 'AWS: Passing data between states with variables, scope',
      definition: machine({
        P: {
          Type: 'Parallel',
          Branches: [{ StartAt: 'I', States: { I: pass({ Assign: { inner: 1 }, End: true }) } }],
          Next: 'B',
        },
        B: pass({ Output: '{% $inner %}', End: true }),
      }),
      fails: { error: 'States.QueryEvaluationError' },
    },
  ]);

  it('may not take more than 256 KiB in one Assign [AWS: Variable quotas]', async () => {
    const half = 'x'.repeat(140_000);
    const definition = machine({ A: pass({ Assign: { a: half, b: half }, End: true }) });
    expect(await new Harness().run(definition)).toMatchObject({
      status: 'FAILED',
      error: 'States.DataLimitExceeded',
    });
  });
});
