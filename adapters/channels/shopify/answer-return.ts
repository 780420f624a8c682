/**
 * A buyer's request becomes a return once somebody approves it; before, Shopify lets nobody process or dispose of it. Only a
 * request that nobody has answered is answered, so a repeat, or the shop's own people, change nothing.
 */
import { z } from 'zod';
import type { ReturnAnswer } from '../../../domain/channel/channel-port.ts';
import type { Shop } from '../../../domain/channel/shop.ts';
import { PartnerRefused } from '../../../domain/kernel/domain-error.ts';
import { askShopify, gid, refuseUserErrors, userErrorsSchema } from './admin-api.ts';

const STATE = `query ReturnState($id: ID!) { return(id: $id) { status } }`;
const APPROVE = `mutation ApproveReturn($input: ReturnApproveRequestInput!) {
  returnApproveRequest(input: $input) { return { id } userErrors { field message } }
}`;
const DECLINE = `mutation DeclineReturn($input: ReturnDeclineRequestInput!) {
  returnDeclineRequest(input: $input) { return { id } userErrors { field message } }
}`;

const stateSchema = z.object({ return: z.object({ status: z.string() }).nullable() });
const answeredSchema = z.record(z.string(), z.looseObject({ userErrors: userErrorsSchema }));

/** As good as approved when it is. Throws PartnerRefused for a return that the shop does not have. */
export const openReturn = (shop: Shop, externalReturnId: string): Promise<void> =>
  answerReturn(shop, { externalReturnId, answer: 'APPROVE' });

export async function answerReturn(shop: Shop, said: ReturnAnswer): Promise<void> {
  const id = gid('Return', said.externalReturnId);
  const { return: found } = await askShopify(
    shop,
    { query: STATE, variables: { id } },
    stateSchema,
  );
  if (!found) throw new PartnerRefused(shop.shop, `has no return ${said.externalReturnId}`);
  if (found.status !== 'REQUESTED') return;
  const asked =
    said.answer === 'APPROVE'
      ? { query: APPROVE, variables: { input: { id } } }
      : { query: DECLINE, variables: { input: { id, ...declined(said) } } };
  const done = await askShopify(shop, asked, answeredSchema);
  refuseUserErrors(
    shop,
    Object.values(done).flatMap(({ userErrors }) => userErrors),
  );
}

const declined = ({ answer, note = '' }: ReturnAnswer) => ({
  declineReason: answer === 'TOO_LATE' ? 'RETURN_PERIOD_ENDED' : 'OTHER',
  ...(note !== '' && { declineNote: note }),
  notifyCustomer: true,
});
