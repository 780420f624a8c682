/** Every Await state calls it: the token half of the rendezvous (design 3.2). The signal may be there already; then it answers at once. */
import { registerWait, type Rendezvous } from '../../../domain/wait/deliver-signal.ts';
import type { WaitRegistration } from '../../../domain/wait/wait.ts';

export function createRegisterWait(rendezvous: Rendezvous) {
  return async (registration: WaitRegistration) => ({
    delivery: await registerWait(rendezvous, registration),
  });
}
