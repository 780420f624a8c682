/** Files the 9810 data set, after the checks that customs will make (domain-facts 3.5). */
import { buildExportDeclaration } from '../../../domain/declaration/build-export-declaration.ts';
import { checkExportDeclaration } from '../../../domain/declaration/check-export-declaration.ts';
import { PartnerRefused } from '../../../domain/kernel/domain-error.ts';
import { dayOf } from '../../../domain/kernel/time.ts';
import type { Done, StepInput } from '../../../workflows/shipment/contracts.ts';
import { askPartner } from '../ask-partner.ts';
import { fileDeclaration, type FilingPorts } from '../file-declaration.ts';
import { filingFacts, type FactPorts } from '../filing-facts.ts';
import { moveTo, mustFind } from '../shipment-records.ts';
import type { StepPorts } from '../step-ports.ts';

type Ports = FilingPorts & FactPorts & Pick<StepPorts, 'cases'>;

export function createSubmitExportDeclaration(ports: Ports) {
  return async (key: StepInput): Promise<Done> => {
    const shipment = await mustFind(ports, key);
    if (!['ACCEPTED', 'ORIGIN_RECEIVED', 'EXPORT_REJECTED'].includes(shipment.status))
      return { outcome: 'ALREADY' };
    const facts = await filingFacts(ports, shipment);
    const data = buildExportDeclaration({ ...facts, day: dayOf(ports.now()) });
    return askPartner(ports, shipment, 'DECLARE_EXPORT', async () => {
      const faults = checkExportDeclaration(data);
      if (faults.length > 0)
        throw new PartnerRefused('customs', faults.map((f) => `${f.pointer} ${f.code}`).join('; '));
      const filed = await fileDeclaration(ports, shipment, {
        kind: 'EXPORT',
        procedure: '9810',
        data,
      });
      await moveTo(ports, filed, 'declare_export');
    });
  };
}
