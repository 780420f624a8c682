import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { workflowNames } from '../workflow-definition.ts';
import type { PortageFunction } from './portage-function.ts';

/**
 * ARN of a workflow by its name. A step that hands back a token is called by the very machine that it answers: by
 * reference, function and machine would each wait for the other.
 */
export function workflowArn(scope: PortageFunction | Stack, name: string): string {
  const { partition, region, account } = Stack.of(scope);
  return `arn:${partition}:states:${region}:${account}:stateMachine:${name}`;
}

/** Lets functions hand a waiting execution its answer. */
export function allowCallbacks(...functions: readonly PortageFunction[]): void {
  for (const each of functions) {
    each.lambda.addToRolePolicy(
      new PolicyStatement({
        actions: ['states:SendTaskSuccess', 'states:SendTaskFailure', 'states:SendTaskHeartbeat'],
        resources: workflowNames().map((name) => workflowArn(each, name)),
      }),
    );
  }
}

export function allowStart(name: string, ...functions: readonly PortageFunction[]): void {
  for (const each of functions) {
    each.lambda.addToRolePolicy(
      new PolicyStatement({
        actions: ['states:StartExecution'],
        resources: [workflowArn(each, name)],
      }),
    );
  }
}
