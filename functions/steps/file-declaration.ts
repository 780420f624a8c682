/**
 * Files a declaration: the record first, findable by its id before the broker can answer under it, then the filing. A new
 * version, of the data as they are now, only after the last one was rejected or refused; else the same is filed again.
 */
import { newestVersion } from '../../domain/declaration/customs-facts.ts';
import { declarationId } from '../../domain/declaration/declaration-id.ts';
import type { Declaration, DeclarationKind } from '../../domain/declaration/declaration.ts';
import { declarationStatus } from '../../domain/declaration/fold-statements.ts';
import { asDataSet } from '../../domain/declaration/data-set.ts';
import { PartnerRefused, StaleVersion } from '../../domain/kernel/domain-error.ts';
import type { Shipment } from '../../domain/shipment/shipment.ts';
import { patchTo } from './shipment-records.ts';
import type { StepPorts } from './step-ports.ts';

export type FilingPorts = Pick<
  StepPorts,
  'now' | 'shipments' | 'declarations' | 'documents' | 'customs' | 'link'
>;

export interface Filing {
  readonly kind: DeclarationKind;
  readonly procedure: string;
  readonly data: object;
}

/** Returns the shipment as it is after: its declaration's id is one of its references. */
export async function fileDeclaration(
  ports: FilingPorts,
  shipment: Shipment,
  filing: Filing,
): Promise<Shipment> {
  const { tenant, shipmentId } = shipment;
  const known = newestVersion(await ports.declarations.ofShipment(tenant, shipmentId), filing.kind);
  const version = versionAfter(known);
  const opened = await ports.declarations.open(newDeclaration(ports, shipment, filing, version));
  const next = await findable(ports, shipment, opened.declarationId);
  const { kind, procedure, data } = opened;
  const documents = await papersOf(ports, shipment);
  const request = { declarationId: opened.declarationId, kind, procedure, data, documents };
  try {
    await ports.customs.file(request);
  } catch (error) {
    if (error instanceof PartnerRefused) await mark(ports, opened, 'REFUSED');
    throw error;
  }
  await mark(ports, opened, undefined);
  return next;
}

/** Who wrote in between had customs' word of it, or marked it too: it is filed either way. */
async function mark(
  { declarations }: FilingPorts,
  { filing: was, ...opened }: Declaration,
  filing: Declaration['filing'],
): Promise<void> {
  if (was !== 'PENDING') return;
  const next = { ...opened, ...(filing && { filing }), revision: opened.revision + 1 };
  try {
    await declarations.save(next);
  } catch (error) {
    if (!(error instanceof StaleVersion)) throw error;
  }
}

/** Also of a declaration opened by an earlier try: that one may have died before this. */
async function findable(ports: FilingPorts, shipment: Shipment, value: string): Promise<Shipment> {
  const reference = { type: 'DECLARATION', value } as const;
  const found = await ports.shipments.findByReference(reference);
  return found.length > 0 ? shipment : patchTo(ports, shipment, {}, [reference]);
}

function versionAfter(known: Declaration | undefined): number {
  if (!known) return 1;
  const isOver = known.filing === 'REFUSED' || declarationStatus(known) === 'REJECTED';
  return isOver ? known.version + 1 : known.version;
}

function newDeclaration(
  { now }: FilingPorts,
  shipment: Shipment,
  filing: Filing,
  version: number,
): Declaration {
  const { tenant, shipmentId } = shipment;
  return {
    tenant,
    shipmentId,
    declarationId: declarationId(shipmentId, filing.kind, version),
    kind: filing.kind,
    version,
    revision: 1,
    procedure: filing.procedure,
    data: asDataSet(filing.data),
    submittedAt: now(),
    filing: 'PENDING',
    statements: [],
    answeredHolds: 0,
  };
}

/** Links to the papers the broker may fetch. */
export async function papersOf(
  { documents, link }: Pick<StepPorts, 'documents' | 'link'>,
  { tenant, shipmentId }: Shipment,
): Promise<{ kind: string; url: string }[]> {
  const papers = (await documents.ofEntity(tenant, shipmentId)).filter(
    ({ status }) => status === 'APPROVED' || status === 'UPLOADED',
  );
  return Promise.all(
    papers.map(async ({ kind, key, fileName }) => ({ kind, url: await link(key, fileName) })),
  );
}
