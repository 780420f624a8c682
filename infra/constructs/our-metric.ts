import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { FIVE_MINUTES } from './alarm.ts';

/** A metric that a function of ours counts; `service` is its name. */
export const ourMetric = (service: string, metricName: string) =>
  new Metric({
    namespace: 'Portage',
    metricName,
    dimensionsMap: { service },
    ...FIVE_MINUTES,
  });
