import { z } from 'zod';

/** The requests of the Step Functions API that the engine answers, field by field as AWS names them. */
const arn = z.string().min(1).max(256);
const page = {
  maxResults: z.int().min(0).max(1000).optional(),
  nextToken: z.string().max(1024).optional(),
};
const status = z.enum(['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED']);
/** Accepted because CDK and the SDK send them; they change nothing that can be seen here. */
const unusedAtCreate = {
  roleArn: z.string().optional(),
  loggingConfiguration: z.unknown().optional(),
  tracingConfiguration: z.unknown().optional(),
  encryptionConfiguration: z.unknown().optional(),
};

export const requests = {
  CreateStateMachine: z.strictObject({
    name: z.string(),
    definition: z.string().min(1).max(1_048_576),
    type: z.string().optional(),
    tags: z.unknown().optional(),
    publish: z.literal(false).optional(),
    ...unusedAtCreate,
  }),
  UpdateStateMachine: z.strictObject({
    stateMachineArn: arn,
    definition: z.string().min(1).max(1_048_576),
    ...unusedAtCreate,
  }),
  DescribeStateMachine: z.strictObject({
    stateMachineArn: arn,
    includedData: z.string().optional(),
  }),
  DescribeStateMachineForExecution: z.strictObject({
    executionArn: arn,
    includedData: z.string().optional(),
  }),
  ListStateMachines: z.strictObject(page),
  StartExecution: z.strictObject({
    stateMachineArn: arn,
    name: z.string().optional(),
    input: z.string().optional(),
    traceHeader: z.string().optional(),
  }),
  StopExecution: z.strictObject({
    executionArn: arn,
    error: z.string().max(256).optional(),
    cause: z.string().max(32_768).optional(),
  }),
  DescribeExecution: z.strictObject({ executionArn: arn, includedData: z.string().optional() }),
  ListExecutions: z.strictObject({
    stateMachineArn: arn,
    statusFilter: status.optional(),
    ...page,
  }),
  GetExecutionHistory: z.strictObject({
    executionArn: arn,
    reverseOrder: z.boolean().optional(),
    includeExecutionData: z.boolean().optional(),
    ...page,
  }),
  RedriveExecution: z.strictObject({
    executionArn: arn,
    clientToken: z.string().min(1).max(64).optional(),
  }),
  SendTaskSuccess: z.strictObject({ taskToken: z.string().min(1).max(2048), output: z.string() }),
  SendTaskFailure: z.strictObject({
    taskToken: z.string().min(1).max(2048),
    error: z.string().max(256).optional(),
    cause: z.string().max(32_768).optional(),
  }),
  SendTaskHeartbeat: z.strictObject({ taskToken: z.string().min(1).max(2048) }),
};
