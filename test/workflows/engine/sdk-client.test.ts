import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  DescribeStateMachineForExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  RedriveExecutionCommand,
  SFNClient,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  StartExecutionCommand,
  StartSyncExecutionCommand,
  StopExecutionCommand,
  UpdateStateMachineCommand,
  paginateGetExecutionHistory,
} from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startStepFunctionsServer } from '../../../local/step-functions/server.ts';
import type { StepFunctionsServer } from '../../../local/step-functions/server.ts';
import { Harness, START, awaitToken, machine, pass, tokenOf } from './harness.ts';

let harness: Harness;
let server: StepFunctionsServer;
let client: SFNClient;

beforeEach(async () => {
  harness = new Harness();
  server = await startStepFunctionsServer(harness.engine);
  client = new SFNClient({
    endpoint: server.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
    disableHostPrefix: true,
  });
});
afterEach(async () => {
  client.destroy();
  await server.close();
});

const roleArn = 'arn:aws:iam::000000000000:role/none';
const WAITING = machine({
  T: awaitToken('f', { TimeoutSeconds: 600, HeartbeatSeconds: 60, End: true }),
});
const unknownArn = 'arn:aws:states:us-east-1:000000000000:execution:none:none';
const unknownMachine = 'arn:aws:states:us-east-1:000000000000:stateMachine:none';

async function create(definition: object, name = 'machine'): Promise<string> {
  const command = new CreateStateMachineCommand({
    name,
    roleArn,
    definition: JSON.stringify(definition),
  });
  const { stateMachineArn } = await client.send(command);
  return stateMachineArn ?? '';
}

async function start(definition: object, input: unknown = {}): Promise<string> {
  const stateMachineArn = await create(definition);
  const command = new StartExecutionCommand({
    stateMachineArn,
    name: 'run',
    input: JSON.stringify(input),
  });
  const { executionArn } = await client.send(command);
  await harness.clock.settle();
  return executionArn ?? '';
}

