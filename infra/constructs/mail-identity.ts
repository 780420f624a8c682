import { CfnOutput, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { PortageFunction } from './portage-function.ts';

/** The domain that mails come from, and how they are sent: encrypted, and never again to an address that bounced. */
export class MailIdentity extends Construct {
  /** `Name <address>`. */
  readonly from: string;
  readonly configurationSet: string;
  private readonly identity: EmailIdentity;
  private readonly address: string;

  constructor(scope: Construct, id: string, domain: string) {
    super(scope, id);
    this.address = `parcels@${domain}`;
    this.from = `Portage <${this.address}>`;
    const set = new ConfigurationSet(this, 'Set', {
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
      reputationMetrics: true,
    });
    this.configurationSet = set.configurationSetName;
    this.identity = new EmailIdentity(this, 'Domain', { identity: Identity.domain(domain) });
    for (const [index, { name, value }] of this.identity.dkimRecords.entries()) {
      new CfnOutput(this, `Dkim${index + 1}`, { value: `${name} CNAME ${value}` });
    }
  }

  /** Lets a function send as this address, and as no other. */
  grantSend(sender: PortageFunction) {
    const { partition, region, account } = Stack.of(this);
    const set = `arn:${partition}:ses:${region}:${account}:configuration-set/${this.configurationSet}`;
    sender.lambda.addToRolePolicy(
      new PolicyStatement({
        actions: ['ses:SendEmail'],
        resources: [this.identity.emailIdentityArn, set],
        conditions: { StringEquals: { 'ses:FromAddress': this.address } },
      }),
    );
  }
}
