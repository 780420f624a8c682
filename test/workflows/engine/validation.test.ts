import { describe, expect, it } from 'vitest';
import { Harness, invoke, machine, pass } from './harness.ts';

const branch = (name: string, state: object) => ({ StartAt: name, States: { [name]: state } });
const task = (more: object) => machine({ Here: invoke('f', { End: true, ...more }) });
const resource = (Resource: string) =>
  machine({ Here: { Type: 'Task', Resource, Arguments: {}, End: true } });
const JSONATA = 'AWS: Transforming data with JSONata';

/** Definitions that must be refused, and what the refusal says; each names the state `Here`. */
const refused = [
  { why: 'InputPath', definition: task({ InputPath: '$' }), says: 'JSONPath', rule: JSONATA },
  { why: 'ResultPath', definition: task({ ResultPath: '$.x' }), says: 'JSONPath', rule: JSONATA },
  { why: 'Parameters', definition: task({ Parameters: {} }), says: 'JSONPath', rule: JSONATA },
  {
    why: 'Result of a Pass',
    definition: machine({ Here: pass({ Result: 1, End: true }) }),
    says: 'JSONPath',
    rule: JSONATA,
  },
  {
    why: 'a state in JSONPath',
    definition: machine({ Here: pass({ QueryLanguage: 'JSONPath', End: true }) }),
    says: 'QueryLanguage',
    rule: JSONATA,
  },
  {
    why: 'a Choice by Variable',
    definition: machine({
      Here: { Type: 'Choice', Choices: [{ Variable: '$.x', IsNull: true, Next: 'A' }] },
      A: pass(),
    }),
    says: 'Variable',
    rule: JSONATA,
  },
  {
    why: 'an unknown state type',
    definition: machine({ Here: { Type: 'Loop', End: true } }),
    says: 'state type',
    rule: 'States Language: State Types',
  },
  {
    why: 'an unknown field',
    definition: task({ Retries: [] }),
    says: 'Retries',
    rule: 'States Language: States (fields)',
  },
  {
    why: 'a transition to nowhere',
    definition: machine({ Here: pass({ Next: 'Nowhere' }) }),
    says: "unknown state 'Nowhere'",
    rule: 'States Language: Transitions',
  },
  {
    why: 'a catcher to nowhere',
    definition: task({ Catch: [{ ErrorEquals: ['E'], Next: 'Nowhere' }] }),
    says: "unknown state 'Nowhere'",
    rule: 'States Language: Fallback states',
  },
  {
    why: 'neither Next nor End',
    definition: machine({ Here: { Type: 'Pass' } }),
    says: 'Next or End',
    rule: 'States Language: Transitions',
  },
  {
    why: 'both Next and End',
    definition: machine({ Here: pass({ Next: 'B', End: true }), B: pass() }),
    says: 'both Next and End',
    rule: 'States Language: Transitions',
  },
  {
    why: 'a state that nothing leads to',
    definition: machine({ A: pass(), Here: pass() }),
    says: 'not reachable',
    rule: 'States Language: Transitions',
  },
  {
    why: 'States.ALL beside others',
    definition: task({ Retry: [{ ErrorEquals: ['E', 'States.ALL'] }] }),
    says: 'stand alone',
    rule: 'States Language: Retrying after error',
  },
  {
    why: 'States.ALL before others',
    definition: task({ Retry: [{ ErrorEquals: ['States.ALL'] }, { ErrorEquals: ['E'] }] }),
    says: 'must be last',
    rule: 'States Language: Retrying after error',
  },
  {
    why: 'an unknown reserved error',
    definition: task({ Retry: [{ ErrorEquals: ['States.Timeouts'] }] }),
    says: 'States.Timeouts',
    rule: 'States Language: Error representation',
  },
  {
    why: 'a BackoffRate under 1',
    definition: task({ Retry: [{ ErrorEquals: ['E'], BackoffRate: 0.5 }] }),
    says: 'BackoffRate',
    rule: 'States Language: Retrying after error',
  },
  {
    why: 'a heartbeat not shorter than the timeout',
    definition: task({ TimeoutSeconds: 10, HeartbeatSeconds: 10 }),
    says: 'HeartbeatSeconds',
    rule: 'States Language: Task State, Timeouts',
  },
  {
    why: 'an unknown integration',
    definition: resource('arn:aws:states:::glue:startJobRun.sync'),
    says: 'glue',
    rule: 'the engine refuses what it does not run',
  },
  {
    why: 'an activity',
    definition: resource('arn:aws:states:us-east-1:123456789012:activity:a'),
    says: 'activity',
    rule: 'the engine refuses what it does not run',
  },
  {
    why: 'startExecution.sync without :2',
    definition: resource('arn:aws:states:::states:startExecution.sync'),
    says: 'sync',
    rule: 'the engine refuses what it does not run',
  },
  {
    why: 'a placeholder that nobody filled',
    definition: resource('${BookCarrier}'),
    says: 'BookCarrier',
    rule: 'AWS: DefinitionSubstitutions',
  },
  {
    why: 'an SDK task without SDK integrations',
    definition: resource('arn:aws:states:::aws-sdk:s3:getObject'),
    says: 'SDK integrations',
    rule: 'the engine refuses what it does not run',
  },
  {
    why: 'an argument that Invoke does not have',
    definition: task({ Arguments: { FunctionName: 'f', payload: {} } }),
    says: 'payload',
    rule: 'AWS: Invoke a Lambda function with Step Functions',
  },
  {
    why: 'a Wait without a time',
    definition: machine({ Here: { Type: 'Wait', End: true } }),
    says: 'Seconds and Timestamp',
    rule: 'States Language: Wait State',
  },
  {
    why: 'a Timestamp that is none',
    definition: machine({ Here: { Type: 'Wait', Timestamp: 'tomorrow', End: true } }),
    says: 'tomorrow',
    rule: 'States Language: Timestamps',
  },
  {
    why: 'a distributed Map',
    definition: machine({
      Here: {
        Type: 'Map',
        ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED' }, ...branch('I', pass()) },
        End: true,
      },
    }),
    says: 'Mode',
    rule: 'the engine refuses what it does not run',
  },
  {
    why: 'an ItemReader',
    definition: machine({
      Here: { Type: 'Map', ItemReader: {}, ItemProcessor: branch('I', pass()), End: true },
    }),
    says: 'ItemReader',
    rule: 'the engine refuses what it does not run',
  },
  {
    why: 'a JSONata syntax error',
    definition: machine({ Here: pass({ Output: '{% $states.input. %}', End: true }) }),
    says: 'syntax',
    rule: JSONATA,
  },
  {
    why: 'marks with white space around them',
    definition: machine({ Here: pass({ Output: ' {% 1 %}', End: true }) }),
    says: 'must begin with {%',
    rule: JSONATA,
  },
  {
    why: '$states.result before there is one',
    definition: machine({ Here: pass({ Output: '{% $states.result %}', End: true }) }),
    says: '$states.result is not available',
    rule: `${JSONATA}, reserved variable $states`,
  },
  {
    why: '$states.errorOutput outside Catch',
    definition: task({ Output: '{% $states.errorOutput.Error %}' }),
    says: '$states.errorOutput is not available',
    rule: `${JSONATA}, reserved variable $states`,
  },
  {
    why: 'a bare name, which reads no document',
    definition: machine({ Here: pass({ Output: '{% input.x %}', End: true }) }),
    says: 'begin with $states',
    rule: JSONATA,
  },
  {
    why: 'a variable named states',
    definition: machine({ Here: pass({ Assign: { states: 1 }, End: true }) }),
    says: 'cannot be a variable',
    rule: 'AWS: Passing data between states with variables, names',
  },
  {
    why: 'an inner assignment of an outer variable',
    definition: machine({
      Outer: pass({ Assign: { x: 1 }, Next: 'P' }),
      P: {
        Type: 'Parallel',
        Branches: [branch('Here', pass({ Assign: { x: 2 }, End: true }))],
        End: true,
      },
    }),
    says: 'outer scope',
    rule: 'AWS: Passing data between states with variables, scope',
  },
  {
    why: 'a name used twice',
    definition: machine({
      Here: { Type: 'Parallel', Branches: [branch('Here', pass())], End: true },
    }),
    says: 'twice',
    rule: 'States Language: States (unique names)',
  },
];

