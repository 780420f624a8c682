/**
 * Amazon's report folded into what is known: rows may come again, in any order, from files of any age. What is done stays
 * done: counts and stages only grow; what may change both ways (requested, in process, fee) is the newest row's.
 */
import type { RemovalLine, ReportedStage } from './removal.ts';
import { reportedStageSchema } from './removal.ts';

export function isSameLine(a: RemovalLine, b: RemovalLine): boolean {
  return a.sku === b.sku && a.disposition === b.disposition;
}

/** The line after a row about it; order-free and idempotent. */
export function mergeLine(known: RemovalLine, told: RemovalLine): RemovalLine {
  return {
    ...newerOf(known, told),
    cancelled: Math.max(known.cancelled, told.cancelled),
    disposed: Math.max(known.disposed, told.disposed),
    shipped: Math.max(known.shipped, told.shipped),
    stage: later(known.stage, told.stage),
  };
}

/** Lines with one row more. */
export function foldRow(lines: readonly RemovalLine[], told: RemovalLine): RemovalLine[] {
  const at = lines.findIndex((line) => isSameLine(line, told));
  const known = lines[at];
  const next = known ? lines.with(at, mergeLine(known, told)) : [...lines, told];
  return next.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}

/** Two rows of one time are told apart by their text, so that every order of reading ends the same. */
function newerOf(a: RemovalLine, b: RemovalLine): RemovalLine {
  return textOf(a) > textOf(b) ? a : b;
}

/** Without what is merged by itself: a merged line must compare like the row that it came from. */
function textOf({ cancelled: _c, disposed: _d, shipped: _s, stage: _t, ...line }: RemovalLine) {
  const { lastUpdatedAt, requested, inProcess, fnsku, reportedStatus, fee, other } = line;
  const rest = [requested, inProcess, fnsku, reportedStatus, fee?.amount, fee?.currency];
  return `${lastUpdatedAt} ${JSON.stringify([...rest, Object.entries(other).sort()])}`;
}

function later(a: ReportedStage, b: ReportedStage): ReportedStage {
  const order = reportedStageSchema.options;
  return order.indexOf(a) > order.indexOf(b) ? a : b;
}

const nameOf = ({ sku, disposition }: RemovalLine) => `${sku}\n${disposition}`;
