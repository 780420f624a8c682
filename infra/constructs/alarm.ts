import { Duration } from 'aws-cdk-lib';
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Construct } from 'constructs';
import type { Upkeep } from './upkeep.ts';

export interface AlarmProps {
  /** What is wrong when it rings, in words. */
  readonly meaning: string;
  /** The heading in docs/runbook.md that says what to do. */
  readonly runbook: string;
  readonly metric: IMetric;
  /** Rings at this value and above; with `below`, under it. Default 1. */
  readonly threshold?: number;
  readonly below?: boolean;
  /** Periods in a row. Default 1. */
  readonly periods?: number;
}

/** An alarm that tells the operators, and where to read on. Silence is good news, unless it watches for a sign of life. */
export function alarm(scope: Construct, id: string, upkeep: Upkeep, props: AlarmProps): Alarm {
  const { GREATER_THAN_OR_EQUAL_TO_THRESHOLD, LESS_THAN_THRESHOLD } = ComparisonOperator;
  const made = new Alarm(scope, id, {
    metric: props.metric,
    threshold: props.threshold ?? 1,
    evaluationPeriods: props.periods ?? 1,
    comparisonOperator: props.below ? LESS_THAN_THRESHOLD : GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: props.below ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    alarmDescription: `${props.meaning} See docs/runbook.md#${props.runbook}`,
  });
  made.addAlarmAction(new SnsAction(upkeep.alarmTopic));
  return made;
}

export const FIVE_MINUTES = { period: Duration.minutes(5), statistic: 'Sum' };