describe('CreateStateMachine', () => {
  it.each(refused)('refuses $why, naming the state [$rule]', ({ definition, says }) => {
    const { engine } = new Harness();
    const create = () => engine.createStateMachine({ name: 'm', definition });
    expect(create).toThrow(expect.objectContaining({ name: 'InvalidDefinition' }));
    expect(create).toThrow(says);
    expect(create).toThrow("'Here'");
  });

  it.each([
    { why: 'text that is not JSON', definition: '{', says: 'INVALID_JSON_DESCRIPTION' },
    { why: 'JSONPath', definition: { StartAt: 'A', States: { A: pass() } }, says: 'QueryLanguage' },
    {
      why: 'a StartAt that is no state',
      definition: machine({ A: pass() }, { StartAt: 'B' }),
      says: "'B'",
    },
    {
      why: 'a machine that nothing ends',
      definition: machine({ A: pass({ Next: 'B' }), B: pass({ Next: 'A' }) }),
      says: 'MISSING_TERMINAL_STATE',
    },
    {
      why: 'a state name of 81 characters',
      definition: machine({ ['x'.repeat(81)]: pass() }),
      says: 'States',
    },
  ])('refuses $why [AWS: API CreateStateMachine, InvalidDefinition]', ({ definition, says }) => {
    const { engine } = new Harness();
    expect(() => engine.createStateMachine({ name: 'm', definition })).toThrow(says);
  });

  it('tells all faults of a definition at once', () => {
    const { engine } = new Harness();
    const definition = machine({ A: pass({ Next: 'X' }), B: pass({ Next: 'Y' }) });
    const create = () => engine.createStateMachine({ name: 'm', definition });
    expect(create).toThrow("'X'");
    expect(create).toThrow("'Y'");
  });
});
