import { randomUUID } from 'node:crypto';
import {
  DescribeExecutionCommand,
  ListExecutionsCommand,
  SFNClient,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createExecutionStarter } from '../../../adapters/step-functions/execution-starter.ts';
import { createTokenSender } from '../../../adapters/step-functions/token-sender.ts';
import { Engine } from '../../../local/step-functions/engine.ts';
import { openJournal } from '../../../local/step-functions/journal.ts';
import {
  startStepFunctionsServer,
  type StepFunctionsServer,
} from '../../../local/step-functions/server.ts';
import { VirtualClock } from '../../../local/step-functions/virtual-clock.ts';

const stateMachineArn = 'arn:aws:states:us-east-1:000000000000:stateMachine:shipment';
const definition = JSON.stringify({
  QueryLanguage: 'JSONata',
  StartAt: 'Await',
  States: {
    Await: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Arguments: { FunctionName: 'register', Payload: '{% $states.context.Task.Token %}' },
      TimeoutSeconds: 3600,
      End: true,
    },
  },
});

const tokens: string[] = [];
const clock = new VirtualClock(Date.UTC(2026, 0, 1));
let server: StepFunctionsServer;
let client: SFNClient;

beforeAll(async () => {
  const engine = new Engine({
    journal: openJournal(':memory:'),
    clock,
    random: () => 0.5,
    newId: randomUUID,
    invokeLambda: async (_, payload) => {
      tokens.push(String(payload));
      return { ok: true, payload: null };
    },
  });
  engine.createStateMachine({ name: 'shipment', arn: stateMachineArn, definition });
  server = await startStepFunctionsServer(engine);
  client = new SFNClient({
    endpoint: server.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'suite', secretAccessKey: 'suite' },
  });
});
afterAll(async () => {
  client.destroy();
  await server.close();
});

const start = (executionName: string, input: string) =>
  createExecutionStarter(client, {
    shipment: stateMachineArn,
    order: stateMachineArn,
    return: stateMachineArn,
  }).start({
    workflow: 'shipment',
    executionName,
    input,
  });

async function startedToken(executionName: string): Promise<string> {
  await start(executionName, '{}');
  await expect.poll(() => tokens.length).toBeGreaterThan(0);
  return tokens.pop() ?? '';
}

describe('starting an execution', () => {
  it('gives the ARN that Step Functions knows it by, with the input bytes unchanged', async () => {
    const input = '{"b":1, "a" : "深圳"}';
    const executionArn = await start('one', input);
    const found = await client.send(new DescribeExecutionCommand({ executionArn }));
    expect(found).toMatchObject({ name: 'one', input, status: 'RUNNING' });
    await expect.poll(() => tokens.splice(0).length).toBe(1);
  });

  it('again is one execution, also with other input and after it ended', async () => {
    const arn = await start('two', '{"n":1}');
    expect(await start('two', '{"n":1}')).toBe(arn);
    expect(await start('two', '{"n":2}')).toBe(arn);
    await client.send(new StopExecutionCommand({ executionArn: arn }));
    expect(await start('two', '{"n":1}')).toBe(arn);
    const { executions } = await client.send(new ListExecutionsCommand({ stateMachineArn }));
    expect(executions?.filter(({ name }) => name === 'two')).toHaveLength(1);
    tokens.length = 0;
  });
});

describe('answering a token', () => {
  const sender = () => createTokenSender(client);

  it('wakes its execution once; a second answer finds it gone', async () => {
    const token = await startedToken('three');
    expect(await sender().send(token, { eventId: 'e' })).toBe('sent');
    expect(await sender().send(token, { eventId: 'e' })).toBe('gone');
  });

  it('finds a token gone after its task timed out', async () => {
    const token = await startedToken('four');
    await clock.advance(3601 * 1000);
    expect(await sender().send(token, {})).toBe('gone');
  });

  it('finds a token gone that was never given', async () => {
    expect(await sender().send('not-a-token', {})).toBe('gone');
  });

  it('throws what may pass, so that somebody tries again', async () => {
    const nobody = new SFNClient({
      endpoint: 'http://127.0.0.1:1',
      region: 'us-east-1',
      maxAttempts: 1,
      credentials: { accessKeyId: 'suite', secretAccessKey: 'suite' },
    });
    await expect(createTokenSender(nobody).send('t', {})).rejects.toThrow();
  });
});
