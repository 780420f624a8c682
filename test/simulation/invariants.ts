/** The promises of design section 3, as questions to a world that has come to rest. Each violation says which and about what. */
import { z } from 'zod';
import { foldStatement } from '../../domain/declaration/fold-statements.ts';
import { statementOf } from '../../domain/declaration/statement-of.ts';
import { customsMessageSchema } from '../../domain/partner/customs-port.ts';
import { warehouseMessageSchema } from '../../domain/partner/warehouse-port.ts';
import { foldReceiving } from '../../domain/receiving/fold-receiving.ts';
import { NOTHING_RECEIVED, type Receiving } from '../../domain/receiving/receipt.ts';
import type { ShipmentId } from '../../domain/kernel/ids.ts';
import { foldEvent, NOTHING_TRACKED } from '../../domain/tracking/fold-event.ts';
import { auditEverything } from '../../functions/operations/audit-everything.ts';
import { tenant } from '../support/example-shipment.ts';
import type { World } from '../support/portage-world.ts';
import type { Surroundings } from './lifecycle.ts';
import { floorFaults } from './order-invariants.ts';
import { returnInvariants } from './return-invariants.ts';
import { liveAtPartners } from './live-at-partners.ts';

const MACHINES = ['shipment', 'order', 'return'];
const OUTLIVING = ['CARTON_EXCEPTION', 'PROHIBITED_GOODS', 'STOCK_SUSPENSE'];
/** A wake-up is lost when neither its sender nor so many sweeps have delivered it. */
const UNHEARD_MS = 2 * 86_400_000;

/** Of the whole world: executions, outbox, ledger, front door. */
export async function worldFaults(around: Surroundings, requests: number): Promise<string[]> {
  const { world } = around;
  return [
    ...(await executionFaults(around)),
    ...acceptanceFaults(world, requests),
    ...deliveryFaults(world),
    ...(await ledgerFaults(world)),
    ...floorFaults(world),
    ...(await returnInvariants(around)),
  ];
}

const outbox = z.looseObject({
  workflow: z.string(),
  executionName: z.string(),
  dispatchedAt: z.string().optional(),
});

/** Exactly one execution per accepted request, and no outbox item that waits. */
async function executionFaults({ world, observed }: Surroundings): Promise<string[]> {
  const started = new Map<string, number>();
  const broken: string[] = [];
  for (const machine of MACHINES)
    for (let offset = 0; ; offset += 1000) {
      const rows = await world.listExecutions(offset, machine);
      for (const { name, error } of rows) {
        started.set(name, (started.get(name) ?? 0) + 1);
        if (error === 'States.Runtime') broken.push(`EXECUTION ${name} ran in a circle`);
      }
      if (rows.length < 1000) break;
    }
  const expected = [...observed.asked]
    .filter(([, workflow]) => MACHINES.includes(workflow))
    .map(([name]) => name);
  const undispatched = items(world, (item) => item['kind'] === 'OUTBOX')
    .map((item) => outbox.parse(item))
    .filter(({ workflow, dispatchedAt }) => MACHINES.includes(workflow) && !dispatchedAt);
  return [
    ...broken,
    ...expected
      .filter((name) => started.get(name) !== 1)
      .map((name) => `EXECUTION ${name} runs ${started.get(name) ?? 0} times`),
    ...undispatched.map(({ executionName }) => `OUTBOX ${executionName} is not dispatched`),
    ...[...started.keys()]
      .filter((name) => !observed.asked.has(name))
      .map((name) => `EXECUTION ${name} nobody asked for`),
  ];
}

/** One shipment or order for one request, however often its client had to ask. What replaces an order was asked for by a return. */
function acceptanceFaults(world: World, requests: number): string[] {
  const heads = items(
    world,
    (item) => item.sk === 'HEAD' && /#(shp|ord)_/.test(item.pk) && !('replaces' in item),
  ).length;
  return heads === requests ? [] : [`ACCEPTANCE ${requests} requests, ${heads} accepted`];
}

/** Dead letters are redriven; what still fails without faults is not readable for us. */
function deliveryFaults(world: World): string[] {
  const references = new Set(
    items(world, ({ pk }) => pk.startsWith('T#_#REFERENCE#')).map(({ pk }) =>
      pk.slice('T#_#REFERENCE#'.length),
    ),
  );
  return [
    ...world.deadLetters().map(({ error }) => `DEAD LETTER ${String(error)}`),
    ...items(world, ({ pk }) => pk.startsWith('T#_#UNMATCHED#'))
      .filter(({ pk }) => references.has(pk.slice('T#_#UNMATCHED#'.length)))
      // What a desk first tells of a return that has ended is for a person to see.
      .filter(({ pk }) => !pk.startsWith('T#_#UNMATCHED#RMA#'))
      .map(({ pk, sk }) => `STRANDED ${pk} ${sk}`),
  ];
}

