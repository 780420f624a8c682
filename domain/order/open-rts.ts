import type { Fulfilment } from './fulfilment.ts';

/**
 * A parcel came back, or is on its way: opens the return of kind RTS that receives it (lifecycles 4.2). Idempotent: one return
 * for a fulfilment. Implemented by the returns.
 */
export type OpenReturnToSender = (fulfilment: Fulfilment) => Promise<void>;
