import { httpHandler } from '../../runtime/http-handler.ts';
import { forget, read, state, type ReturnPolicyPorts } from './stated-rules.ts';
import { noBody, noParams, noQuery, sellerRoute } from '../../runtime/router.ts';
import { rulesRequest, skuParams } from './contract.ts';

/** The seller's return policy (M-134): for all its SKUs, and otherwise for single ones. */
export const returnPolicyRoutes = (ports: ReturnPolicyPorts) => [
  sellerRoute('GET', '/return-policy', 'returns:read', {
    params: noParams,
    query: noQuery,
    body: noBody,
    handle: ({ caller: { tenant } }) => read(ports, tenant),
  }),
  sellerRoute('PUT', '/return-policy', 'returns:write', {
    params: noParams,
    query: noQuery,
    body: rulesRequest,
    handle: ({ caller: { tenant }, body, request }) => state(ports, request, body, tenant),
  }),
  sellerRoute('GET', '/return-policy/skus/{sku}', 'returns:read', {
    params: skuParams,
    query: noQuery,
    body: noBody,
    handle: ({ caller: { tenant }, params: { sku } }) => read(ports, tenant, sku),
  }),
  sellerRoute('PUT', '/return-policy/skus/{sku}', 'returns:write', {
    params: skuParams,
    query: noQuery,
    body: rulesRequest,
    handle: ({ caller: { tenant }, params: { sku }, body, request }) =>
      state(ports, request, body, tenant, sku),
  }),
  sellerRoute('DELETE', '/return-policy/skus/{sku}', 'returns:write', {
    params: skuParams,
    query: noQuery,
    body: noBody,
    handle: ({ caller: { tenant }, params: { sku }, request }) =>
      forget(ports, request, tenant, sku),
  }),
];

export const createReturnPolicyHandler = (ports: ReturnPolicyPorts) =>
  httpHandler('return-policy', returnPolicyRoutes(ports));
