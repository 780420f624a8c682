/** Logs and metrics of one function, the same everywhere: ids and codes are logged; bodies, headers and tokens never are. */
import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { MetricUnit, Metrics } from '@aws-lambda-powertools/metrics';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';

export interface Telemetry {
  readonly logger: Logger;
  /** Counts one thing of this name. */
  readonly count: (name: string, by?: number) => void;
  readonly middleware: readonly [
    ReturnType<typeof injectLambdaContext>,
    ReturnType<typeof logMetrics>,
  ];
}

/** `service`: the function's name, the dimension of its metrics. */
export function telemetryOf(service: string): Telemetry {
  const logger = new Logger({ serviceName: service });
  const metrics = new Metrics({ namespace: 'Portage', serviceName: service });
  return {
    logger,
    count: (name, by = 1) => metrics.addMetric(name, MetricUnit.Count, by),
    middleware: [injectLambdaContext(logger, { resetKeys: true }), logMetrics(metrics)],
  };
}

/** What a log may know of an error. SDK errors carry items and tokens in other members, so only these are taken. */
export function loggable(error: unknown): { name: string; message: string; stack?: string } {
  if (!(error instanceof Error)) return { name: typeof error, message: 'not an Error' };
  const { name, message, stack } = error;
  return stack === undefined ? { name, message } : { name, message, stack };
}
