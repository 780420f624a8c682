/** One next move at a time, as for shipments: the step makes it, looks again, and asks again, until there is only waiting or an end. */
import type { Case } from '../case/case.ts';
import type { DeliveryInstruction } from '../parcel/parcel-carrier-port.ts';
import type { Occasion } from '../shipment/advance-shipment.ts';
import type { CaseQuestion } from '../case/case-question.ts';
import type { AwaitedThing } from '../wait/wait.ts';
import type { FulfilmentEvent } from './fulfilment-lifecycle.ts';
import { fulfilmentExecution } from './fulfilment-outbox.ts';
import { advanceFulfilment, type FulfilmentPatch } from './fulfilment-record.ts';
import type { FulfilmentView } from './fulfilment-view.ts';
import type { OrderStore } from './order-store.ts';

/** Something asked of the floor, the carrier or the returns, once; the answer is kept under `act`. */
export interface OutsideAct {
  readonly act: string;
  readonly ask:
    | { readonly kind: 'STOP'; readonly reason: string }
    | { readonly kind: 'VOID' }
    /** The label notice once more. */
    | { readonly kind: 'NOTICE' }
    | { readonly kind: 'INTERCEPT'; readonly reason: string }
    | { readonly kind: 'INSTRUCT'; readonly instruction: DeliveryInstruction }
    | { readonly kind: 'OPEN_RETURN' };
}

export type OrderSave = Parameters<OrderStore['save']>[0];

export type FulfilmentMove<O extends string> =
  | { readonly save: OrderSave }
  /** It left, though nobody moved its stock yet: its units are shipped by what the floor told. */
  | { readonly ship: true }
  | { readonly ask: CaseQuestion }
  /** The deadline passed: the case's own default is its decision. */
  | { readonly takeDefault: Case; readonly option: string }
  | { readonly close: Case; readonly reason: string }
  | { readonly act: OutsideAct }
  | { readonly wait: AwaitedThing }
  | { readonly finish: O };

export type FulfilmentRule<O extends string, V extends FulfilmentView = FulfilmentView> = (
  view: V,
) => FulfilmentMove<O> | undefined;

/** The usual way is told by the record's own times; only exceptions are logged, so that an order costs few writes. */
const LOGGED: readonly FulfilmentEvent[] = [
  'backorder',
  'reject',
  'pick_short',
  'relabel',
  'call_back',
  'return_to_sender',
  'lose',
  'cancel',
];

/** The save that moves the fulfilment; `more` is saved with it. Undefined when it is there already. */
export function moving(
  view: Pick<FulfilmentView, 'fulfilment' | 'now'>,
  event: FulfilmentEvent,
  { reasonCode, patch, ...more }: { reasonCode?: string; patch?: FulfilmentPatch } & OrderSave = {},
): OrderSave | undefined {
  const { fulfilment } = view;
  const occasion = { ...occasionOf(view), ...(reasonCode && { reasonCode }) };
  const moved = advanceFulfilment(fulfilment, event, occasion, patch);
  if (!moved) return undefined;
  const { next, change } = moved;
  return { ...more, fulfilments: [next], ...(LOGGED.includes(event) && { changes: [change] }) };
}

/** The workflow is the actor; its execution's name ties log entries together. */
export function occasionOf({
  fulfilment,
  now,
}: Pick<FulfilmentView, 'fulfilment' | 'now'>): Occasion {
  return { at: now, actor: 'workflow', correlationId: fulfilmentExecution(fulfilment) };
}
