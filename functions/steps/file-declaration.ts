/**
 * Files a declaration: the record first, findable by its id before the broker can answer under it, then the filing. A new
 * version only after the last one was rejected; else repeating files the same version again.
 */
import { latestDeclaration } from '../../domain/declaration/customs-facts.ts';
import { declarationId } from '../../domain/declaration/declaration-id.ts';
import type { Declaration, DeclarationKind } from '../../domain/declaration/declaration.ts';
import { declarationStatus } from '../../domain/declaration/fold-statements.ts';
import { asDataSet } from '../../domain/declaration/data-set.ts';
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
  const known = latestDeclaration(
    await ports.declarations.ofShipment(tenant, shipmentId),
    filing.kind,
  );
  const version = versionAfter(known);
  const opened = await ports.declarations.open(newDeclaration(ports, shipment, filing, version));
  const next = await findable(ports, shipment, opened.declarationId);
  const { kind, procedure, data } = opened;
  const documents = await papersOf(ports, shipment);
  await ports.customs.file({
    declarationId: opened.declarationId,
    kind,
    procedure,
    data,
    documents,
  });
  return next;
}

/** Also of a declaration opened by an earlier try: that one may have died before this. */
async function findable(ports: FilingPorts, shipment: Shipment, value: string): Promise<Shipment> {
  const reference = { type: 'DECLARATION', value } as const;
  const found = await ports.shipments.findByReference(reference);
  return found.length > 0 ? shipment : patchTo(ports, shipment, {}, [reference]);
}

function versionAfter(known: Declaration | undefined): number {
  if (!known) return 1;
  return declarationStatus(known) === 'REJECTED' ? known.version + 1 : known.version;
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
    statements: [],
    answeredHolds: 0,
  };
}

/** Links to the papers the broker may fetch. */
export async function papersOf(
  { documents, link }: Pick<StepPorts, 'documents' | 'link'>,
  { tenant, shipmentId }: Shipment,
): Promise<{ kind: string; url: string }[]> {
  const papers = (await documents.ofShipment(tenant, shipmentId)).filter(
    ({ status }) => status === 'APPROVED' || status === 'UPLOADED',
  );
  return Promise.all(
    papers.map(async ({ kind, key, fileName }) => ({ kind, url: await link(key, fileName) })),
  );
}
