/** Tells customs what was decided about goods they hold: here are the papers, send them back, or we abandon them. */
import { latestDeclaration } from '../../../domain/declaration/customs-facts.ts';
import type { Declaration } from '../../../domain/declaration/declaration.ts';
import { dutyMatter, holdMatter } from '../../../domain/shipment/assess-import.ts';
import { caseIdOf, decisionOf } from '../../../domain/case/case-question.ts';
import type { Case } from '../../../domain/case/case.ts';
import type { Shipment } from '../../../domain/shipment/shipment.ts';
import type { Done, StepInput } from '../../../workflows/shipment/contracts.ts';
import { askPartner } from '../ask-partner.ts';
import { papersOf } from '../file-declaration.ts';
import { moveTo, mustFind } from '../shipment-records.ts';
import type { StepPorts } from '../step-ports.ts';

type Ports = Pick<
  StepPorts,
  'now' | 'shipments' | 'cases' | 'declarations' | 'documents' | 'customs' | 'link'
>;

export function createAnswerCustomsHold(ports: Ports) {
  return async (key: StepInput): Promise<Done> => {
    const shipment = await mustFind(ports, key);
    const declared = latestDeclaration(
      await ports.declarations.ofShipment(key.tenant, key.shipmentId),
      'IMPORT',
    );
    const decided = declared && (await decidedCase(ports, shipment, declared));
    if (!decided) return { outcome: 'ALREADY' };
    return askPartner(ports, shipment, 'ANSWER_CUSTOMS_HOLD', () =>
      answer(ports, shipment, declared, decided),
    );
  };
}

async function decidedCase(
  ports: Ports,
  { tenant, shipmentId }: Shipment,
  declared: Declaration,
): Promise<Case | undefined> {
  const asked = [
    caseIdOf(shipmentId, 'CUSTOMS_HOLD', holdMatter(declared)),
    caseIdOf(shipmentId, 'DUTY_PAYMENT_DUE', dutyMatter(declared)),
  ];
  const cases = await ports.cases.ofEntity(tenant, shipmentId);
  return asked
    .map((id) => cases.find((c) => c.caseId === id))
    .find((c) => decisionOf(c) !== undefined);
}

async function answer(
  ports: Ports,
  shipment: Shipment,
  declared: Declaration,
  decided: Case,
): Promise<void> {
  const { declarationId, answeredHolds, revision } = declared;
  switch (decisionOf(decided)) {
    case 're-export':
      await ports.customs.dispose(declarationId, 'RE_EXPORT');
      await moveTo(ports, shipment, 'return_to_origin', { reasonCode: 'RE_EXPORT' });
      return;
    case 'abandon':
      await ports.customs.dispose(declarationId, 'ABANDON');
      await moveTo(ports, shipment, 'abandon', { reasonCode: 'ABANDONED_TO_CUSTOMS' });
      return;
    default: {
      const note = 'decision' in decided ? (decided.decision?.note ?? '') : '';
      const documents = await papersOf(ports, shipment);
      await ports.customs.answerHold(declarationId, {
        holdNumber: answeredHolds + 1,
        note,
        documents,
      });
      await ports.declarations.save({
        ...declared,
        answeredHolds: answeredHolds + 1,
        revision: revision + 1,
      });
    }
  }
}
