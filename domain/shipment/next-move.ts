/**
 * An assessment decides ONE next move from what is known; the step makes it, looks again, and asks again, until the move
 * is to wait or to finish. Deadlines are read from the records (a case, a status' age), so that a timeout, a lost signal
 * and a restart all lead to the same default.
 */
import type { Case } from '../case/case.ts';
import type { AwaitedThing } from '../wait/wait.ts';
import type { CaseQuestion } from '../case/case-question.ts';
import type { ShipmentEvent } from './shipment-lifecycle.ts';
import type { ShipmentPatch } from './shipment-record.ts';
import type { ShipmentView } from './shipment-view.ts';

export type Move<O extends string> =
  | { readonly move: ShipmentEvent; readonly reasonCode?: string; readonly patch?: ShipmentPatch }
  /** Other facts of the shipment, the status stays. */
  | { readonly patch: ShipmentPatch }
  | { readonly ask: CaseQuestion }
  /** The deadline passed: the case's own default is its decision. */
  | { readonly takeDefault: Case; readonly option: string }
  | { readonly close: Case; readonly reason: string }
  | { readonly wait: AwaitedThing }
  | { readonly finish: O };

export type Rule<O extends string> = (view: ShipmentView) => Move<O> | undefined;
