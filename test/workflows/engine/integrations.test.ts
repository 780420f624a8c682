import { describe, expect, it } from 'vitest';
import { Harness, awaitToken, machine, pass, tokenOf } from './harness.ts';
import { holds } from './cases.ts';

class ServiceFault extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

const task = (Resource: string, Arguments: unknown, more: object = { End: true }) => ({
  Type: 'Task',
  Resource,
  Arguments,
  ...more,
});

describe('SDK integrations', () => {
  const echo = async (service: string, action: string, args: unknown) => ({
    service,
    action,
    args,
  });
  const failing = async () => {
    throw new ServiceFault('ConditionalCheckFailedException', 'the condition failed');
  };
  const missing = async () => {
    throw new ServiceFault('NoSuchKey', 'no such key');
  };
  holds([
    {
      name: 'aws-sdk tasks hand service, action and Arguments over',
      rule: 'AWS: AWS SDK service integrations',
      definition: machine({
        T: task('arn:aws:states:::aws-sdk:s3:getObject', { Key: '{% $states.input.key %}' }),
      }),
      sdkTask: echo,
      input: { key: 'k' },
      output: { service: 's3', action: 'getObject', args: { Key: 'k' } },
    },
    {
      name: 'optimized tasks do too',
      rule: 'AWS: Optimized integrations, DynamoDB',
      definition: machine({ T: task('arn:aws:states:::dynamodb:putItem', { TableName: 't' }) }),
      sdkTask: echo,
      output: { service: 'dynamodb', action: 'putItem', args: { TableName: 't' } },
    },
    {
      name: 'an aws-sdk error is named by service and exception',
      rule: 'AWS: AWS SDK service integrations, error names',
      definition: machine({ T: task('arn:aws:states:::aws-sdk:dynamodb:putItem', {}) }),
      sdkTask: failing,
      fails: { error: 'DynamoDb.ConditionalCheckFailedException', cause: 'the condition failed' },
    },
    {
      name: 'an optimized error is named by its service as that integration writes it',
      rule: 'AWS: Optimized integrations, DynamoDB errors',
      definition: machine({ T: task('arn:aws:states:::dynamodb:putItem', {}) }),
      sdkTask: failing,
      fails: { error: 'DynamoDB.ConditionalCheckFailedException' },
    },
    {
      name: 'a short error name gets its Exception',
      rule: 'AWS: AWS SDK service integrations, error names (SDK for Java)',
      definition: machine({ T: task('arn:aws:states:::aws-sdk:s3:getObject', {}) }),
      sdkTask: missing,
      fails: { error: 'S3.NoSuchKeyException' },
    },
  ]);

  it('sqs:sendMessage.waitForTaskToken waits for the token it sent [AWS: Amazon SQS integration]', async () => {
    const sent: unknown[] = [];
    const harness = new Harness({
      sdkTask: async (service, action, args) => {
        sent.push([service, action, args]);
        return { MessageId: '1' };
      },
    });
    const MessageBody = { token: '{% $states.context.Task.Token %}' };
    const arn = await harness.start(
      machine({
        T: task('arn:aws:states:::sqs:sendMessage.waitForTaskToken', { MessageBody }),
      }),
    );
    const token = /"token":"([^"]+)"/.exec(JSON.stringify(sent))?.[1] ?? '';
    expect(sent).toStrictEqual([['sqs', 'sendMessage', { MessageBody: { token } }]]);
    await harness.engine.sendTaskSuccess(token, '"answered"');
    expect((await harness.outcome(arn)).output).toBe('answered');
  });
});

describe('child executions', () => {
  const CHILD = 'arn:aws:states:us-east-1:000000000000:stateMachine:child';
  const START = 'arn:aws:states:::states:startExecution';

  function withChild(definition: object): Harness {
    const harness = new Harness();
    harness.create(definition, 'child');
    return harness;
  }
  const parent = (pattern: string, args: object = {}, more: object = { End: true }) =>
    machine({
      T: task(`${START}${pattern}`, { StateMachineArn: CHILD, Input: { n: 1 }, ...args }, more),
    });

  it('are started and left [AWS: Start a state machine from a running execution]', async () => {
    const harness = withChild(machine({ W: { Type: 'Wait', Seconds: 60, End: true } }));
    const arn = await harness.start(parent('', { Name: 'kid' }));
    const { output } = await harness.outcome(arn);
    expect(output).toMatchObject({
      ExecutionArn: CHILD.replace('stateMachine', 'execution') + ':kid',
    });
  });

  it('are waited for with .sync:2, their output parsed [AWS: startExecution.sync:2]', async () => {
    const harness = withChild(
      machine({
        W: { Type: 'Wait', Seconds: 60, Next: 'P' },
        P: pass({ Output: { twice: '{% $states.input.n * 2 %}' }, End: true }),
      }),
    );
    const more = { Output: '{% $states.result.Output.twice %}', End: true };
    expect((await harness.run(parent('.sync:2', {}, more))).output).toBe(2);
  });

  it('that fail are States.TaskFailed with their description [AWS: startExecution.sync:2]', async () => {
    const harness = withChild(machine({ F: { Type: 'Fail', Error: 'Held', Cause: 'x' } }));
    const { error, cause } = await harness.run(parent('.sync:2'));
    expect(error).toBe('States.TaskFailed');
    expect(JSON.parse(cause ?? '')).toMatchObject({ Status: 'FAILED', Error: 'Held', Cause: 'x' });
  });

  it('are stopped with the parent that waits [AWS: Service integration patterns, .sync]', async () => {
    const harness = withChild(machine({ T: awaitToken('f') }));
    const arn = await harness.start(parent('.sync:2', { Name: 'kid' }));
    await harness.engine.stopExecution(arn);
    await harness.clock.settle();
    const child = CHILD.replace('stateMachine', 'execution') + ':kid';
    expect((await harness.outcome(child)).status).toBe('ABORTED');
  });

  it('may carry the token of the parent [AWS: startExecution.waitForTaskToken]', async () => {
    const harness = withChild(
      machine({
        T: {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke',
          Arguments: { FunctionName: 'f', Payload: '{% $states.input %}' },
          End: true,
        },
      }),
    );
    const Input = { token: '{% $states.context.Task.Token %}' };
    const arn = await harness.start(parent('.waitForTaskToken', { Input }));
    await harness.engine.sendTaskSuccess(tokenOf(harness, 'f'), '"child"');
    expect((await harness.outcome(arn)).output).toBe('child');
  });

  it('of an unknown machine are an error of StepFunctions [AWS: startExecution, errors]', async () => {
    const { error } = await new Harness().run(parent(''));
    expect(error).toBe('StepFunctions.StateMachineDoesNotExistException');
  });

  it('of a taken name are an error of StepFunctions [AWS: startExecution, errors]', async () => {
    const harness = withChild(machine({ P: pass() }));
    await harness.engine.startExecution({ stateMachineArn: CHILD, name: 'kid' });
    const { error } = await harness.run(parent('', { Name: 'kid' }));
    expect(error).toBe('StepFunctions.ExecutionAlreadyExistsException');
  });
});