/** Of stocks, shipments, orders and returns: all that `npm run audit:ledger` asks of a running system. */
async function ledgerFaults(world: World): Promise<string[]> {
  const { violations } = await auditEverything(world.table);
  return violations.map(({ law, subject, detail }) => `LEDGER ${law} ${subject}: ${detail}`);
}

/** Signalled after it last looked, waiting since, and nobody woke it (design 3.2). */
export function unheardSignal(
  { world, observed }: Surroundings,
  entityId: string,
  lane = 'main',
): string[] {
  const { looked, registered, signalled } = observed.of(entityId, lane);
  const lookedAt = looked?.order ?? 0;
  if (!registered || !signalled) return [];
  if (registered.order < lookedAt || signalled.order < lookedAt) return [];
  const since = Math.max(registered.atMs, signalled.atMs);
  return world.clock.now() - since > UNHEARD_MS ? [`LOST WAKE-UP in ${lane}`] : [];
}

/** Of one inbound shipment. */
export async function inboundFaults(
  around: Surroundings,
  shipmentId: ShipmentId,
): Promise<string[]> {
  const { world, observed } = around;
  const facts = factsAbout(world, shipmentId);
  return [
    ...(await endFaults(world, shipmentId)),
    ...(await logFaults(world, shipmentId)),
    ...(await trackingFaults(world, shipmentId, facts.dcsa)),
    ...(await customsFaults(world, shipmentId, facts.customs)),
    ...(await receivingFaults(world, shipmentId, facts.warehouse)),
    ...(await unsignalled(world, shipmentId, observed.of(shipmentId).eventIds)),
    ...(await liveAtPartners(world, shipmentId)),
  ];
}

/** Terminal, or a person's turn; and what has ended waits for nothing. */
async function endFaults(world: World, shipmentId: ShipmentId): Promise<string[]> {
  const shipment = await world.shipment(shipmentId);
  const open = (await world.casesOf(shipmentId)).filter(({ status }) => status === 'OPEN');
  if (!('closedAt' in shipment)) {
    if (open.some(({ deadlineAt }) => deadlineAt > world.now())) return [];
    return [`STUCK in ${shipment.status} since ${shipment.statusSince}`];
  }
  const wait = await world.waits.find({ tenant, entityId: shipmentId, lane: 'main' });
  const running = (await world.executions(shipmentId)).filter((status) => status === 'RUNNING');
  return [
    ...(wait?.token === undefined ? [] : [`OPEN WAIT after ${shipment.status}`]),
    ...(running.length === 0 ? [] : [`RUNNING after ${shipment.status}`]),
    ...open
      .filter(({ kind }) => !OUTLIVING.includes(kind))
      .map(({ kind }) => `OPEN CASE ${kind} after ${shipment.status}`),
  ];
}

/** The status log is one unbroken chain that ends where the shipment stands. */
async function logFaults(world: World, shipmentId: ShipmentId): Promise<string[]> {
  const changes = await world.shipments.changes({ tenant, shipmentId });
  const { status } = await world.shipment(shipmentId);
  const broken = changes.filter(({ from }, n) => n > 0 && changes[n - 1]?.to !== from);
  return [
    ...broken.map(({ from, event }) => `STATUS LOG breaks at ${from} ${event}`),
    ...(changes.at(-1)?.to === status ? [] : [`STATUS LOG ends before ${status}`]),
  ];
}

const about = z.looseObject({ data: z.looseObject({}) });

interface Facts {
  readonly dcsa: string[];
  readonly customs: z.infer<typeof customsMessageSchema>[];
  readonly warehouse: z.infer<typeof warehouseMessageSchema>[];
}

/** What the front door took, each once, in an order that is nobody's. */
function factsAbout(world: World, shipmentId: ShipmentId): Facts {
  const mine = world.accepted.filter(({ body }) => JSON.stringify(body).includes(shipmentId));
  const bodies = (source: string) =>
    mine.filter((each) => each.source === source).map(({ body }) => body);
  const known = (body: unknown) => about.safeParse(body).success;
  return {
    dcsa: [...new Set(bodies('dcsa').flatMap(eventIds))],
    customs: once(
      bodies('customs')
        .filter(known)
        .map((body) => customsMessageSchema.parse(body)),
    ),
    warehouse: once(
      bodies('warehouse')
        .filter(known)
        .map((body) => warehouseMessageSchema.parse(body)),
    ),
  };
}

