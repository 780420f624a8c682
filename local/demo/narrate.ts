/** Tells a timeline as it grows: each change of status and each thing that happened, once. */
import type { ShipmentStatus } from '../../domain/shipment/shipment-lifecycle.ts';
import { shipmentStatusSchema } from '../../domain/shipment/shipment-lifecycle.ts';
import type { Timeline } from './portage-client.ts';
import { STATUS_WORDS } from './words.ts';

type MilestoneLine = Timeline['milestones'][number];

/** A function that prints what is new in the timeline it is given. */
export function narrator(say: (line: string) => void): (timeline: Timeline) => void {
  const started = performance.now();
  const told = new Set<string>();
  const once = (line: string, key = line) => {
    if (told.has(key)) return;
    told.add(key);
    say(line);
  };
  return ({ history, milestones, waiting }) => {
    const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(6);
    for (const { to, at, actor, reasonCode } of history) {
      const why = reasonCode === undefined ? '' : ` (${reasonCode})`;
      once(`${seconds}s  ${wordsOf(to)}${why}`, `${to} ${at} ${actor}`);
    }
    for (const milestone of milestones.filter(({ actual }) => actual !== undefined)) {
      once(`         · ${happened(milestone)}`);
    }
    if (waiting?.responsible === 'SELLER' || waiting?.responsible === 'OPERATIONS') {
      once(
        `         ? waiting for ${waiting.responsible}: ${waiting.awaiting} until ${waiting.deadlineAt.slice(0, 10)}`,
      );
    }
  };
}

/** `IMPORT_ENTRY_FILED   import entry filed 已进口申报` */
export function wordsOf(status: string): string {
  const known = shipmentStatusSchema.safeParse(status);
  const words = known.success ? STATUS_WORDS[known.data satisfies ShipmentStatus].join(' ') : '';
  return `${status.padEnd(24)}${words}`;
}

function happened({ milestone, place, unit, planned, actual }: MilestoneLine): string {
  const where = [place, unit].filter((part) => part !== undefined).join(' ');
  const plan =
    planned === undefined || planned === actual ? '' : `, planned ${planned.slice(0, 10)}`;
  return (
    `${milestone.replaceAll('_', ' ')} ${where}`.padEnd(44) +
    `${actual?.slice(0, 16).replace('T', ' ') ?? ''}${plan}`
  );
}
