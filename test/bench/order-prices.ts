/** What an order costs on AWS, by list prices of us-east-1 as of 2026-11, without free tier; ARM functions of 512 MB. */

export interface OrderUse {
  readonly transitions: number;
  readonly lambdaCalls: number;
  readonly lambdaMs: number;
  readonly wcu: number;
  readonly rcu: number;
  readonly httpRequests: number;
  /** Webhooks kept raw, and the label. */
  readonly s3Puts: number;
  readonly sqsRequests: number;
}

const MILLION = 1_000_000;
/** US dollars for one. Sources: the services' pricing pages. */
const PRICES: Readonly<Record<keyof OrderUse, number>> = {
  transitions: 25 / MILLION,
  lambdaCalls: 0.2 / MILLION,
  lambdaMs: (0.5 * 0.0000133334) / 1000,
  wcu: 0.625 / MILLION,
  rcu: 0.125 / MILLION,
  httpRequests: 1 / MILLION,
  s3Puts: 5 / MILLION,
  sqsRequests: 0.4 / MILLION,
};

const NAMES: Readonly<Record<keyof OrderUse, string>> = {
  transitions: 'Step Functions',
  lambdaCalls: 'Lambda requests',
  lambdaMs: 'Lambda time',
  wcu: 'DynamoDB writes',
  rcu: 'DynamoDB reads',
  httpRequests: 'HTTP API',
  s3Puts: 'S3 puts',
  sqsRequests: 'SQS',
};

/** US dollars for 1,000 orders, in all and by service. */
export function costOfThousand(use: OrderUse): { total: number; lines: string[] } {
  const parts = USES.map((name) => ({ name, cost: use[name] * PRICES[name] * 1000 }));
  return {
    total: parts.reduce((sum, { cost }) => sum + cost, 0),
    lines: parts.map(({ name, cost }) => `${NAMES[name]} ${cost.toFixed(4)}`),
  };
}

const USES = [
  'transitions',
  'lambdaCalls',
  'lambdaMs',
  'wcu',
  'rcu',
  'httpRequests',
  's3Puts',
  'sqsRequests',
] as const satisfies readonly (keyof OrderUse)[];
