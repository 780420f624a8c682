/** Where a workflow that is over has ended, by what the record says: nothing waits there to tell it. */
import type { Fulfilment } from '../api/operations-api.ts';

const FULFILMENT_ENDS: Readonly<Partial<Record<Fulfilment['status'], string>>> = {
  DELIVERED: 'Delivered',
  RETURNED_TO_SENDER: 'ReturnedToSender',
  LOST: 'ParcelLost',
  CANCELLED: 'Cancelled',
  REJECTED: 'NothingToShip',
};

/** Undefined while it is under way. */
export const fulfilmentEnd = ({ status }: Pick<Fulfilment, 'status'>) => FULFILMENT_ENDS[status];

/** A return has one end, whatever became of it. */
export const returnEnd = ({ closedAt }: { readonly closedAt?: string | undefined }) =>
  closedAt === undefined ? undefined : 'ReturnClosed';
