/** Reading and stating the rules of one level; what is refused is refused whole, with every fault. */
import type { z } from 'zod';
import { InvalidRequest, NotFound } from '../../../domain/kernel/domain-error.ts';
import type { SkuCode, Tenant } from '../../../domain/kernel/ids.ts';
import type { Now } from '../../../domain/kernel/time.ts';
import { checkReturnRules } from '../../../domain/return-policy/check-return-rules.ts';
import {
  DEFAULT_RETURN_RULES,
  type ReturnPolicyStore,
  type ReturnRules,
  type StatedRules,
} from '../../../domain/return-policy/return-policy.ts';
import type { SkuStore } from '../../../domain/sku/sku-store.ts';
import type { HttpAnswer, HttpRequest } from '../../runtime/http-message.ts';
import { Refusal } from '../../runtime/refusal.ts';
import type { policyView, rulesRequest } from './contract.ts';

export interface ReturnPolicyPorts {
  readonly now: Now;
  readonly policies: ReturnPolicyStore;
  readonly skus: Pick<SkuStore, 'find'>;
}

export async function read(
  ports: ReturnPolicyPorts,
  tenant: Tenant,
  sku?: SkuCode,
): Promise<HttpAnswer> {
  await mustExist(ports, tenant, sku);
  const stated = await ports.policies.findStated(tenant, sku);
  return answerOf(stated, await moreGeneral(ports, tenant, sku), sku);
}

/** Throws InvalidRequest, NotFound, StaleVersion; Refusal 412 when If-Match names another version. */
export async function state(
  ports: ReturnPolicyPorts,
  request: HttpRequest,
  rules: z.output<typeof rulesRequest>,
  tenant: Tenant,
  sku?: SkuCode,
): Promise<HttpAnswer> {
  await mustExist(ports, tenant, sku);
  const general = await moreGeneral(ports, tenant, sku);
  const faults = checkReturnRules({ ...general, ...rules });
  if (faults.length > 0)
    throw new InvalidRequest('INVALID_REQUEST', 'the rules have faults', faults);
  const before = await ports.policies.findStated(tenant, sku);
  mustMatch(request, before);
  const version = (before?.version ?? 0) + 1;
  const next = { tenant, ...(sku && { sku }), version, rules, updatedAt: ports.now() };
  await ports.policies.put(next);
  return answerOf(next, general, sku);
}

/** Idempotent: what is not stated is forgotten already. */
export async function forget(
  ports: ReturnPolicyPorts,
  request: HttpRequest,
  tenant: Tenant,
  sku: SkuCode,
): Promise<HttpAnswer> {
  const before = await ports.policies.findStated(tenant, sku);
  mustMatch(request, before);
  if (before) await ports.policies.remove(before);
  return { status: 204 };
}

async function mustExist({ skus }: ReturnPolicyPorts, tenant: Tenant, sku?: SkuCode) {
  if (sku !== undefined && !(await skus.find(tenant, sku))) throw new NotFound('SKU');
}

async function moreGeneral(
  { policies }: ReturnPolicyPorts,
  tenant: Tenant,
  sku?: SkuCode,
): Promise<ReturnRules> {
  const seller = sku === undefined ? undefined : await policies.findStated(tenant);
  return { ...DEFAULT_RETURN_RULES, ...seller?.rules };
}

/** RFC 9110 13.1.1: two people at one policy do not overwrite each other when they say what they read. */
function mustMatch({ headers }: HttpRequest, before: StatedRules | undefined): void {
  const wanted = headers['if-match'];
  if (wanted === undefined || wanted === '*' || wanted === etag(before)) return;
  throw new Refusal(412, 'VERSION_MISMATCH');
}

const etag = (stated: StatedRules | undefined) => `"${stated?.version ?? 0}"`;

function answerOf(
  stated: StatedRules | undefined,
  general: ReturnRules,
  sku: SkuCode | undefined,
): HttpAnswer {
  const body: z.input<typeof policyView> = {
    version: stated?.version ?? 0,
    stated: stated?.rules ?? {},
    effective: { ...general, ...stated?.rules },
    ...(stated && { updatedAt: stated.updatedAt }),
  };
  return { status: 200, headers: { etag: etag(stated) }, body: { ...(sku && { sku }), ...body } };
}
