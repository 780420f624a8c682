import { z } from 'zod';
import { arn } from './physical-names.ts';
import type { Resource } from './resources.ts';
import { count, ignored, parseProperties } from './resources.ts';

const target = z.strictObject({
  Id: ignored,
  Arn: z.string(),
  Input: z.string().optional(),
  DeadLetterConfig: ignored,
  RetryPolicy: z
    .strictObject({
      MaximumRetryAttempts: count.optional(),
      MaximumEventAgeInSeconds: count.optional(),
    })
    .optional(),
  RoleArn: ignored,
});

const ruleProperties = z.strictObject({
  Name: z.string().optional(),
  Description: ignored,
  EventBusName: z.literal('default').optional(),
  ScheduleExpression: z.string(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Targets: z.array(target).default([]),
  RoleArn: ignored,
  Tags: ignored,
});

const scheduleProperties = z.strictObject({
  Name: z.string().optional(),
  Description: ignored,
  FlexibleTimeWindow: ignored,
  GroupName: ignored,
  KmsKeyArn: ignored,
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.enum(['UTC', 'Etc/UTC']).optional(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Target: target,
});

export interface TargetSpec {
  arn: string;
  /** Sent instead of the event when stated. */
  input: string | undefined;
}

/** A timer: an EventBridge rule or a Scheduler schedule. */
export interface ScheduleSpec {
  /** Stable across restarts: the time of the last run is kept under it. */
  id: string;
  path: string;
  arn: string;
  expression: string;
  kind: 'rule' | 'scheduler';
  targets: readonly TargetSpec[];
}

/** A rule on a schedule; rules on events are refused. */
export function readRule(resource: Resource): ScheduleSpec | undefined {
  const properties = parseProperties(resource, ruleProperties);
  if (properties.State === 'DISABLED') return undefined;
  return {
    id: resource.id,
    path: resource.path,
    arn: arn('events', `rule/${resource.name}`),
    expression: properties.ScheduleExpression,
    kind: 'rule',
    targets: properties.Targets.map(targetSpec),
  };
}

export function readSchedule(resource: Resource): ScheduleSpec | undefined {
  const properties = parseProperties(resource, scheduleProperties);
  if (properties.State === 'DISABLED') return undefined;
  return {
    id: resource.id,
    path: resource.path,
    arn: arn('scheduler', `schedule/default/${resource.name}`),
    expression: properties.ScheduleExpression,
    kind: 'scheduler',
    targets: [targetSpec(properties.Target)],
  };
}

function targetSpec({ Arn, Input }: z.infer<typeof target>): TargetSpec {
  return { arn: Arn, input: Input };
}
