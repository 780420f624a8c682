import { App, Tags, Validations } from 'aws-cdk-lib';
import type { AppProps } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import settings from '../cdk.json' with { type: 'json' };
import { acknowledge } from './acknowledgements.ts';
import { readStage } from './stage.ts';
import { AnnouncementStack } from './stacks/announcement-stack.ts';
import { ApiStack } from './stacks/api-stack.ts';
import { DataStack } from './stacks/data-stack.ts';
import { OperationsStack } from './stacks/operations-stack.ts';
import { OrderWorkflowStack } from './stacks/order-workflow-stack.ts';
import { ReturnWorkflowStack } from './stacks/return-workflow-stack.ts';
import { ShipmentWorkflowStack } from './stacks/shipment-workflow-stack.ts';
import { WebhookStack } from './stacks/webhook-stack.ts';

/**
 * The system with its checks: synthesis fails on a finding that is not acknowledged. The context of cdk.json holds
 * whoever starts it; the command line goes before it.
 */
export function portage(props?: AppProps): App {
  const app = new App({ context: settings.context, ...props });
  addStacks(app);
  Validations.of(app).addPlugins(...checksOf(app));
  acknowledge(app);
  return app;
}

export const checksOf = (app: App) => [new AwsSolutionsChecks(app), new ServerlessChecks(app)];

/** One stack for each thing that changes on its own, bound to no account and no region. */
export function addStacks(app: App): void {
  const stage = readStage(app);
  const data = new DataStack(app, 'portage-data', stage);
  const { registerWait } = new ShipmentWorkflowStack(app, 'portage-shipment-workflow', data);
  new OrderWorkflowStack(app, 'portage-order-workflow', data, registerWait);
  new ReturnWorkflowStack(app, 'portage-return-workflow', data, registerWait);
  const webhooks = new WebhookStack(app, 'portage-webhook', data);
  new OperationsStack(app, 'portage-operations', data);
  const announcements = new AnnouncementStack(app, 'portage-announcement', stage, data);
  new ApiStack(app, 'portage-api', stage, data, webhooks, announcements);
  Tags.of(app).add('application', 'portage');
  Tags.of(app).add('stage', stage.stage);
}
