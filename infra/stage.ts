/** What differs between one deployment and another, from the CDK context: `cdk deploy -c stage=trial`. */
import { RemovalPolicy } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { z } from 'zod';

const settings = z.strictObject({
  stage: z.enum(['production', 'trial']),
  /** Pages that may call the API and upload documents from a browser. */
  consoleOrigins: z.array(z.url()).min(1),
  /** Whose mails buyers get: a domain of ours whose DNS has the DKIM records that the stack puts out. */
  mailDomain: z.hostname(),
});

export interface Stage extends z.infer<typeof settings> {
  /** Only a trial's data goes when its stack goes. */
  readonly removal: RemovalPolicy;
  readonly keepsData: boolean;
}

/** Reads the settings. Throws a ZodError that names every one that is wrong. */
export function readStage(scope: Construct): Stage {
  const given: Record<string, unknown> = {};
  for (const name of Object.keys(settings.shape)) given[name] = scope.node.tryGetContext(name);
  const parsed = settings.parse(given);
  const keepsData = parsed.stage === 'production';
  return {
    ...parsed,
    keepsData,
    removal: keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  };
}
