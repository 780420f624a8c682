/** A broker's message as one statement about its declaration. */
import { toTimestamp } from '../kernel/time.ts';
import type { CustomsMessage } from '../partner/customs-port.ts';
import type { DeclarationStatement, DeclarationStatus } from './declaration.ts';

const SAYS: Readonly<Record<CustomsMessage['type'], DeclarationStatus>> = {
  'customs.declaration.accepted': 'ACCEPTED',
  'customs.declaration.rejected': 'REJECTED',
  'customs.declaration.held': 'HELD',
  'customs.declaration.under_examination': 'UNDER_EXAMINATION',
  'customs.declaration.duty_due': 'DUTY_DUE',
  'customs.declaration.released': 'RELEASED',
  'customs.declaration.seized': 'SEIZED',
  'customs.declaration.withdrawn': 'WITHDRAWN',
};

export function statementOf(message: CustomsMessage): DeclarationStatement {
  const { reasonCode, detail, entryNumber, statedAt } = message.data;
  return {
    eventId: message.eventId,
    status: SAYS[message.type],
    statedAt: toTimestamp(statedAt),
    ...(reasonCode !== undefined && { reasonCode }),
    ...(detail !== undefined && { detail }),
    ...(entryNumber !== undefined && { entryNumber }),
    ...more(message),
  };
}

function more(message: CustomsMessage): Partial<DeclarationStatement> {
  if (message.type === 'customs.declaration.duty_due') return { amountDue: message.data.amountDue };
  if (message.type !== 'customs.declaration.held') return {};
  const { requiredDocuments, freeTimeEndsAt } = message.data;
  return {
    requiredDocuments,
    ...(freeTimeEndsAt !== undefined && { freeTimeEndsAt: toTimestamp(freeTimeEndsAt) }),
  };
}
