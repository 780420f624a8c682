import fc from 'fast-check';
import jsonata from 'jsonata';
import { describe, expect, it } from 'vitest';
import { BAIL, compileFast } from '../../../local/step-functions/jsonata/fast-path.ts';
import { bindings } from '../../../local/step-functions/jsonata/scope.ts';
import type { Scope } from '../../../local/step-functions/jsonata/scope.ts';
import { Payload } from '../../../local/step-functions/payload.ts';

const scalar = fc.oneof(
  fc.constantFrom(null, true, false, 0, 1, -1, 2.5, '', 'a', 'b', '1'),
  fc.integer({ min: -5, max: 5 }),
);
const NAMES = ['a', 'b', 'c', 'length', 'constructor', 'toString'];
const name = fc.constantFrom(...NAMES);
const { json } = fc.letrec((tie) => ({
  json: fc.oneof(
    { weight: 3, arbitrary: scalar },
    { weight: 2, arbitrary: fc.dictionary(name, tie('json'), { maxKeys: 4 }) },
    { weight: 1, arbitrary: fc.array(tie('json'), { maxLength: 3 }) },
  ),
}));

const path = fc
  .tuple(
    fc.constantFrom('$states.input', '$states.context', '$v', '$w'),
    fc.array(name, { maxLength: 3 }),
  )
  .map(([root, names]) => [root, ...names].join('.'));
const literal = fc.constantFrom('null', 'true', 'false', '0', '1', '-1', '2.5', "''", "'a'", "'1'");
const operator = fc.constantFrom('=', '!=', '<', '<=', '>', '>=', 'and', 'or', '&');
const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { weight: 4, arbitrary: path },
    { weight: 2, arbitrary: literal },
    {
      weight: 2,
      arbitrary: fc
        .tuple(tie('expression'), operator, tie('expression'))
        .map(([left, sign, right]) => `(${left}) ${sign} (${right})`),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(path, operator, fc.oneof(path, literal)).map((parts) => parts.join(' ')),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(path, tie('expression'), tie('expression'))
        .map(([test, yes, no]) => `${test} ? ${yes} : ${no}`),
    },
    { weight: 1, arbitrary: path.map((each) => `$exists(${each})`) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(tie('expression'), tie('expression'))
        .map(([a, b]) => `{"x": ${a}, "y": ${b}}`),
    },
  ),
}));

/** What the reference implementation answers, as JSON; an error for an error. */
async function reference(source: string, scope: Scope): Promise<unknown> {
  try {
    const value: unknown = await jsonata(source).evaluate(undefined, bindings(scope));
    return value === undefined ? 'nothing' : JSON.stringify(value);
  } catch {
    return 'error';
  }
}

describe('the fast path', () => {
  it('never answers differently from the reference implementation [JSONata 2]', async () => {
    let answered = 0;
    const property = fc.asyncProperty(expression, json, json, async (source, input, value) => {
      const fast = compileFast(jsonata(source).ast());
      if (fast === undefined) return;
      const scope: Scope = {
        states: { input, context: { a: { b: 'c' } } },
        variables: { own: new Map([['v', Payload.of(value)]]), outer: undefined },
      };
      const quick = fast(scope);
      if (quick === BAIL) return;
      answered += 1;
      const told = quick === undefined ? 'nothing' : JSON.stringify(quick);
      expect(told).toBe(await reference(source, scope));
    });
    await fc.assert(property, { numRuns: 4000, seed: 20_260_301 });
    expect(answered).toBeGreaterThan(1000);
  });

  it.each(['$states.input.a', '$v', '{"a": $states.input.a}', '$v.a = 1 ? "x" : "y"'])(
    'takes %s, the kind that workflows are made of',
    (source) => {
      expect(compileFast(jsonata(source).ast())).toBeDefined();
    },
  );
});
