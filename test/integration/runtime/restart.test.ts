import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRuntime } from '../../../local/runtime.ts';
import { commandOf } from '../../../local/dynamodb/stale-process.ts';
import type { Fixture } from './fixture-runtime.ts';
import { eventually, makeFixture } from './fixture-runtime.ts';

let fixture: Fixture;

beforeAll(async () => {
  fixture = await makeFixture();
}, 60_000);

afterAll(() => fixture.remove());

const text = (body: string): RequestInit => ({ body, headers: { 'content-type': 'text/plain' } });

async function startChild(): Promise<{ child: ChildProcess; url: string }> {
  const script = new URL('./run-fixture.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, fixture.assemblyDir, fixture.dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await firstLine(child.stdout);
  return { child, url };
}

async function firstLine(stream: Readable): Promise<string> {
  for await (const line of createInterface(stream)) return line;
  throw new Error('the runtime ended without a word');
}

function dynamoDbIsRunning(): boolean {
  const pid = Number(readFileSync(join(fixture.dataDir, 'dynamodb', 'dynamodb.pid'), 'utf8'));
  return commandOf(pid).includes(fixture.dataDir);
}

describe('a runtime that is killed', () => {
  it('leaves no process, keeps its data, and ends a waiting execution once', async () => {
    const { child, url } = await startChild();
    await fetch(`${url}/items/kept`, { method: 'PUT', ...text('still here') });
    await fetch(`${url}/executions/waits`, { method: 'POST', ...text('{"id":"waits"}') });
    expect(dynamoDbIsRunning()).toBe(true);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(
      await eventually(
        async () => dynamoDbIsRunning(),
        (running) => !running,
      ),
    ).toBe(false);

    const runtime = await startRuntime(fixture);
    try {
      expect(await (await fetch(`${runtime.url}/items/kept`)).text()).toBe('still here');
      const answer = () =>
        fetch(`${runtime.url}/callbacks/waits`, { method: 'POST', ...text('{}') });
      const first = await eventually(answer, ({ status }) => status === 204);
      expect(first.status).toBe(204);
      const [machine] = runtime.wiring.stateMachines;
      const stateMachineArn = machine?.arn ?? '';
      const query = { stateMachineArn, limit: 10, offset: 0 };
      const executions = await eventually(
        () => runtime.engine.listExecutions(query),
        (rows) => rows.every(({ status }) => status !== 'RUNNING'),
      );
      expect(executions.map(({ name, status }) => ({ name, status }))).toEqual([
        { name: 'waits', status: 'SUCCEEDED' },
      ]);
    } finally {
      await runtime.stop();
    }
    expect(dynamoDbIsRunning()).toBe(false);
  });
});

describe('a runtime that is asked to stop', () => {
  it('ends with its processes, and the next start has what it stored', async () => {
    const { child, url } = await startChild();
    expect((await fetch(`${url}/items/kept`)).status).toBe(200);
    child.kill('SIGTERM');
    await once(child, 'exit');
    expect(child.exitCode).toBe(0);
    expect(dynamoDbIsRunning()).toBe(false);
  });

  it('does not share its data directory', async () => {
    const { child } = await startChild();
    await expect(startRuntime(fixture)).rejects.toThrow(/is in use by another runtime/);
    child.kill('SIGTERM');
    await once(child, 'exit');
  });
});
