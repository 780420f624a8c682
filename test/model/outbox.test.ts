/**
 * A model check of the outbox (design 3.1): clients that ask again with the same key, a stream that shows some messages and
 * some twice, two sweepers, an engine whose calls and answers are lost. In the end one execution runs per accepted request.
 */
import { marshall } from '@aws-sdk/util-dynamodb';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createOutboxStore } from '../../adapters/dynamodb/outbox-store.ts';
import { createShipmentStore } from '../../adapters/dynamodb/shipment-store.ts';
import { dispatchPending } from '../../domain/outbox/dispatch.ts';
import type { OutboxMessage } from '../../domain/outbox/outbox.ts';
import { createDispatchOutbox } from '../../functions/consumers/dispatch-outbox.ts';
import {
  aChange,
  aMessage,
  aRequest,
  aShipment,
  at,
  shipmentIdOf,
} from '../contracts/contract-records.ts';
import { aSubmission } from '../support/example-shipment.ts';
import { Chaos, fates, persistently } from './chaos.ts';

/** StartExecution: idempotent by name while it gets the same input. */
class Engine {
  readonly running = new Map<string, string>();

  start({ executionName, input }: Pick<OutboxMessage, 'executionName' | 'input'>): string {
    const known = this.running.get(executionName);
    if (known !== undefined && known !== input) throw new Error(`${executionName}: other input`);
    this.running.set(executionName, input);
    return `arn:${executionName}`;
  }
}

const { content } = aSubmission();
let ids = 0;

function newWorld(chaos: Chaos) {
  const table = chaos.table();
  const engine = new Engine();
  const shipments = createShipmentStore(table);
  const dispatcher = {
    outbox: createOutboxStore(table),
    executions: { start: (m: OutboxMessage) => chaos.through('start', () => engine.start(m)) },
  };
  const dispatchOutbox = createDispatchOutbox(dispatcher);

  /** One try of a client: each makes its own id, the key tells that it is the same request. */
  async function ask(key: string): Promise<string> {
    const n = (ids += 1);
    const shipmentId = shipmentIdOf(n);
    const written = await shipments.create({
      shipment: aShipment({ shipmentId, reference: undefined }),
      content,
      change: aChange(1),
      request: aRequest({ key, location: shipmentId }),
      outbox: aMessage(n),
    });
    return written.kind === 'created' ? shipmentId : written.request.location;
  }

  /** What the stream shows of the messages that are still there. */
  function images() {
    return table
      .all()
      .filter(({ kind }) => kind === 'OUTBOX')
      .map((image) => ({ dynamodb: { NewImage: marshall(image) } }));
  }

  return { table, engine, shipments, dispatcher, dispatchOutbox, ask, images };
}

it('starts exactly one execution for each accepted request, whatever breaks', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fates(50),
      fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }),
      async (scheduler, dice, requests) => {
        const chaos = new Chaos(scheduler, dice);
        const world = newWorld(chaos);
        const answers = requests.map(() => new Set<string>());
        const clients = requests.flatMap((copies, n) =>
          Array.from({ length: copies }, async () => {
            answers[n]?.add(await persistently(() => world.ask(`key-${n}`)));
          }),
        );
        const fast = [1, 2, 3].map(async (pause) => {
          for (let turn = 0; turn < pause * 4; turn += 1) await chaos.turn('later');
          // Half of them twice, and a failure is nobody's but the sweeper's.
          for (const image of [...world.images(), ...world.images().slice(1)])
            await world.dispatchOutbox(image).catch(() => undefined);
        });
        const sweepers = [1, 2].map(async () => {
          await chaos.turn('a minute');
          await dispatchPending(world.dispatcher, at(99_999), 100).catch(() => undefined);
        });
        await scheduler.waitFor(Promise.all([...clients, ...fast, ...sweepers]));
        chaos.calm();
        await scheduler.waitFor(dispatchPending(world.dispatcher, at(99_999), 100));

        // All who asked with one key were told of one shipment, and it alone runs.
        const accepted = answers.flatMap((told) => [...told]);
        expect(accepted).toHaveLength(requests.length);
        expect([...world.engine.running.keys()].sort()).toEqual(
          accepted.map((shipmentId) => `shp-${shipmentId}-1`).sort(),
        );
        expect(await scheduler.waitFor(world.dispatcher.outbox.pending(at(99_999), 100))).toEqual(
          [],
        );
      },
    ),
    { numRuns: 300 },
  );
});
