import type { ExecutionDescription } from '../descriptions.ts';
import type { HistoryEvent } from '../history.ts';
import type { ExecutionRow, MachineRow } from '../journal.ts';

/** Shapes of the AWS JSON 1.0 protocol: times are seconds since the epoch, with milliseconds as decimals. */
export const seconds = (ms: number): number => ms / 1000;

const optionalSeconds = (ms: number | undefined) => (ms === undefined ? undefined : seconds(ms));

/** Nothing runs under it; the SDK's types want one. */
const ROLE_ARN = 'arn:aws:iam::000000000000:role/not-used-locally';

const INCLUDED = { included: true };

export const machineSummary = ({ arn, name, createdMs }: MachineRow) => ({
  stateMachineArn: arn,
  name,
  type: 'STANDARD',
  creationDate: seconds(createdMs),
});

export const machineDescription = (machine: MachineRow & { readonly text: string }) => ({
  ...machineSummary(machine),
  ...definition(machine),
  status: 'ACTIVE',
});

export const machineOfExecution = (machine: MachineRow & { readonly text: string }) => ({
  stateMachineArn: machine.arn,
  name: machine.name,
  updateDate: seconds(machine.updatedMs),
  ...definition(machine),
});

const definition = ({ text, definition: revision }: MachineRow & { readonly text: string }) => ({
  definition: text,
  roleArn: ROLE_ARN,
  revisionId: String(revision),
  loggingConfiguration: { level: 'OFF', includeExecutionData: false },
  tracingConfiguration: { enabled: false },
});

export const executionSummary = (row: ExecutionRow) => ({
  executionArn: row.arn,
  stateMachineArn: row.machine,
  name: row.name,
  status: row.status,
  startDate: seconds(row.startMs),
  stopDate: optionalSeconds(row.stopMs),
  redriveCount: row.redriveCount,
  redriveDate: optionalSeconds(row.redriveMs),
});

export const executionDescription = (row: ExecutionDescription) => ({
  ...executionSummary(row),
  input: row.input,
  inputDetails: INCLUDED,
  output: row.output,
  outputDetails: row.output === undefined ? undefined : INCLUDED,
  error: row.error,
  cause: row.cause,
  redriveStatus: row.redriveStatus,
  redriveStatusReason: row.redriveStatusReason,
});

export const historyEvent = ({
  id,
  previousEventId,
  timestampMs,
  type,
  ...rest
}: HistoryEvent) => ({
  timestamp: seconds(timestampMs),
  type,
  id,
  previousEventId,
  ...(rest.detailsName === undefined ? {} : { [rest.detailsName]: rest.details }),
});
