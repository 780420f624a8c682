/** What starting an execution takes and answers. */
export interface StartExecution {
  readonly stateMachineArn: string;
  /** 1 to 80 characters; made by `newId` when absent. */
  readonly name?: string | undefined;
  /** JSON text; '{}' when absent. */
  readonly input?: string | undefined;
}

export interface StartedExecution {
  readonly executionArn: string;
  readonly startMs: number;
}

/** Who starts and stops executions: the engine, as the executions inside it see it. */
export interface ExecutionStarter {
  startExecution(start: StartExecution): Promise<StartedExecution>;
  stopExecution(executionArn: string, error?: string, cause?: string): Promise<unknown>;
}
