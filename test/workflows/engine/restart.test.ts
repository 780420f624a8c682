import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  SFNClient,
  SendTaskSuccessCommand,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { awaitToken, machine, pass } from './harness.ts';

const COUNT = 200;
const Ready = z.object({ port: z.number(), recovered: z.number() });
const Parameters = z.object({ Payload: z.object({ token: z.string() }) });

let directory: string;
let alive: ChildProcess | undefined;

async function startProcess(): Promise<{ client: SFNClient; recovered: number }> {
  const script = join(import.meta.dirname, 'engine-process.ts');
  const child = fork(script, [join(directory, 'journal.db')], { silent: true });
  child.stdout?.resume();
  alive = child;
  const messages: unknown[] = await once(child, 'message');
  const { port, recovered } = Ready.parse(messages[0]);
  const client = new SFNClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  return { client, recovered };
}

async function kill(): Promise<void> {
  const child = alive;
  if (child === undefined) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
  alive = undefined;
}

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'engine-restart-'));
});
afterAll(async () => {
  await kill();
  rmSync(directory, { recursive: true });
});

const each = <T>(work: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: COUNT }, (_, index) => work(index)));

async function tokenOf(client: SFNClient, executionArn: string): Promise<string> {
  for (;;) {
    const { events } = await client.send(new GetExecutionHistoryCommand({ executionArn }));
    const scheduled = events?.find(({ type }) => type === 'TaskScheduled');
    const parameters = scheduled?.taskScheduledEventDetails?.parameters;
    if (parameters !== undefined) return Parameters.parse(JSON.parse(parameters)).Payload.token;
  }
}

describe('kill -9 with 200 executions waiting on tokens', () => {
  it('all 200 tokens still complete their executions, exactly once [design: executions survive kill -9]', async () => {
    const first = await startProcess();
    const { stateMachineArn } = await first.client.send(
      new CreateStateMachineCommand({
        name: 'waiting',
        roleArn: 'arn:aws:iam::000000000000:role/none',
        definition: JSON.stringify(
          machine({
            A: pass({ Assign: { n: '{% $states.input.n %}' }, Next: 'T' }),
            T: awaitToken('f', { TimeoutSeconds: 3600, Next: 'Z' }),
            Z: { Type: 'Succeed', Output: ['{% $n %}', '{% $states.input %}'] },
          }),
        ),
      }),
    );
    const arns = await each(async (n) => {
      const start = { stateMachineArn, name: `run-${n}`, input: JSON.stringify({ n }) };
      const { executionArn } = await first.client.send(new StartExecutionCommand(start));
      return executionArn ?? '';
    });
    const tokens = await each((n) => tokenOf(first.client, arns[n] ?? ''));
    expect(new Set(tokens).size).toBe(COUNT);
    await kill();

    const second = await startProcess();
    expect(second.recovered).toBe(COUNT);
    // Every token is used twice at the same moment: one of the two must be refused.
    const answers = await each(async (n) => {
      const success = { taskToken: tokens[n], output: JSON.stringify({ answered: n }) };
      const settled = await Promise.allSettled([
        second.client.send(new SendTaskSuccessCommand(success)),
        second.client.send(new SendTaskSuccessCommand(success)),
      ]);
      return settled.map((one) =>
        one.status === 'fulfilled' ? 'accepted' : errorName(one.reason),
      );
    });
    for (const pair of answers) expect(pair.sort()).toStrictEqual(['TaskTimedOut', 'accepted']);
    await kill();

    const third = await startProcess();
    expect(third.recovered).toBe(0);
    await each(async (n) => {
      const executionArn = arns[n] ?? '';
      const described = await third.client.send(new DescribeExecutionCommand({ executionArn }));
      expect(described).toMatchObject({
        status: 'SUCCEEDED',
        output: JSON.stringify([n, { answered: n }]),
      });
      const { events } = await third.client.send(new GetExecutionHistoryCommand({ executionArn }));
      const types = events?.map(({ type }) => type) ?? [];
      expect(types.filter((type) => type === 'TaskSucceeded')).toHaveLength(1);
      expect(types.filter((type) => type === 'ExecutionSucceeded')).toHaveLength(1);
    });
  });
});

const errorName = (error: unknown) => (error instanceof Error ? error.name : String(error));
