import type { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Construct } from 'constructs';
import { DeadLetters } from './dead-letters.ts';
import type { PortageFunction } from './portage-function.ts';
import type { Upkeep } from './upkeep.ts';

/** Calls a function every so often. A call that cannot be delivered is a dead letter: the next one is never far. */
export function runEvery(
  scope: Construct,
  id: string,
  upkeep: Upkeep,
  interval: Duration,
  worker: PortageFunction,
): Rule {
  const undelivered = new DeadLetters(scope, `${id}Undelivered`, upkeep, 'dead-letters');
  return new Rule(scope, id, {
    description: `Calls ${worker.name}.`,
    schedule: Schedule.rate(interval),
    targets: [
      new LambdaFunction(worker.lambda, {
        deadLetterQueue: undelivered.queue,
        retryAttempts: 2,
        maxEventAge: interval,
      }),
    ],
  });
}
