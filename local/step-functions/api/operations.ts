import type { z } from 'zod';
import { ApiError } from '../api-error.ts';
import type { Engine } from '../engine.ts';
import { cut, pageOf, tokenOf } from './pages.ts';
import { requests } from './requests.ts';
import {
  executionDescription,
  executionSummary,
  historyEvent,
  machineDescription,
  machineOfExecution,
  machineSummary,
  seconds,
} from './responses.ts';

type Answer = (engine: Engine, body: unknown) => Promise<object>;

/** Reads the request by its schema, throwing ValidationException, and answers it. */
function on<S extends z.ZodType>(
  schema: S,
  respond: (engine: Engine, request: z.output<S>) => Promise<object>,
): Answer {
  return (engine, body) => {
    const parsed = schema.safeParse(body);
    if (!parsed.success) throw new ApiError('ValidationException', faults(parsed.error.issues));
    return respond(engine, parsed.data);
  };
}

const operations: Readonly<Record<string, Answer>> = {
  CreateStateMachine: on(
    requests.CreateStateMachine,
    async (engine, { name, definition, type }) => {
      if (type !== undefined && type !== 'STANDARD') {
        throw new ApiError(
          'StateMachineTypeNotSupported',
          `Only STANDARD is supported, not ${type}`,
        );
      }
      const { arn, createdMs } = engine.createStateMachine({ name, definition });
      return { stateMachineArn: arn, creationDate: seconds(createdMs) };
    },
  ),
  UpdateStateMachine: on(requests.UpdateStateMachine, async (engine, request) => {
    const { updatedMs, definition } = engine.updateStateMachine(request);
    return { updateDate: seconds(updatedMs), revisionId: String(definition) };
  }),
  DescribeStateMachine: on(requests.DescribeStateMachine, async (engine, { stateMachineArn }) => {
    return machineDescription(engine.describeStateMachine(stateMachineArn));
  }),
  DescribeStateMachineForExecution: on(
    requests.DescribeStateMachineForExecution,
    async (engine, { executionArn }) => {
      return machineOfExecution(await engine.describeStateMachineForExecution(executionArn));
    },
  ),
  ListStateMachines: on(requests.ListStateMachines, async (engine, request) => {
    const { items, nextToken } = cut(engine.listStateMachines(), request);
    return { stateMachines: items.map(machineSummary), nextToken };
  }),
  StartExecution: on(requests.StartExecution, async (engine, { traceHeader: _, ...request }) => {
    const { executionArn, startMs } = await engine.startExecution(request);
    return { executionArn, startDate: seconds(startMs) };
  }),
  StopExecution: on(requests.StopExecution, async (engine, { executionArn, error, cause }) => {
    return { stopDate: seconds(await engine.stopExecution(executionArn, error, cause)) };
  }),
  DescribeExecution: on(requests.DescribeExecution, async (engine, { executionArn }) => {
    return executionDescription(await engine.describeExecution(executionArn));
  }),
  ListExecutions: on(
    requests.ListExecutions,
    async (engine, { stateMachineArn, statusFilter, ...page }) => {
      const { limit, offset } = pageOf(page);
      const query = { stateMachineArn, statusFilter, limit: limit + 1, offset };
      const rows = await engine.listExecutions(query);
      const nextToken = rows.length > limit ? tokenOf(offset + limit) : undefined;
      return { executions: rows.slice(0, limit).map(executionSummary), nextToken };
    },
  ),
  GetExecutionHistory: on(requests.GetExecutionHistory, async (engine, request) => {
    const { executionArn, reverseOrder = false, includeExecutionData } = request;
    const events = await engine.getExecutionHistory(executionArn, includeExecutionData);
    const { items, nextToken } = cut(reverseOrder ? events.reverse() : events, request);
    return { events: items.map(historyEvent), nextToken };
  }),
  RedriveExecution: on(requests.RedriveExecution, async (engine, { executionArn, clientToken }) => {
    return { redriveDate: seconds(await engine.redriveExecution(executionArn, clientToken)) };
  }),
  SendTaskSuccess: on(requests.SendTaskSuccess, async (engine, { taskToken, output }) => {
    await engine.sendTaskSuccess(taskToken, output);
    return {};
  }),
  SendTaskFailure: on(requests.SendTaskFailure, async (engine, { taskToken, error, cause }) => {
    await engine.sendTaskFailure(taskToken, error, cause);
    return {};
  }),
  SendTaskHeartbeat: on(requests.SendTaskHeartbeat, async (engine, { taskToken }) => {
    await engine.sendTaskHeartbeat(taskToken);
    return {};
  }),
};

/** Answers one call. Throws ApiError; UnknownOperationException for an operation the engine does not have. */
export async function answer(engine: Engine, name: string, body: unknown): Promise<object> {
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
  if (operation !== undefined) return operation(engine, body);
  throw new ApiError('UnknownOperationException', `${name} is not supported by the engine`);
}

function faults(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
) {
  const lines = issues.map(({ path, message }) => `'${path.map(String).join('.')}': ${message}`);
  const count = `${lines.length} validation error${lines.length === 1 ? '' : 's'} detected`;
  return `${count}: ${lines.join('; ')}`;
}