/** DCSA events come alone or in a list; 2.x and 3.x name the id alike. */
function eventIds(body: unknown): string[] {
  return [...JSON.stringify(body).matchAll(/"eventID":"([^"]+)"/g)].flatMap(([, id]) => id ?? []);
}

function once<M extends { readonly eventId: string }>(messages: readonly M[]): M[] {
  const byId = new Map(messages.map((message) => [message.eventId, message]));
  return [...byId.values()].sort((a, b) => (a.eventId < b.eventId ? -1 : 1));
}

/** Every event once, and the projection is their fold, whatever order they came in. */
async function trackingFaults(
  world: World,
  shipmentId: ShipmentId,
  said: readonly string[],
): Promise<string[]> {
  const events = await world.tracking.events({ tenant, shipmentId });
  const applied = new Set(events.map(({ source }) => source.providerEventId));
  const unmatched = items(world, ({ pk }) => pk.startsWith('T#_#UNMATCHED#'));
  const kept = (id: string) => unmatched.some((item) => JSON.stringify(item).includes(id));
  const lost = said.filter((id) => !applied.has(id) && !kept(id));
  const folded = events.reduce(foldEvent, NOTHING_TRACKED);
  const projection = await world.tracking.projection({ tenant, shipmentId });
  return [
    ...lost.map((id) => `LOST tracking event ${id}`),
    ...(projection.eventCount === events.length
      ? []
      : [`DOUBLED tracking: ${events.length} events, ${projection.eventCount} counted`]),
    ...differences('TRACKING', projection.slots, folded.slots),
  ];
}

async function customsFaults(
  world: World,
  shipmentId: ShipmentId,
  said: Facts['customs'],
): Promise<string[]> {
  const declarations = await world.declarations.ofShipment(tenant, shipmentId);
  const found: string[] = [];
  for (const declared of declarations) {
    const words = said.filter(({ data }) => data.declarationId === declared.declarationId);
    const blank = { ...declared, statements: [] };
    const folded = words.reduce<typeof declared>(
      (d, word) => foldStatement(d, statementOf(word)) ?? d,
      blank,
    );
    found.push(
      ...differences(`CUSTOMS ${declared.declarationId}`, declared.statements, folded.statements),
    );
  }
  return found;
}

async function receivingFaults(
  world: World,
  shipmentId: ShipmentId,
  said: Facts['warehouse'],
): Promise<string[]> {
  const { destination } = await world.shipment(shipmentId);
  const where = { tenant, warehouseId: destination.warehouseId, shipmentId };
  const folded = said.reduce(
    (record, word) => foldReceiving(record, word, where).next,
    NOTHING_RECEIVED,
  );
  const record = await world.receiving.find({ tenant, shipmentId });
  return differences('RECEIVING', told(record), told(folded));
}

/** What the warehouse's facts decide, apart from the order they were heard in. */
function told({
  version: _,
  requestedAppointments: __,
  exceptions,
  pendingPutaways,
  ...rest
}: Receiving) {
  const ids = (facts: readonly { readonly eventId: string }[] = []) =>
    facts.map((f) => f.eventId).sort();
  return { ...rest, exceptions: ids(exceptions), pendingPutaways: ids(pendingPutaways) };
}

/** Every applied tracking event and statement woke the shipment (design 3.3): a duplicate does not mean done. */
async function unsignalled(
  world: World,
  shipmentId: ShipmentId,
  heard: ReadonlySet<string>,
): Promise<string[]> {
  const events = await world.tracking.events({ tenant, shipmentId });
  const declarations = await world.declarations.ofShipment(tenant, shipmentId);
  const ids = [
    ...events.map(({ eventKey }) => eventKey),
    ...declarations.flatMap(({ statements }) => statements.map(({ eventId }) => eventId)),
  ];
  return ids.filter((id) => !heard.has(id)).map((id) => `UNSIGNALLED ${id}`);
}

function differences(what: string, is: object, ought: object): string[] {
  const [left, right] = [sorted(is), sorted(ought)];
  return left === right ? [] : [`${what} is ${left}, the facts say ${right}`];
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

function items(world: World, wanted: (item: ReturnType<World['table']['all']>[number]) => boolean) {
  return world.table.all().filter(wanted);
}
