/** Who asks. The tenant comes from the authorizer alone: never from the path, the query or the body. */
import { z } from 'zod';
import { tenantSchema } from '../../domain/kernel/ids.ts';
import type { Tenant } from '../../domain/kernel/ids.ts';
import { scopeSchema } from '../../domain/seller/seller.ts';
import type { Scope } from '../../domain/seller/seller.ts';
import type { HttpRequest } from './http-message.ts';
import { Refusal } from './refusal.ts';

export interface SellerCaller {
  readonly tenant: Tenant;
  /** As the status log names it. */
  readonly actor: string;
}
export interface OperationsCaller {
  readonly actor: string;
}

/** What functions/api/authorizer answers. Scopes are one space-separated string: API Gateway passes text unchanged. */
const sellerContextSchema = z.object({
  tenant: tenantSchema,
  keyId: z.string(),
  scopes: z.string(),
});

/** Throws Refusal: 401 without an authorizer's word, 403 without the scope. */
export function sellerOf(request: HttpRequest, scope: Scope): SellerCaller {
  const context = sellerContextSchema.safeParse(request.authorizer?.lambda);
  if (!context.success) throw new Refusal(401, 'UNAUTHENTICATED', CHALLENGE);
  const held = context.data.scopes.split(' ').map((s) => scopeSchema.safeParse(s).data);
  if (!held.includes(scope)) throw new Refusal(403, 'INSUFFICIENT_SCOPE');
  return { tenant: context.data.tenant, actor: `seller:${context.data.keyId}` };
}

const claimsSchema = z.object({
  sub: z.string().min(1),
  'cognito:groups': z.union([z.string(), z.array(z.string())]).default([]),
});

/** Throws Refusal: 401 without a token, 403 when the person is not in the group `operations`. */
export function operatorOf(request: HttpRequest): OperationsCaller {
  const claims = claimsSchema.safeParse(request.authorizer?.jwt?.claims);
  if (!claims.success) throw new Refusal(401, 'UNAUTHENTICATED', CHALLENGE);
  if (!groupsOf(claims.data['cognito:groups']).includes('operations'))
    throw new Refusal(403, 'NOT_OPERATIONS');
  return { actor: `operations:${claims.data.sub}` };
}

/** API Gateway writes an array claim as the text `[operations admins]`. */
function groupsOf(claim: string | readonly string[]): readonly string[] {
  return typeof claim === 'string' ? claim.split(/[[\]\s,]+/) : claim;
}

const CHALLENGE = { headers: { 'www-authenticate': 'Bearer' } };
