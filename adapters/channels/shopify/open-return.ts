/** A buyer's request becomes a return once somebody approves it; before, Shopify lets nobody process or dispose of it. */
import { z } from 'zod';
import type { Shop } from '../../../domain/channel/shop.ts';
import { PartnerRefused } from '../../../domain/kernel/domain-error.ts';
import { askShopify, gid, refuseUserErrors, userErrorsSchema } from './admin-api.ts';

const STATE = `query ReturnState($id: ID!) { return(id: $id) { status } }`;
const APPROVE = `mutation ApproveReturn($input: ReturnApproveRequestInput!) {
  returnApproveRequest(input: $input) { return { id } userErrors { field message } }
}`;

const stateSchema = z.object({ return: z.object({ status: z.string() }).nullable() });
const approvedSchema = z.object({
  returnApproveRequest: z.looseObject({ userErrors: userErrorsSchema }),
});

/** Throws PartnerRefused for a return that the shop does not have. */
export async function openReturn(shop: Shop, externalReturnId: string): Promise<void> {
  const id = gid('Return', externalReturnId);
  const { return: found } = await askShopify(
    shop,
    { query: STATE, variables: { id } },
    stateSchema,
  );
  if (!found) throw new PartnerRefused(shop.shop, `has no return ${externalReturnId}`);
  if (found.status !== 'REQUESTED') return;
  const asked = { query: APPROVE, variables: { input: { id } } };
  const { returnApproveRequest: done } = await askShopify(shop, asked, approvedSchema);
  refuseUserErrors(shop, done.userErrors);
}
