/**
 * The rendezvous (design 3.2), one use case for both sides. Each side writes its half by one update that returns the whole
 * item; whoever then sees both halves sends. So nothing is lost whichever comes first, and a crash between the update and the
 * sending leaves both halves on the item, where a repeat of either side, or the sweeper, finds them. Who was woken takes both
 * away (`consume`), so that the sending is noted only of a signal that stands in the sweeper's list.
 */
import type {
  Signal,
  Telling,
  TokenSender,
  Wait,
  WaitKey,
  WaitRegistration,
  WaitStore,
} from './wait.ts';

export interface Rendezvous {
  readonly waits: Pick<WaitStore, 'register' | 'signal' | 'markDelivered' | 'overdue'>;
  readonly tokens: TokenSender;
}

/**
 * `waiting`: one half is there. `sent`: the execution was woken. `gone`: its token was used or timed out before; the signal
 * stays, and the state that the execution is in now reads the facts anyway. `superseded`: a newer registration stands.
 */
export type Delivery = 'waiting' | 'sent' | 'gone' | 'superseded';

/** The token half, from the registering step. */
export async function registerWait(
  rendezvous: Rendezvous,
  registration: WaitRegistration,
): Promise<Delivery> {
  const wait = await rendezvous.waits.register(registration);
  return wait ? deliver(rendezvous, wait) : 'superseded';
}

/** The signal half, after its fact is written. Also for duplicates: a duplicate does not mean done. */
export async function signalWait(
  rendezvous: Rendezvous,
  key: WaitKey,
  signal: Signal,
  telling: Telling = 'once',
): Promise<Delivery> {
  const wait = await rendezvous.waits.signal(key, signal, telling);
  return telling === 'once' ? deliverOnce(rendezvous, wait) : deliver(rendezvous, wait);
}

/** For the sweeper: sends what was left between update and sending; one that fails does not stop the rest. Returns those that did. */
export async function deliverOverdue(
  rendezvous: Rendezvous,
  before: string,
  limit: number,
): Promise<Wait[]> {
  const overdue = await rendezvous.waits.overdue(before, limit);
  const deliveries = await Promise.allSettled(overdue.map((wait) => deliverOnce(rendezvous, wait)));
  return overdue.filter((_, n) => deliveries[n]?.status === 'rejected');
}

/** Noted, so that nobody sends it again before the workflow has looked. */
async function deliverOnce(rendezvous: Rendezvous, wait: Wait): Promise<Delivery> {
  const result = await deliver(rendezvous, wait);
  if (result === 'sent') await rendezvous.waits.markDelivered(wait, wait.tokenGen);
  return result;
}

async function deliver({ waits, tokens }: Rendezvous, wait: Wait): Promise<Delivery> {
  const { token, signal, tokenGen, deliveredGen } = wait;
  if (token === undefined || signal === undefined || deliveredGen >= tokenGen) return 'waiting';
  // Level-triggered: the event's id alone; the next state reads the facts again.
  const result = await tokens.send(token, { eventId: signal.eventId });
  // A dead token is done with: nobody was woken who would take it away.
  if (result === 'gone') await waits.markDelivered(wait, tokenGen);
  return result;
}
