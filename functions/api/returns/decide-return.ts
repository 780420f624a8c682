import type { Case } from '../../../domain/case/case.ts';
import { Conflict, NotFound } from '../../../domain/kernel/domain-error.ts';
import { noQuery, sellerRoute } from '../../runtime/router.ts';
import { decideCase } from '../cases/decide-case.ts';
import { decideReturnRequest, returnParams } from './contract.ts';
import { changedAnswer, mustFindReturn } from './return-view.ts';
import type { ReturnsPorts } from './returns-ports.ts';

/** The seller's word on its return: a review, an offer's answer, an inspection, a disposition (M-133). */
export const decideReturn = (ports: ReturnsPorts) =>
  sellerRoute('POST', '/returns/{returnId}/decision', 'returns:write', {
    params: returnParams,
    query: noQuery,
    body: decideReturnRequest,
    handle: async ({ caller: { tenant, actor }, params: { returnId }, body }) => {
      const ret = await mustFindReturn(ports.returns, { tenant, returnId });
      const { caseId, ...decision } = body;
      const cases = await ports.cases.ofEntity(tenant, returnId);
      await decideCase(ports, questionOf(cases, caseId, decision.option), decision, actor);
      return changedAnswer(ret);
    },
  });

/** The one that was named; else the open one that knows the option. Throws NotFound, Conflict. */
function questionOf(cases: readonly Case[], caseId: string | undefined, option: string): Case {
  const own = cases.filter(({ audience }) => audience === 'seller');
  if (caseId !== undefined) {
    const named = own.find((found) => found.caseId === caseId);
    if (!named) throw new NotFound('case');
    return named;
  }
  const open = own.filter(({ status }) => status === 'OPEN');
  const fitting = open.filter(({ options }) => options.includes(option));
  if (fitting.length > 1)
    throw new Conflict('SEVERAL_QUESTIONS', 'several questions are open: name one by caseId');
  // A repeat of a decision that was taken is the same decision.
  const taken = own.findLast((found) => 'decision' in found && found.decision?.option === option);
  const question = fitting[0] ?? taken ?? open[0];
  if (!question) throw new Conflict('NOTHING_TO_DECIDE', 'this return asks nothing now');
  return question;
}
