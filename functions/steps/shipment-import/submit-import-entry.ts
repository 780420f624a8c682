/** Files the import entry of the country, with what it will cost as far as we know it (domain-facts 3.7, 3.8). */
import { buildImportEntry } from '../../../domain/declaration/build-import-entry.ts';
import { platformImporterNumber } from '../../../domain/declaration/platform-importer.ts';
import { dayOf } from '../../../domain/kernel/time.ts';
import { arrival, departure } from '../../../domain/shipment/voyage.ts';
import type { Shipment } from '../../../domain/shipment/shipment.ts';
import type { Done, StepInput } from '../../../workflows/shipment/contracts.ts';
import { askPartner } from '../ask-partner.ts';
import { fileDeclaration, type FilingPorts } from '../file-declaration.ts';
import { filingFacts, type FactPorts } from '../filing-facts.ts';
import { moveTo, mustFind } from '../shipment-records.ts';
import type { StepPorts } from '../step-ports.ts';

type Ports = FilingPorts & FactPorts & Pick<StepPorts, 'cases' | 'tracking'>;

export function createSubmitImportEntry(ports: Ports) {
  return async (key: StepInput): Promise<Done> => {
    const shipment = await mustFind(ports, key);
    if (!['ACCEPTED', 'ARRIVED', 'CUSTOMS_HOLD'].includes(shipment.status))
      return { outcome: 'ALREADY' };
    const filing = await entryOf(ports, shipment);
    return askPartner(ports, shipment, 'FILE_IMPORT_ENTRY', async () => {
      const filed = await fileDeclaration(ports, shipment, filing);
      if (filed.status !== 'CUSTOMS_HOLD') await moveTo(ports, filed, 'file_entry');
    });
  };
}

/** Rates are those of the day of entry; Canada looks at the day the goods left. */
async function entryOf(ports: Ports, shipment: Shipment) {
  const facts = await filingFacts(ports, shipment);
  const { country } = facts.warehouse.address;
  const tracking = await ports.tracking.projection(shipment);
  const arrivedOn = dayOf(arrival({ shipment, tracking })?.at ?? ports.now());
  const leftOn = dayOf(departure({ shipment, tracking })?.at ?? ports.now());
  const entry = buildImportEntry({
    ...facts,
    day: country === 'CA' ? leftOn : arrivedOn,
    platformImporterNumber: platformImporterNumber(country),
  });
  const { duty, procedure } = entry;
  const data = {
    ...entry.data,
    arrivedOn,
    ...(duty.kind === 'computed' && { totalDue: duty.total }),
  };
  return { kind: 'IMPORT', procedure, data } as const;
}
