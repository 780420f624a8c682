/** Opens the return of a box that came after its own was over, and tells operations what it makes undone. */
import { caseIdOf } from '../../domain/case/case-question.ts';
import { returnIdSchema, warehouseIdSchema } from '../../domain/kernel/ids.ts';
import { addSeconds } from '../../domain/kernel/time.ts';
import { lateReturn } from '../../domain/return/late-return.ts';
import { warehouseOf, type ClosedReturn } from '../../domain/return/return-record.ts';
import { digestIdOf } from '../runtime/digest-id-of.ts';
import type { DeskPorts } from './desk-ports.ts';

const ANSWER_SECONDS = 7 * 86_400;

/** Once for the desk's name of the box. `lies`: where it is; else where it was to come to. False: nobody knows. */
export async function openLate(
  ports: DeskPorts,
  ended: ClosedReturn,
  deskId: string,
  lies?: string,
): Promise<boolean> {
  const warehouseId = lies ?? warehouseOf(ended) ?? ended.wayBack?.warehouseId;
  if (!warehouseId) return false;
  const { tenant, orderId } = ended;
  const [sent, returned] = await Promise.all([
    orderId && ports.orders.findWhole({ tenant, orderId }),
    orderId ? ports.returns.returnedOf(tenant, orderId) : {},
  ]);
  const late = lateReturn(ended, {
    returnId: returnIdSchema.parse(`ret_${digestIdOf(`late|${ended.returnId}|${deskId}`)}`),
    deskId,
    warehouseId: warehouseIdSchema.parse(warehouseId),
    fulfilments: sent ? sent.fulfilments : [],
    returned,
    now: ports.now(),
  });
  await ports.returns.create({ ...late, names: [deskId] });
  if (ended.status === 'LOST') await askAboutFound(ports, ended, late.ret.returnId);
  return true;
}

/** A claim was made for it, and a buyer was paid: the record stays LOST, both are a person's to take back. */
async function askAboutFound({ cases, now }: DeskPorts, ended: ClosedReturn, lateId: string) {
  const { tenant, returnId, label, trackingNumbers, refunds } = ended;
  const at = now();
  await cases.open({
    caseId: caseIdOf(returnId, 'PARCEL_LOST', 'found'),
    tenant,
    returnId,
    kind: 'PARCEL_LOST',
    title: 'A returned parcel that was given up has come: take back the claim',
    audience: 'operations',
    responsible: 'OPERATIONS',
    options: ['noted'],
    defaultOption: null,
    evidence: {
      trackingNumber: label?.trackingNumber ?? trackingNumbers[0] ?? '',
      lateReturn: lateId,
      refunds,
    },
    openedAt: at,
    deadlineAt: addSeconds(at, ANSWER_SECONDS),
    version: 1,
    status: 'OPEN',
  });
}
