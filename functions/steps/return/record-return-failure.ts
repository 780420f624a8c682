/** A step failed for good. The execution ends, but not silently: operations get a case, and their "resume" starts the next epoch. */
import type { z } from 'zod';
import { NotFound } from '../../../domain/kernel/domain-error.ts';
import { failureQuestion } from '../../../domain/case/standstill.ts';
import { isClosed, patchReturn } from '../../../domain/return/return-record.ts';
import { returnCase } from '../../../domain/return/return-view.ts';
import type { Done } from '../../../workflows/shipment/contracts.ts';
import type { recordReturnFailure } from '../../../workflows/return/contracts.ts';
import type { ReturnPorts } from './return-ports.ts';
import { saveReturn } from './save-return.ts';

export function createRecordReturnFailure(ports: Pick<ReturnPorts, 'now' | 'returns' | 'cases'>) {
  return async ({ failure, ...key }: z.infer<typeof recordReturnFailure.input>): Promise<Done> => {
    const ret = await ports.returns.find(key);
    if (!ret) throw new NotFound(`return ${key.returnId}`);
    const now = ports.now();
    const question = failureQuestion(failure, ret.epoch, now);
    await ports.cases.open(returnCase({ ret, now }, question));
    // The sweeper looks for the answer from now on.
    if (!isClosed(ret))
      await saveReturn(ports, ret, patchReturn(ret, { nextDeadlineAt: now }, now));
    return { outcome: 'DONE' };
  };
}
