import { Duration, Lazy, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import {
  environment as announcing,
  heardFulfilments,
} from '../../functions/consumers/announce-changes.environment.ts';
import { environment as following } from '../../functions/consumers/follow-changes.environment.ts';
import { environment as pushing } from '../../functions/consumers/push-to-shops.environment.ts';
import { environment as mailing } from '../../functions/consumers/send-mail.environment.ts';
import { environment as posting } from '../../functions/consumers/send-webhooks.environment.ts';
import { environment as resuming } from '../../functions/operations/resume-deliveries.environment.ts';
import { alarm } from '../constructs/alarm.ts';
import { MailIdentity } from '../constructs/mail-identity.ts';
import { ourMetric } from '../constructs/our-metric.ts';
import { PortageFunction } from '../constructs/portage-function.ts';
import { runEvery } from '../constructs/schedule.ts';
import { consumeChanges, type ChangesUnder } from '../constructs/stream-consumer.ts';
import { WorkQueue } from '../constructs/work-queue.ts';
import type { Stage } from '../stage.ts';
import type { DataStack } from './data-stack.ts';

/** Records whose change somebody outside may care for, and stock, whose change the house follows. */
const ANNOUNCED: readonly ChangesUnder[] = [
  { sortKeys: ['HEAD', 'COUNTERS', { prefix: 'TRACKING#' }, { prefix: 'CASE#' }] },
  { sortKeys: [{ prefix: 'FULFILMENT#' }], statuses: heardFulfilments },
];

/** How others hear of what happened: one reader of the table's stream, and a queue for each kind of hearer. */
export class AnnouncementStack extends Stack {
  /** Tries of webhooks, for who wants one made now. */
  readonly sellerWebhooks: WorkQueue;
  private readonly data: DataStack;

  constructor(scope: Construct, id: string, stage: Stage, data: DataStack) {
    super(scope, id);
    this.data = data;
    const shops = this.shopPushes();
    const mails = this.buyerMails(new MailIdentity(this, 'Mail', stage.mailDomain));
    this.sellerWebhooks = this.webhooks();
    this.resumer();
    this.announcer({ shops, mails, followed: this.followedChanges() });
  }

  private announcer({ shops, mails, followed }: Record<'shops' | 'mails' | 'followed', WorkQueue>) {
    const { table, upkeep } = this.data;
    const made = new PortageFunction(this, 'AnnounceChanges', upkeep, {
      entry: 'consumers/announce-changes',
      schema: announcing,
      environment: {
        ...this.tableOnly(),
        SHOP_PUSHES_QUEUE_URL: shops.queue.queueUrl,
        BUYER_MAILS_QUEUE_URL: mails.queue.queueUrl,
        SELLER_WEBHOOKS_QUEUE_URL: this.sellerWebhooks.queue.queueUrl,
        FOLLOWED_CHANGES_QUEUE_URL: followed.queue.queueUrl,
      },
      timeout: Duration.seconds(30),
    });
    table.grantRead(made);
    for (const each of [shops, mails, this.sellerWebhooks, followed]) each.grantSend(made);
    consumeChanges(table.table, ANNOUNCED, made, upkeep);
  }

  /** What the house itself follows: counts, removals that go on, low stock. */
  private followedChanges() {
    const { table, upkeep } = this.data;
    const follow = new PortageFunction(this, 'FollowedChangesConsumer', upkeep, {
      entry: 'consumers/follow-changes',
      schema: following,
      environment: this.tableOnly(),
      timeout: Duration.seconds(30),
    });
    table.grantReadWrite(follow);
    return new WorkQueue(this, 'FollowedChanges', upkeep, follow);
  }

  private shopPushes() {
    const { table, upkeep } = this.data;
    const push = new PortageFunction(this, 'ShopPushesConsumer', upkeep, {
      entry: 'consumers/push-to-shops',
      schema: pushing,
      environment: this.tableOnly(),
      // Three tries of ten seconds each, and an answer that must be asked for first.
      timeout: Duration.seconds(90),
    });
    // Of its own it keeps only how far a refund's payment has come, and opens a case for one that is refused.
    table.grantReadWrite(push);
    alarm(this, 'PushedLate', upkeep, {
      meaning: 'Shops heard of shipped parcels more than an hour late.',
      runbook: 'pushed-late',
      metric: ourMetric('push-to-shops', 'PushedLate'),
    });
    return new WorkQueue(this, 'ShopPushes', upkeep, push, { batchSize: 1 });
  }

  private buyerMails(identity: MailIdentity) {
    const { table, upkeep } = this.data;
    const send = new PortageFunction(this, 'BuyerMailsConsumer', upkeep, {
      entry: 'consumers/send-mail',
      schema: mailing,
      environment: {
        ...this.tableOnly(),
        MAIL_FROM: identity.from,
        CONFIGURATION_SET: identity.configurationSet,
      },
      timeout: Duration.seconds(30),
    });
    table.grantReadWrite(send);
    identity.grantSend(send);
    return new WorkQueue(this, 'BuyerMails', upkeep, send);
  }

  /** One try a call: each may take as long as a receiver lets us wait. The consumer sends itself the next tries. */
  private webhooks(): WorkQueue {
    const { table, upkeep } = this.data;
    const send = new PortageFunction(this, 'SellerWebhooksConsumer', upkeep, {
      entry: 'consumers/send-webhooks',
      schema: posting,
      environment: {
        ...this.tableOnly(),
        SELLER_WEBHOOKS_QUEUE_URL: Lazy.string({ produce: () => made.queue.queueUrl }),
      },
      timeout: Duration.seconds(30),
    });
    table.grantReadWrite(send);
    const made: WorkQueue = new WorkQueue(this, 'SellerWebhooks', upkeep, send, { batchSize: 1 });
    made.grantSend(send);
    return made;
  }

  /** Once a minute: tries that are too far off for a queue's delay. */
  private resumer() {
    const { table, upkeep } = this.data;
    const resume = new PortageFunction(this, 'ResumeDeliveries', upkeep, {
      entry: 'operations/resume-deliveries',
      schema: resuming,
      environment: {
        ...this.tableOnly(),
        SELLER_WEBHOOKS_QUEUE_URL: this.sellerWebhooks.queue.queueUrl,
      },
      timeout: Duration.seconds(55),
      asynchronous: true,
    });
    table.grantReadWrite(resume);
    this.sellerWebhooks.grantSend(resume);
    runEvery(this, 'EveryMinute', upkeep, Duration.minutes(1), resume);
    alarm(this, 'ResumerIsDead', upkeep, {
      meaning: 'No webhook has been tried again for 5 minutes: nobody looks at the due list.',
      runbook: 'resumer-is-dead',
      metric: ourMetric('resume-deliveries', 'SweepCompleted'),
      below: true,
    });
  }

  private tableOnly() {
    return { TABLE_NAME: this.data.table.table.tableName };
  }
}