describe('through the AWS SDK client', () => {
  it('an execution is started, answered and described [AWS: API DescribeExecution]', async () => {
    const executionArn = await start(WAITING, { a: 1 });
    const taskToken = tokenOf(harness, 'f');
    await harness.clock.advance(1_500);
    await client.send(new SendTaskHeartbeatCommand({ taskToken }));
    await client.send(new SendTaskSuccessCommand({ taskToken, output: '{"ok":true}' }));
    expect(await client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
      executionArn,
      name: 'run',
      status: 'SUCCEEDED',
      startDate: new Date(START),
      stopDate: new Date(START + 1_500),
      input: '{"a":1}',
      inputDetails: { included: true },
      output: '{"ok":true}',
      redriveCount: 0,
      redriveStatus: 'NOT_REDRIVABLE',
    });
  });

  it('a repeated start has the same answer [AWS: API StartExecution, idempotent]', async () => {
    const stateMachineArn = await create(WAITING);
    const command = new StartExecutionCommand({ stateMachineArn, name: 'run', input: '{}' });
    const first = await client.send(command);
    const second = await client.send(command);
    expect(second.executionArn).toBe(first.executionArn);
    expect(second.startDate).toStrictEqual(first.startDate);
  });

  it('a failed task is redriven [AWS: API RedriveExecution]', async () => {
    const executionArn = await start(WAITING);
    const taskToken = tokenOf(harness, 'f');
    await client.send(new SendTaskFailureCommand({ taskToken, error: 'E', cause: 'c' }));
    expect(await client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
      status: 'FAILED',
      error: 'E',
      cause: 'c',
      redriveStatus: 'REDRIVABLE',
    });
    const { redriveDate } = await client.send(new RedriveExecutionCommand({ executionArn }));
    expect(redriveDate).toStrictEqual(new Date(START));
    await harness.clock.settle();
    await client.send(
      new SendTaskSuccessCommand({ taskToken: tokenOf(harness, 'f'), output: '1' }),
    );
    expect(await client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
      status: 'SUCCEEDED',
      redriveCount: 1,
    });
  });

  it('an execution is stopped [AWS: API StopExecution]', async () => {
    const executionArn = await start(WAITING);
    const { stopDate } = await client.send(
      new StopExecutionCommand({ executionArn, error: 'Cancelled', cause: 'late' }),
    );
    expect(stopDate).toStrictEqual(new Date(START));
    expect(await client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
      status: 'ABORTED',
      error: 'Cancelled',
    });
  });

  it('the history is typed, ordered and paged [AWS: API GetExecutionHistory]', async () => {
    const executionArn = await start(machine({ A: pass({ Next: 'B' }), B: pass() }), { a: 1 });
    const { events } = await client.send(
      new GetExecutionHistoryCommand({ executionArn, reverseOrder: true, maxResults: 2 }),
    );
    expect(events).toMatchObject([
      { id: 6, type: 'ExecutionSucceeded', executionSucceededEventDetails: { output: '{"a":1}' } },
      { id: 5, type: 'PassStateExited', stateExitedEventDetails: { name: 'B' } },
    ]);
    const ids: (number | undefined)[] = [];
    const pages = paginateGetExecutionHistory({ client, pageSize: 4 }, { executionArn });
    for await (const page of pages) ids.push(...(page.events ?? []).map(({ id }) => id));
    expect(ids).toStrictEqual([1, 2, 3, 4, 5, 6]);
  });

  it('executions are listed in pages [AWS: API ListExecutions]', async () => {
    const stateMachineArn = await create(machine({ A: pass() }));
    for (const name of ['a', 'b', 'c']) {
      await client.send(new StartExecutionCommand({ stateMachineArn, name }));
    }
    const first = await client.send(new ListExecutionsCommand({ stateMachineArn, maxResults: 2 }));
    const { nextToken } = first;
    const second = await client.send(
      new ListExecutionsCommand({ stateMachineArn, maxResults: 2, nextToken }),
    );
    const names = [...(first.executions ?? []), ...(second.executions ?? [])].map(
      ({ name }) => name,
    );
    expect(names).toStrictEqual(['c', 'b', 'a']);
    expect(second.nextToken).toBeUndefined();
  });

  it('machines are created, described, updated and listed [AWS: API CreateStateMachine]', async () => {
    const executionArn = await start(WAITING);
    const stateMachineArn = await create(WAITING);
    const definition = JSON.stringify(machine({ A: pass() }));
    await client.send(new UpdateStateMachineCommand({ stateMachineArn, definition }));
    expect(await client.send(new DescribeStateMachineCommand({ stateMachineArn }))).toMatchObject({
      name: 'machine',
      type: 'STANDARD',
      status: 'ACTIVE',
      definition,
    });
    expect(
      await client.send(new DescribeStateMachineForExecutionCommand({ executionArn })),
    ).toMatchObject({ stateMachineArn, definition: JSON.stringify(WAITING) });
    const { stateMachines } = await client.send(new ListStateMachinesCommand({}));
    expect(stateMachines).toMatchObject([{ name: 'machine', type: 'STANDARD' }]);
  });

  const failures: readonly { error: string; call: () => Promise<unknown> }[] = [
    {
      error: 'ExecutionDoesNotExist',
      call: () => client.send(new DescribeExecutionCommand({ executionArn: unknownArn })),
    },
    {
      error: 'StateMachineDoesNotExist',
      call: () => client.send(new StartExecutionCommand({ stateMachineArn: unknownMachine })),
    },
    {
      error: 'InvalidToken',
      call: () => client.send(new SendTaskSuccessCommand({ taskToken: 'nonsense', output: '1' })),
    },
    {
      error: 'InvalidDefinition',
      call: () =>
        client.send(new CreateStateMachineCommand({ name: 'm', roleArn, definition: '{' })),
    },
    {
      error: 'InvalidName',
      call: async () =>
        client.send(
          new StartExecutionCommand({ stateMachineArn: await create(WAITING), name: 'a b' }),
        ),
    },
    {
      error: 'InvalidExecutionInput',
      call: async () =>
        client.send(
          new StartExecutionCommand({ stateMachineArn: await create(WAITING), input: '{' }),
        ),
    },
    {
      error: 'ExecutionAlreadyExists',
      call: async () => {
        const stateMachineArn = await create(machine({ A: pass() }));
        const command = new StartExecutionCommand({ stateMachineArn, name: 'run' });
        await client.send(command);
        return client.send(command);
      },
    },
    {
      error: 'ExecutionNotRedrivable',
      call: async () =>
        client.send(new RedriveExecutionCommand({ executionArn: await start(WAITING) })),
    },
    {
      error: 'StateMachineTypeNotSupported',
      call: () =>
        client.send(
          new CreateStateMachineCommand({
            name: 'm',
            roleArn,
            type: 'EXPRESS',
            definition: JSON.stringify(WAITING),
          }),
        ),
    },
    {
      error: 'ValidationException',
      call: () => client.send(new ListStateMachinesCommand({ maxResults: 5000 })),
    },
    {
      error: 'UnknownOperationException',
      call: () => client.send(new StartSyncExecutionCommand({ stateMachineArn: unknownMachine })),
    },
  ];
  it.each(failures)('a fault is thrown as $error [AWS: API, errors]', async ({ error, call }) => {
    await expect(call()).rejects.toMatchObject({ name: error, $metadata: { httpStatusCode: 400 } });
  });
});
