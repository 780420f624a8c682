import { Duration, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { environment as dispatching } from '../../functions/consumers/dispatch-outbox.environment.ts';
import { environment as operations } from '../../functions/operations/environment.ts';
import { environment as reconciling } from '../../functions/operations/reconcile-parcels.environment.ts';
import { alarm } from '../constructs/alarm.ts';
import { ourMetric } from '../constructs/our-metric.ts';
import { PortageFunction } from '../constructs/portage-function.ts';
import { runEvery } from '../constructs/schedule.ts';
import { consumeInserts } from '../constructs/stream-consumer.ts';
import { allowCallbacks, allowStart, workflowArn } from '../constructs/workflow-access.ts';
import type { DataStack } from './data-stack.ts';

/** The workflows that begin with an outbox item. */
const STARTED = ['shipment', 'order', 'return'];

/** What keeps the system from standing still: the dispatcher, the sweeper, the auditor, the reconciler, and who watches them. */
export class OperationsStack extends Stack {
  private readonly data: DataStack;

  constructor(scope: Construct, id: string, data: DataStack) {
    super(scope, id);
    this.data = data;
    this.dispatcher();
    this.sweeper();
    this.auditor();
    this.reconciler();
  }

  /** Starts an execution for each outbox item, within a second of its request. */
  private dispatcher() {
    const { table, upkeep } = this.data;
    const dispatch = new PortageFunction(this, 'DispatchOutbox', upkeep, {
      entry: 'consumers/dispatch-outbox',
      schema: dispatching,
      environment: this.variables(),
      timeout: Duration.seconds(30),
    });
    table.grantReadWrite(dispatch);
    for (const name of STARTED) allowStart(name, dispatch);
    consumeInserts(table.table, 'OUTBOX', dispatch, upkeep);
  }

  /** The truth behind the dispatcher: once a minute, whatever is overdue is sent again or becomes a case. */
  private sweeper() {
    const { table, upkeep } = this.data;
    const sweep = new PortageFunction(this, 'Sweep', upkeep, {
      entry: 'operations/sweep',
      schema: operations,
      environment: this.variables(),
      timeout: Duration.seconds(55),
      asynchronous: true,
    });
    table.grantReadWrite(sweep);
    for (const name of STARTED) allowStart(name, sweep);
    allowCallbacks(sweep);
    runEvery(this, 'EveryMinute', upkeep, Duration.minutes(1), sweep);
    alarm(this, 'ShipmentOverdue', upkeep, {
      meaning: 'A shipment is past its deadline: the sweeper has opened a case.',
      runbook: 'shipment-overdue',
      metric: ourMetric('sweep', 'OverdueShipment'),
    });
    alarm(this, 'FulfilmentOverdue', upkeep, {
      meaning: 'A fulfilment is past its deadline: the sweeper has opened a case.',
      runbook: 'fulfilment-overdue',
      metric: ourMetric('sweep', 'OverdueFulfilment'),
    });
    alarm(this, 'ReturnOverdue', upkeep, {
      meaning: 'A return is past its deadline: the sweeper has opened a case.',
      runbook: 'return-overdue',
      metric: ourMetric('sweep', 'OverdueReturn'),
    });
    alarm(this, 'SweepFailures', upkeep, {
      meaning: 'The sweeper could not handle some of what is overdue.',
      runbook: 'sweep-failures',
      metric: ourMetric('sweep', 'SweepFailure'),
    });
    alarm(this, 'SweeperIsDead', upkeep, {
      meaning: 'The sweeper has not finished a round for 5 minutes.',
      runbook: 'sweeper-is-dead',
      metric: ourMetric('sweep', 'SweepCompleted'),
      below: true,
    });
  }

  /** Recounts the ledger: the conservation laws hold, or somebody hears of it. */
  private auditor() {
    const { table, upkeep } = this.data;
    const audit = new PortageFunction(this, 'AuditLedger', upkeep, {
      entry: 'operations/audit-ledger',
      schema: operations,
      environment: this.variables(),
      timeout: Duration.minutes(10),
      memory: 1024,
      asynchronous: true,
    });
    table.grantRead(audit);
    runEvery(this, 'EveryHour', upkeep, Duration.hours(1), audit);
    alarm(this, 'LedgerIsWrong', upkeep, {
      meaning: 'Stock does not add up.',
      runbook: 'ledger-is-wrong',
      metric: ourMetric('audit-ledger', 'LedgerViolation'),
    });
  }

  /** Asks carriers about parcels that no webhook told of. */
  private reconciler() {
    const { table, upkeep } = this.data;
    const reconcile = new PortageFunction(this, 'ReconcileParcels', upkeep, {
      entry: 'operations/reconcile-parcels',
      schema: reconciling,
      environment: { TABLE_NAME: table.table.tableName },
      timeout: Duration.minutes(10),
      asynchronous: true,
    });
    table.grantReadWrite(reconcile);
    allowCallbacks(reconcile);
    runEvery(this, 'EveryQuarter', upkeep, Duration.minutes(15), reconcile);
    alarm(this, 'ReconcileFailures', upkeep, {
      meaning: 'Carriers could not be asked about parcels that nobody tells of.',
      runbook: 'parcel-reconciler',
      metric: ourMetric('reconcile-parcels', 'ReconcileFailure'),
    });
    alarm(this, 'WebhooksMissing', upkeep, {
      meaning: 'Many parcels had moved without a webhook.',
      runbook: 'parcel-webhooks-missing',
      metric: ourMetric('reconcile-parcels', 'ParcelRecovered'),
      threshold: 20,
    });
  }

  private variables() {
    return {
      TABLE_NAME: this.data.table.table.tableName,
      SHIPMENT_STATE_MACHINE_ARN: workflowArn(this, 'shipment'),
      ORDER_STATE_MACHINE_ARN: workflowArn(this, 'order'),
      RETURN_STATE_MACHINE_ARN: workflowArn(this, 'return'),
    };
  }
}
