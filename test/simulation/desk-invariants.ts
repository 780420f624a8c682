/** What the returns desk told, over all returns: each box is opened once, each fact folded once. */
import { returnsDeskMessageSchema } from '../../domain/partner/returns-desk-port.ts';
import { tenant } from '../support/example-shipment.ts';
import type { World } from '../support/portage-world.ts';
import type { Kept } from './kept-return.ts';

/** A box is opened once; again only when it was given to its owner, or came after it was given up. */
export function boxFaults(kept: readonly Kept[]): string[] {
  const boxes = Object.groupBy(kept, ({ ret }) => ret.deskId);
  return Object.entries(boxes).flatMap(([deskId, sharing = []]) => {
    const opened = sharing.filter(({ ret }) => ret.kind === 'UNANNOUNCED');
    const first = opened.filter(({ ret }) => ret.causeId === undefined || ret.tenant !== tenant);
    const causes = opened.flatMap(({ ret }) => (ret.tenant === tenant ? (ret.causeId ?? []) : []));
    const ghosts = opened.filter(
      ({ ret }) =>
        ret.tenant === tenant &&
        kept.some(
          (c) => c.ret.returnId === ret.causeId && c.ret.since.ARRIVED && c.ret.tenant === tenant,
        ),
    );
    const announced = sharing.length - opened.length;
    return [
      ...(first.length + announced > 1 ? [`BOX ${deskId} opened ${sharing.length} times`] : []),
      ...(new Set(causes).size < causes.length ? [`BOX ${deskId} opened again twice`] : []),
      ...ghosts.map(({ ret }) => `GHOST ${ret.returnId} of ${deskId}, which had come`),
    ];
  });
}

const FOLDED = [
  'warehouse.return.unit_inspected',
  'warehouse.return.inspected',
  'warehouse.return.worked',
];

/** Every fact of the desk that the front door took is in one inspection once, or kept for operations. */
export function deskFaults(world: World, kept: readonly Kept[]): string[] {
  const told = world.accepted.flatMap(({ source, body }) => {
    const message =
      source === 'warehouse' ? returnsDeskMessageSchema.safeParse(body).data : undefined;
    return message && FOLDED.includes(message.type) ? [message] : [];
  });
  const unmatched = world.table.all().filter(({ pk }) => pk.startsWith('T#_#UNMATCHED#RMA#'));
  const once = new Map(told.map((message) => [message.eventId, message]));
  return [...once.values()].flatMap(({ eventId, type }) => {
    const holders = kept.filter(({ inspection }) => inspection.events.includes(eventId));
    const isKept = unmatched.some((item) => JSON.stringify(item).includes(eventId));
    const units = kept.flatMap(({ inspection }) =>
      inspection.units.filter((unit) => unit.eventId === eventId),
    );
    const events = holders.flatMap(({ inspection }) =>
      inspection.events.filter((event) => event === eventId),
    );
    return [
      ...(holders.length === 0 && !isKept ? [`LOST ${type} ${eventId}`] : []),
      ...(events.length > holders.length ? [`DOUBLED ${type} ${eventId}`] : []),
      ...(type.endsWith('unit_inspected') && units.length !== holders.length
        ? [`DOUBLED units of ${eventId}: ${units.length}`]
        : []),
    ];
  });
}
