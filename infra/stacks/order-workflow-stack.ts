import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { PortageFunction } from '../constructs/portage-function.ts';
import { allowCallbacks } from '../constructs/workflow-access.ts';
import { workflowStep } from '../constructs/workflow-step.ts';
import { Workflow } from '../constructs/workflow.ts';
import type { DataStack } from './data-stack.ts';

/** By their paths below functions/steps/. What undoes a step lies beside it. */
const STEPS = {
  PlanFulfilment: 'order/plan-fulfilment',
  ReleaseToWarehouse: 'order/release-to-warehouse',
  LabelParcel: 'order/label-parcel',
  AssessFloor: 'order/assess-floor',
  AssessParcel: 'order/assess-parcel',
  CancelFulfilment: 'order/cancel-fulfilment',
  RecordOrderFailure: 'order/record-order-failure',
};

/** They hand an execution its token's answer: at once when the fact was there first, or another's that waits for stock. */
const ANSWER: readonly string[] = [
  STEPS.ReleaseToWarehouse,
  STEPS.PlanFulfilment,
  STEPS.CancelFulfilment,
  STEPS.LabelParcel,
];

/** One fulfilment of an order: the workflow and the steps it calls. */
export class OrderWorkflowStack extends Stack {
  private readonly data: DataStack;

  constructor(scope: Construct, id: string, data: DataStack, registerWait: PortageFunction) {
    super(scope, id);
    this.data = data;
    const steps = Object.entries(STEPS).map(([name, path]) => this.step(name, path));
    new Workflow(this, 'Order', data.upkeep, { name: 'order', steps: [registerWait, ...steps] });
  }

  private step(id: string, path: string): PortageFunction {
    const step = workflowStep(this, id, this.data, { path });
    if (path === STEPS.LabelParcel) this.data.documents.grantReadWrite(step);
    if (ANSWER.includes(path)) allowCallbacks(step);
    return step;
  }
}
