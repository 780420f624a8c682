/** Files the importer's ten elements for ocean freight to the US (19 CFR 149). */
import { buildIsf } from '../../../domain/declaration/build-isf.ts';
import { platformImporterNumber } from '../../../domain/declaration/platform-importer.ts';
import type { Done, StepInput } from '../../../workflows/shipment/contracts.ts';
import { askPartner } from '../ask-partner.ts';
import { fileDeclaration, type FilingPorts } from '../file-declaration.ts';
import { filingFacts, type FactPorts } from '../filing-facts.ts';
import { mustFind } from '../shipment-records.ts';
import type { StepPorts } from '../step-ports.ts';

type Ports = FilingPorts & FactPorts & Pick<StepPorts, 'cases'>;

export function createFileIsf(ports: Ports) {
  return async (key: StepInput): Promise<Done> => {
    const shipment = await mustFind(ports, key);
    const facts = await filingFacts(ports, shipment);
    const data = buildIsf({ ...facts, platformImporterNumber: platformImporterNumber('US') });
    return askPartner(ports, shipment, 'FILE_ISF', () =>
      fileDeclaration(ports, shipment, { kind: 'ISF', procedure: 'ISF-10', data }),
    );
  };
}
