/** Starts executions by their deterministic name (design 3.1). */
import { ExecutionAlreadyExists, StartExecutionCommand, type SFNClient } from '@aws-sdk/client-sfn';
import type { ExecutionStarter } from '../../domain/outbox/execution-starter.ts';
import type { OutboxMessage } from '../../domain/outbox/outbox.ts';

export type StateMachineArns = Readonly<Record<OutboxMessage['workflow'], string>>;

export function createExecutionStarter(
  client: SFNClient,
  stateMachineArns: StateMachineArns,
): ExecutionStarter {
  return {
    async start({ workflow, executionName, input }) {
      const stateMachineArn = stateMachineArns[workflow];
      try {
        await client.send(
          new StartExecutionCommand({ stateMachineArn, name: executionName, input }),
        );
      } catch (error) {
        // Running with other input or ended within 90 days: it was started, and that is what was asked.
        if (!(error instanceof ExecutionAlreadyExists)) throw error;
      }
      return executionArn(stateMachineArn, executionName);
    },
  };
}

/** arn:aws:states:{region}:{account}:execution:{machine}:{name} */
function executionArn(stateMachineArn: string, name: string): string {
  return `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;
}
