/** One next move at a time, as for shipments. Changes of the record are gathered and saved once, before anything is said outside. */
import type { Case } from '../case/case.ts';
import type { CaseQuestion } from '../case/case-question.ts';
import type { AwaitedThing } from '../wait/wait.ts';
import type { ReturnEvent } from './return-lifecycle.ts';
import type { ReturnPatch } from './return-record.ts';
import type { ReturnView } from './return-view.ts';
import type { Work } from './return.ts';

/** LABEL: somebody must be told that it comes. WITHDRAW: nothing comes, what was told is taken back. */
export type ReturnOutcome = 'LABEL' | 'WITHDRAW' | 'CLOSED';

export type ReturnMove =
  | { readonly event: ReturnEvent; readonly patch?: ReturnPatch; readonly reason?: string }
  | { readonly patch: ReturnPatch }
  | { readonly ask: CaseQuestion }
  /** The deadline passed: the case's own default is its decision. */
  | { readonly takeDefault: Case; readonly option: string }
  | { readonly close: Case; readonly reason: string }
  /** The order that replaces what comes back (M-142). */
  | { readonly replace: true }
  /** The desk is asked to do it, once. */
  | { readonly order: Work }
  /** A box of an unknown owner turned out to be this seller's. */
  | { readonly assignTo: string }
  | { readonly wait: AwaitedThing }
  | { readonly finish: ReturnOutcome };

export type ReturnRule = (view: ReturnView) => ReturnMove | undefined;
