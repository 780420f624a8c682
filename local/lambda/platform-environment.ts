import { REGION } from '../assembly/physical-names.ts';
import { CREDENTIALS } from '../aws-json.ts';

/** Loopback endpoints of the services that functions call. */
export interface ServiceEndpoints {
  dynamodb: string;
  /** SQS and S3 share one. */
  storage: string;
  states: string;
  mail: string;
}

/**
 * What points the unmodified SDK in a function at this machine. The names are
 * AWS_ENDPOINT_URL_<SERVICE ID>; source: "Service-specific endpoints", AWS SDKs reference guide.
 * An endpoint that is an IP address makes the S3 client use path style.
 */
export function platformEnvironment(endpoints: ServiceEndpoints): Record<string, string> {
  return {
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
    AWS_ENDPOINT_URL_S3: endpoints.storage,
    AWS_ENDPOINT_URL_SQS: endpoints.storage,
    AWS_ENDPOINT_URL_SFN: endpoints.states,
    AWS_ENDPOINT_URL_SESV2: endpoints.mail,
    // A seller's own system under test is on this machine, too.
    PORTAGE_LOOPBACK_WEBHOOKS: 'allowed',
    // No instance metadata and no shared config of the developer's own account.
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    TZ: ':UTC',
  };
}
