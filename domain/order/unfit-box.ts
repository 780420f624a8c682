/**
 * A relay's box as the floor packed it: what Amazon would refuse at its dock (beyond its limits, other units than it was told of, or one
 * without its FNSKU, M-022) gets no label until operations say so. They have it mended and labelled, put back for another warehouse, or cancel.
 */
import { addSeconds } from '../kernel/time.ts';
import type { SkuCode } from '../kernel/ids.ts';
import type { CaseQuestion } from '../case/case-question.ts';
import { cartonFaults } from '../relay/fba-carton.ts';
import { untilAnswer } from './ask-about.ts';
import type { Fulfilment } from './fulfilment.ts';
import type { FulfilmentMove } from './fulfilment-move.ts';
import { askedAbout, type FulfilmentView } from './fulfilment-view.ts';
import type { Order } from './order.ts';
import { TAKE_BACK } from './wants-back.ts';

const ANSWER_SECONDS = 2 * 86_400;

/** Asks, or waits for the answer; undefined for a box that may be labelled. */
export function unfitBox(view: FulfilmentView): FulfilmentMove<never> | undefined {
  const question = unfitQuestion(view);
  return question && untilAnswer(view, question);
}

/** Nobody answered yet. */
export function isUnfit(view: FulfilmentView): boolean {
  const question = unfitQuestion(view);
  if (!question) return false;
  const found = askedAbout(view, question.kind, question.matter);
  return !found || found.status === 'OPEN';
}

function unfitQuestion({ order, fulfilment, now }: FulfilmentView): CaseQuestion | undefined {
  const codes = unfitCodes(order, fulfilment);
  if (codes.length === 0) return undefined;
  const { attempt, floor } = fulfilment;
  return {
    kind: 'RELAY_UNFIT',
    matter: `packed-${attempt}`,
    title: 'Amazon would refuse the box as it is packed',
    audience: 'operations',
    responsible: 'OPERATIONS',
    options: ['mended', TAKE_BACK, 'cancel'],
    defaultOption: null,
    deadlineAt: addSeconds(now, ANSWER_SECONDS),
    evidence: { attempt, codes, packed: floor.packed },
  };
}

/** Empty for what is no relay, or not packed. */
function unfitCodes({ relay, lines }: Order, { floor, ...fulfilment }: Fulfilment): string[] {
  const { packed } = floor;
  if (!relay || !packed) return [];
  const wanted = new Map(lines.map(({ sku, fnsku }) => [sku, fnsku]));
  const units = packed.picks.reduce((sum, { quantity }) => sum + quantity, 0);
  const astray = packed.picks.filter(({ sku, fnsku }) => fnsku !== wanted.get(sku));
  return [
    ...cartonFaults(packed, units, '/lines').map(({ code }) => code),
    ...new Set(astray.map(({ sku }) => `NOT_RELABELED ${sku}`)),
    ...packedOtherwise(fulfilment.lines, packed.picks),
  ];
}

type Units = readonly { readonly sku: SkuCode; readonly quantity: number }[];

function packedOtherwise(wanted: Units, packed: Units): string[] {
  const unitsOf = (units: Units, of: SkuCode) =>
    units.reduce((sum, { sku, quantity }) => sum + (sku === of ? quantity : 0), 0);
  const skus = new Set([...wanted, ...packed].map(({ sku }) => sku));
  return [...skus]
    .filter((sku) => unitsOf(wanted, sku) !== unitsOf(packed, sku))
    .map((sku) => `PACKED_OTHERWISE ${sku}`);
}
