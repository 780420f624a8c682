/** Waits for the quote to be taken, and says which stages the shipment then has. */
import { assessAcceptance } from '../../../domain/shipment/assess-acceptance.ts';
import { stagesOf } from '../../../domain/shipment/stages.ts';
import type { AssessInput } from '../../../workflows/shipment/contracts.ts';
import { settle, type AssessPorts } from '../settle.ts';
import { mustFind } from '../shipment-records.ts';

export function createAssessAcceptance(ports: AssessPorts) {
  return async (input: AssessInput) => {
    const assessed = await settle(ports, input, assessAcceptance);
    return { ...assessed, stages: stagesOf(await mustFind(ports, input)) };
  };
}
