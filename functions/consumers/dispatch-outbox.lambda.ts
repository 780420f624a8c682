import { SFNClient } from '@aws-sdk/client-sfn';
import { createOutboxStore } from '../../adapters/dynamodb/outbox-store.ts';
import { createExecutionStarter } from '../../adapters/step-functions/execution-starter.ts';
import { readEnvironment } from '../runtime/environment.ts';
import { tableOf } from '../runtime/ports.ts';
import { streamHandler } from '../runtime/queue-handler.ts';
import { environment } from './dispatch-outbox.environment.ts';
import { createDispatchOutbox } from './dispatch-outbox.ts';

const settings = readEnvironment(environment);

export const handler = streamHandler(
  'dispatch-outbox',
  createDispatchOutbox({
    outbox: createOutboxStore(tableOf(settings)),
    executions: createExecutionStarter(new SFNClient(), {
      shipment: settings.SHIPMENT_STATE_MACHINE_ARN,
      order: settings.ORDER_STATE_MACHINE_ARN,
      return: settings.RETURN_STATE_MACHINE_ARN,
    }),
  }),
);
