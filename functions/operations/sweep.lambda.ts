import { SFNClient } from '@aws-sdk/client-sfn';
import middy from '@middy/core';
import { createCaseStore } from '../../adapters/dynamodb/case-store.ts';
import { createOrderStore } from '../../adapters/dynamodb/order-store.ts';
import { createOutboxStore } from '../../adapters/dynamodb/outbox-store.ts';
import { createRemovalStore } from '../../adapters/dynamodb/removal-store.ts';
import { createReturnStore } from '../../adapters/dynamodb/return-store.ts';
import { createShipmentStore } from '../../adapters/dynamodb/shipment-store.ts';
import { createExecutionStarter } from '../../adapters/step-functions/execution-starter.ts';
import { createRemovalReturns } from '../../domain/removal/removal-returns.ts';
import { settleRemoval } from '../../domain/removal/settle-removal.ts';
import { digestIdOf } from '../runtime/digest-id-of.ts';
import { readEnvironment } from '../runtime/environment.ts';
import { now, rendezvousIn, signalling, tableOf } from '../runtime/ports.ts';
import { loggable, telemetryOf } from '../runtime/telemetry.ts';
import { environment } from './environment.ts';
import { sweep, type SweepPorts } from './sweep.ts';

const settings = readEnvironment(environment);
const table = tableOf(settings);
const rendezvous = rendezvousIn(table);
const cases = createCaseStore(table);
const removals = createRemovalStore(table);
const returns = createReturnStore(table);
const returnsDesk = createRemovalReturns({ returns, now, idOf: digestIdOf });
const telemetry = telemetryOf('sweep');

const ports: SweepPorts = {
  now,
  rendezvous,
  dispatcher: {
    outbox: createOutboxStore(table),
    executions: createExecutionStarter(new SFNClient(), {
      shipment: settings.SHIPMENT_STATE_MACHINE_ARN,
      order: settings.ORDER_STATE_MACHINE_ARN,
      return: settings.RETURN_STATE_MACHINE_ARN,
    }),
  },
  cases,
  shipments: createShipmentStore(table),
  orders: createOrderStore(table),
  returns,
  removals: {
    ...removals,
    settle: (key) => settleRemoval({ now, removals, cases, returnsDesk }, key),
  },
  signal: signalling(rendezvous, now),
};

function report(failures: readonly unknown[]): void {
  for (const failure of failures) telemetry.logger.error('not swept', { error: loggable(failure) });
  telemetry.count('SweepFailure', failures.length);
}

/** When nothing could be swept, each failure is told all the same. */
function reportAndFail(error: unknown): never {
  if (error instanceof AggregateError) report(error.errors);
  throw error;
}

/** `SweepCompleted` is the heartbeat that the dead-man alarm watches. */
export const handler = middy()
  .use([...telemetry.middleware])
  .handler(async () => {
    const { failures, ...swept } = await sweep(ports).catch(reportAndFail);
    report(failures);
    telemetry.count('OverdueShipment', swept.overdueShipments);
    telemetry.count('OverdueFulfilment', swept.overdueFulfilments);
    telemetry.count('OverdueReturn', swept.overdueReturns);
    telemetry.count('OverdueWait', swept.overdueWaits);
    telemetry.count('SweepCompleted');
    telemetry.logger.info('swept', swept);
    return swept;
  });
