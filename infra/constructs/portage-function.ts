import { Duration } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { alarm, FIVE_MINUTES } from './alarm.ts';
import { DeadLetters } from './dead-letters.ts';
import type { Upkeep } from './upkeep.ts';

const bundles = fileURLToPath(new URL('../../dist/functions', import.meta.url));

export interface PortageFunctionProps<E extends Record<string, string>> {
  /** Path below functions/ without `.lambda.ts`: `consumers/fold-tracking`. */
  readonly entry: string;
  /** The schema in the function's environment.ts; `environment` is exactly what it names. */
  readonly schema: z.ZodType<unknown, E>;
  readonly environment: NoInfer<E>;
  /** Default 15 seconds. */
  readonly timeout?: Duration;
  /** Megabytes, and with them processor. Default 512. */
  readonly memory?: number;
  /** Asynchronous calls that fail have nobody to tell: they go to dead letters. */
  readonly asynchronous?: boolean;
  /**
   * False for a step of a workflow. Its errors are the workflow's to retry and catch, and the ones that it cannot
   * end the execution, which has its own alarm.
   */
  readonly errorsAlarm?: boolean;
}

/** A Lambda function on Node 24 with its own role, log, environment and alarm. */
export class PortageFunction<
  E extends Record<string, string> = Record<string, string>,
> extends Construct {
  /** The last part of its entry: `fold-tracking`. */
  readonly name: string;
  readonly lambda: LambdaFunction;
  readonly timeout: Duration;

  constructor(scope: Construct, id: string, upkeep: Upkeep, props: PortageFunctionProps<E>) {
    super(scope, id);
    this.name = basename(props.entry);
    this.timeout = props.timeout ?? Duration.seconds(15);
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    });
    const logGroup = new LogGroup(this, 'Logs', {
      retention: RetentionDays.THREE_MONTHS,
      encryptionKey: upkeep.logKey,
      removalPolicy: upkeep.removal,
    });
    logGroup.grantWrite(role);
    this.lambda = new LambdaFunction(this, 'Function', {
      description: `functions/${props.entry}.lambda.ts`,
      code: Code.fromAsset(bundleOf(props.entry)),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      timeout: this.timeout,
      memorySize: props.memory ?? 512,
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      tracing: Tracing.ACTIVE,
      environment: { NODE_OPTIONS: '--enable-source-maps', ...props.environment },
      ...(props.asynchronous && {
        deadLetterQueue: new DeadLetters(this, 'DeadLetters', upkeep, 'dead-letters').queue,
      }),
    });
    if (props.errorsAlarm ?? true) this.alarmOnErrors(upkeep);
  }

  private alarmOnErrors(upkeep: Upkeep) {
    alarm(this, 'Errors', upkeep, {
      meaning: `The function fails: ${this.name}.`,
      runbook: 'function-errors',
      metric: this.lambda.metricErrors(FIVE_MINUTES),
    });
  }
}

function bundleOf(entry: string): string {
  const folder = `${bundles}/${entry}`;
  if (existsSync(`${folder}/index.mjs`)) return folder;
  throw new Error(`functions/${entry}.lambda.ts has no bundle: run \`npm run build\``);
}
