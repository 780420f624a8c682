import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { expectTokens, readWorkflow } from '../workflow-definition.ts';
import { alarm, FIVE_MINUTES } from './alarm.ts';
import type { PortageFunction } from './portage-function.ts';
import type { Upkeep } from './upkeep.ts';

export interface WorkflowProps {
  /** The folder below workflows/, and the name of the state machine. */
  readonly name: string;
  /** `book-carrier` is `${BookCarrierFunctionArn}` in the YAML. */
  readonly steps: readonly PortageFunction[];
  /** `shipment-booking` is `${ShipmentBookingStateMachineArn}` in the YAML. */
  readonly children?: readonly Workflow[];
}

/** A state machine from `workflows/<name>/<name>.asl.yaml`, allowed to call exactly what its YAML names. */
export class Workflow extends Construct {
  readonly name: string;
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, upkeep: Upkeep, props: WorkflowProps) {
    super(scope, id);
    this.name = props.name;
    const { steps, children = [] } = props;
    const tokens = {
      ...arns(steps, 'FunctionArn', (step) => step.lambda.functionArn),
      ...arns(children, 'StateMachineArn', (child) => child.machine.stateMachineArn),
    };
    const workflow = readWorkflow(props.name);
    expectTokens(workflow, Object.keys(tokens));
    this.machine = new StateMachine(this, 'Machine', {
      stateMachineName: props.name,
      definitionBody: DefinitionBody.fromString(JSON.stringify(workflow.definition)),
      definitionSubstitutions: tokens,
      tracingEnabled: true,
      logs: {
        level: LogLevel.ALL,
        // Task tokens and sellers' data pass through: neither belongs in a log.
        includeExecutionData: false,
        destination: new LogGroup(this, 'Logs', {
          // The vended prefix keeps the resource policy of CloudWatch Logs under its 5,120 characters.
          logGroupName: `/aws/vendedlogs/states/${props.name}`,
          retention: RetentionDays.THREE_MONTHS,
          encryptionKey: upkeep.logKey,
          removalPolicy: upkeep.removal,
        }),
      },
    });
    this.allowSteps(steps);
    if (children.length > 0) this.allowChildren(children);
    this.alarmOnEnds(upkeep);
  }

  private allowSteps(steps: readonly PortageFunction[]) {
    const resources = steps.map((step) => step.lambda.functionArn);
    this.allow(['lambda:InvokeFunction'], resources);
  }

  /** `startExecution.sync:2` starts a child, hears of its end through a rule that the service manages, and may stop it. */
  private allowChildren(children: readonly Workflow[]) {
    const { region, account, partition } = Stack.of(this);
    const executions = children.map(
      ({ name }) => `arn:${partition}:states:${region}:${account}:execution:${name}:*`,
    );
    const rule = 'rule/StepFunctionsGetEventsForStepFunctionsExecutionRule';
    this.allow(
      ['states:StartExecution'],
      children.map(({ machine }) => machine.stateMachineArn),
    );
    this.allow(['states:DescribeExecution', 'states:StopExecution'], executions);
    this.allow(
      ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'],
      [`arn:${partition}:events:${region}:${account}:${rule}`],
    );
  }

  private allow(actions: string[], resources: string[]) {
    this.machine.addToRolePolicy(new PolicyStatement({ actions, resources }));
  }

  private alarmOnEnds(upkeep: Upkeep) {
    for (const end of ['Failed', 'TimedOut', 'Aborted'] as const) {
      alarm(this, end, upkeep, {
        meaning: `An execution of ${this.name} ended: ${end}.`,
        runbook: 'execution-failed',
        metric: this.machine.metric(`Executions${end}`, FIVE_MINUTES),
      });
    }
  }
}

/** `book-carrier` -> `BookCarrier` + suffix. */
function arns<T extends { readonly name: string }>(
  things: readonly T[],
  suffix: string,
  arn: (thing: T) => string,
): Record<string, string> {
  return Object.fromEntries(things.map((thing) => [pascal(thing.name) + suffix, arn(thing)]));
}

function pascal(name: string): string {
  return name.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
