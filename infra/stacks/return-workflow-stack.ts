import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { PortageFunction } from '../constructs/portage-function.ts';
import { allowCallbacks } from '../constructs/workflow-access.ts';
import { workflowStep } from '../constructs/workflow-step.ts';
import { Workflow } from '../constructs/workflow.ts';
import type { DataStack } from './data-stack.ts';

/** By their paths below functions/steps/. What undoes a step lies beside it. */
const STEPS = {
  IssueLabel: 'return/issue-label',
  AssessReturn: 'return/assess-return',
  WithdrawLabel: 'return/withdraw-label',
  RecordReturnFailure: 'return/record-return-failure',
};

/** They keep files: labels, the papers of goods that go home. */
const FILES: readonly string[] = [STEPS.IssueLabel, STEPS.AssessReturn];

/** They hand an execution its token's answer: at once when the fact was there first. */
const ANSWER: readonly string[] = [STEPS.IssueLabel];

/** One return: the workflow and the steps it calls. */
export class ReturnWorkflowStack extends Stack {
  private readonly data: DataStack;

  constructor(scope: Construct, id: string, data: DataStack, registerWait: PortageFunction) {
    super(scope, id);
    this.data = data;
    const steps = Object.entries(STEPS).map(([name, path]) => this.step(name, path));
    new Workflow(this, 'Return', data.upkeep, { name: 'return', steps: [registerWait, ...steps] });
  }

  private step(id: string, path: string): PortageFunction {
    const step = workflowStep(this, id, this.data, { path });
    if (FILES.includes(path)) this.data.documents.grantReadWrite(step);
    if (ANSWER.includes(path)) allowCallbacks(step);
    return step;
  }
}
