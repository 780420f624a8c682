import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { environment } from '../../functions/steps/environment.ts';
import type { DataStack } from '../stacks/data-stack.ts';
import { PortageFunction } from './portage-function.ts';

export interface WorkflowStepProps {
  /** Below functions/steps/: `order/label-parcel`. */
  readonly path: string;
  readonly timeout?: Duration;
  readonly memory?: number;
}

/** A step of a workflow. Its failures are the workflow's to count, so it has no alarm of its own. */
export function workflowStep(
  scope: Construct,
  id: string,
  { table, documents, upkeep }: DataStack,
  // A partner is asked within it.
  { path, timeout = Duration.seconds(30), memory = 512 }: WorkflowStepProps,
): PortageFunction {
  const step = new PortageFunction(scope, id, upkeep, {
    entry: `steps/${path}`,
    schema: environment,
    environment: {
      TABLE_NAME: table.table.tableName,
      BUCKET_NAME: documents.bucket.bucketName,
    },
    errorsAlarm: false,
    timeout,
    memory,
  });
  table.grantReadWrite(step);
  return step;
}
