/**
 * The laws between what a returns desk told of a box and what the ledger took in, per return and SKU (design section 3): what came
 * was received once, and each unit of it has one end. A gap that a suspense case tells of is explained.
 */
import type { Case } from '../case/case.ts';
import { lackingIn } from '../stock/suspense-gap.ts';
import type { Movement } from '../stock/stock.ts';
import type { Inspection } from './inspection.ts';
import { refurbishedSku } from './refurbished-sku.ts';
import type { Return, Work } from './return.ts';

export interface Returned {
  readonly ret: Return;
  readonly inspection: Inspection;
  /** The return's. */
  readonly cases: readonly Case[];
}

/** SKUs whose stock the return has moved, or should have. */
export function skusMovedBy({ ret, inspection }: Omit<Returned, 'cases'>): Set<string> {
  const booked = inspection.units.flatMap(({ sku, booked: is }) => (sku && is ? [sku] : []));
  const worked = ret.works.flatMap(({ sku }) => [sku, refurbishedSku(sku)]);
  return new Set([...booked, ...worked]);
}

/** What is wrong with one SKU; `movements` are those the return caused to it. */
export function deskFaults(
  sku: string,
  { ret, inspection, cases }: Returned,
  movements: readonly Movement[],
): string[] {
  const units = sum(inspection.units.filter((unit) => unit.booked && unit.sku === sku));
  const works = ret.works.filter((work) => work.sku === sku && work.disposition !== 'QUARANTINE');
  const done = ({ workId }: Work) => inspection.worked[workId] !== undefined;
  const refurbished = ret.works.filter(
    (work) => work.disposition === 'REFURBISH' && refurbishedSku(work.sku) === sku && done(work),
  );
  const left = movements.filter(({ from }) => from === 'quarantine');
  return [
    ...differs(`received ${sku}`, entered(movements, 'returnedIn'), units),
    ...differs(`disposed of ${sku}`, sum(left) + lackingIn(cases, sku), sum(works.filter(done))),
    ...differs(`refurbished ${sku}`, entered(movements, 'transferredIn'), sum(refurbished)),
    ...disposedTwice(ret, sku),
    ...(sum(works) > units ? [`${sum(works)} of ${sku} to work on, ${units} received`] : []),
    ...(wasGraded(ret) ? differs(`graded ${sku}`, gradedOf(ret, sku), units) : []),
  ];
}

/** Each group of like units has one end: one work, or it stays in quarantine. */
function disposedTwice({ graded, works }: Return, sku: string): string[] {
  return graded
    .filter((group) => group.sku === sku)
    .flatMap(({ groupId, quantity }) => {
      const own = works.filter((work) => work.groupId === groupId);
      if (own.length > 1) return [`${groupId} of ${sku} is disposed of ${own.length} times`];
      return own.flatMap((work) => differs(`work on ${groupId}`, work.quantity, quantity));
    });
}

/** It came and was looked at to the end. */
function wasGraded({ status, since }: Return): boolean {
  return status === 'COMPLETED' && since.DISPOSITION_PENDING !== undefined;
}

function gradedOf({ graded }: Return, sku: string): number {
  return sum(graded.filter((group) => group.sku === sku));
}

function entered(movements: readonly Movement[], by: Movement['enters']): number {
  return sum(movements.filter(({ enters }) => enters === by));
}

function sum(parts: readonly { readonly quantity: number }[]): number {
  return parts.reduce((total, { quantity }) => total + quantity, 0);
}

function differs(what: string, is: number, ought: number): string[] {
  return is === ought ? [] : [`${what} ${is}, should be ${ought}`];
}
