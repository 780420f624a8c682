import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import {
  expectTokens,
  readWorkflow,
  workflowFrom,
  workflowNames,
} from '../../infra/workflow-definition.ts';

const GOOD = `
QueryLanguage: JSONata
StartAt: PackGoods
TimeoutSeconds: 600
States:
  PackGoods:
    Type: Task
    Resource: arn:aws:states:::lambda:invoke
    Arguments: { FunctionName: '\${PackGoodsFunctionArn}' }
    TimeoutSeconds: 60
    Retry:
      - &service
        ErrorEquals:
          - Lambda.ServiceException
          - Lambda.AWSLambdaException
          - Lambda.SdkClientException
          - Lambda.ClientExecutionTimeoutException
          - Lambda.TooManyRequestsException
        MaxDelaySeconds: 60
        JitterStrategy: FULL
    Next: IsPacked
  IsPacked:
    Type: Choice
    Choices:
      - Condition: '{% $states.input.packed %}'
        Next: AwaitPickup
    Default: PackingFailed
  AwaitPickup:
    Type: Task
    Resource: arn:aws:states:::lambda:invoke.waitForTaskToken
    Arguments: { FunctionName: '\${RegisterWaitFunctionArn}' }
    TimeoutSeconds: 300
    Retry:
      - *service
      - ErrorEquals: [States.TaskFailed]
    Catch:
      - ErrorEquals: [States.Timeout]
        Next: PackingFailed
    Next: PickedUp
  PickedUp: { Type: Succeed }
  PackingFailed: { Type: Fail, Error: PackingFailed, Cause: Nobody packed. }
`;

type Edit = (states: Record<string, Record<string, unknown>>) => void;

/** The good workflow with one thing wrong. */
function broken(edit: Edit): string {
  const machine = z
    .looseObject({ States: z.record(z.string(), z.record(z.string(), z.unknown())) })
    .parse(parse(GOOD));
  edit(machine.States);
  return stringify(machine, { aliasDuplicateObjects: false });
}

const wrongs: readonly [fault: string, edit: Edit][] = [
  ['PackGoods: a Task needs TimeoutSeconds', (s) => delete s['PackGoods']?.['TimeoutSeconds']],
  ['AwaitPickup: a wait for a token needs a Catch', (s) => delete s['AwaitPickup']?.['Catch']],
  [
    'AwaitPickup: a wait for a token must retry States.TaskFailed',
    (s) => Object.assign(s['AwaitPickup'] ?? {}, { Retry: s['PackGoods']?.['Retry'] }),
  ],
  ['PackGoods: must retry Lambda.ServiceException', (s) => delete s['PackGoods']?.['Retry']],
  ['IsPacked: a Choice needs a Default', (s) => delete s['IsPacked']?.['Default']],
  ['PackingFailed: a Fail needs Error and Cause', (s) => delete s['PackingFailed']?.['Cause']],
  [
    'PackGoods: the retry of Lambda.SdkClientException needs MaxDelaySeconds',
    (s) =>
      Object.assign(s['PackGoods'] ?? {}, {
        Retry: [{ ErrorEquals: ['Lambda.SdkClientException'], MaxAttempts: 2 }],
      }),
  ],
  [
    'PackGoods: an ARN must come in as a ${Token}',
    (s) =>
      Object.assign(s['PackGoods'] ?? {}, {
        Arguments: { FunctionName: 'arn:aws:lambda:us-east-1:111122223333:function:pack' },
      }),
  ],
  [
    'pack-more: a state is named in PascalCase',
    (s) => Object.assign(s, { 'pack-more': { Type: 'Pass', Next: 'PickedUp' } }),
  ],
  [
    'Packing: a Choice is named as a question',
    (s) => Object.assign(s, { Packing: { ...s['IsPacked'] } }),
  ],
  [
    'AwaitPacking: a wait for a token, and only that, is named Await…',
    (s) => Object.assign(s, { AwaitPacking: { ...s['PackGoods'] } }),
  ],
];

describe('a workflow that breaks a rule is refused by the name of its state', () => {
  it.each(wrongs)('%s', (fault, edit) => {
    expect(() => workflowFrom('packing', broken(edit))).toThrow(fault);
  });

  it('tells all faults at once', () => {
    const yaml = broken((s) => {
      delete s['PackGoods']?.['TimeoutSeconds'];
      delete s['AwaitPickup']?.['Catch'];
    });
    expect(() => workflowFrom('packing', yaml)).toThrow(/PackGoods: .*\n.*AwaitPickup: /);
  });

  it('looks into branches and maps', () => {
    const yaml = broken((s) => {
      const inner = {
        StartAt: 'Weigh',
        States: { Weigh: { Type: 'Task', Resource: 'x', End: true } },
      };
      Object.assign(s, {
        Both: { Type: 'Parallel', Branches: [inner], Next: 'PickedUp' },
        Each: { Type: 'Map', ItemProcessor: inner, Next: 'PickedUp' },
      });
    });
    const faults = () => workflowFrom('packing', yaml);
    expect(faults).toThrow(/(Weigh: a Task needs TimeoutSeconds[^]*){2}/);
  });
});

describe('the States Language itself is checked', () => {
  it('refuses a transition to nowhere', () => {
    const yaml = broken((s) => Object.assign(s['PackGoods'] ?? {}, { Next: 'Nowhere' }));
    expect(() => workflowFrom('packing', yaml)).toThrow('Nowhere');
  });

  it('refuses an expression that does not parse', () => {
    const yaml = broken((s) => Object.assign(s['PackGoods'] ?? {}, { Output: '{% $a.( %}' }));
    expect(() => workflowFrom('packing', yaml)).toThrow('SCHEMA_VALIDATION_FAILED');
  });

  it('refuses YAML that does not parse, and a machine without an end', () => {
    expect(() => workflowFrom('packing', 'a: b: c')).toThrow('workflow packing');
    expect(() => workflowFrom('packing', GOOD.replace('TimeoutSeconds: 600', ''))).toThrow(
      '(machine): needs TimeoutSeconds',
    );
  });
});

describe('the tokens given are the tokens used', () => {
  const workflow = workflowFrom('packing', GOOD);

  it('finds those in use', () => {
    expect(workflow.tokens).toEqual(new Set(['PackGoodsFunctionArn', 'RegisterWaitFunctionArn']));
    expectTokens(workflow, workflow.tokens);
  });

  it('refuses one that is missing and one too many', () => {
    const given = ['PackGoodsFunctionArn', 'PaintGoodsFunctionArn'];
    expect(() => expectTokens(workflow, given)).toThrow(
      /RegisterWaitFunctionArn} is used but not given\n.*PaintGoodsFunctionArn} is given but not used/,
    );
  });
});

describe('our own workflows', () => {
  it('are there', () => {
    expect(workflowNames()).toContain('shipment');
  });

  it.each(workflowNames())('%s keeps the rules', (name) => {
    expect(readWorkflow(name).name).toBe(name);
  });
});
