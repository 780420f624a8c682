import { beforeEach, describe, expect, it } from 'vitest';
import { createDeclarationStore } from '../../../../adapters/dynamodb/declaration-store.ts';
import { createDocumentStore } from '../../../../adapters/dynamodb/document-store.ts';
import { createShipmentStore } from '../../../../adapters/dynamodb/shipment-store.ts';
import { latestDeclaration } from '../../../../domain/declaration/customs-facts.ts';
import type { DeclarationStore } from '../../../../domain/declaration/declaration.ts';
import { PartnerRefused, PartnerUnavailable } from '../../../../domain/kernel/domain-error.ts';
import type { FilingRequest } from '../../../../domain/partner/customs-port.ts';
import type { ShipmentStore } from '../../../../domain/shipment/shipment-store.ts';
import { fileDeclaration, type FilingPorts } from '../../../../functions/steps/file-declaration.ts';
import { aRequest, key, T0 } from '../../../contracts/contract-records.ts';
import { aSubmission, shipmentId, tenant } from '../../../support/example-shipment.ts';
import { createMemoryTable } from '../../../support/memory-table.ts';

describe('filing a declaration', () => {
  let shipments: ShipmentStore;
  let declarations: DeclarationStore;
  let documents: FilingPorts['documents'];
  let filed: FilingRequest[];

  beforeEach(async () => {
    const table = createMemoryTable();
    shipments = createShipmentStore(table);
    declarations = createDeclarationStore(table);
    documents = createDocumentStore(table);
    filed = [];
    const { shipment, content, change } = aSubmission();
    await shipments.create({ shipment, content, change, request: aRequest() });
  });

  async function file(hsCode: string, answer: () => Promise<void> = () => Promise.resolve()) {
    const broker = {
      file: (request: FilingRequest) => {
        filed.push(request);
        return answer();
      },
    };
    const ports = {
      now: () => T0,
      shipments,
      declarations,
      documents,
      link: () => Promise.resolve(''),
    };
    const customs = { ...unused, ...broker };
    const found = await shipments.find(key);
    if (!found) throw new Error('the example is gone');
    const data = { hsCode };
    return fileDeclaration({ ...ports, customs }, found, {
      kind: 'ISF',
      procedure: 'ISF-10',
      data,
    });
  }
  const latest = async () =>
    latestDeclaration(await declarations.ofShipment(tenant, shipmentId), 'ISF');

  it('is done once the broker has it', async () => {
    await file('9405.21');
    expect(await latest()).toMatchObject({ version: 1 });
  });

  it('is not done while nobody knows whether the broker has it, and repeats the same', async () => {
    const away = () => Promise.reject(new PartnerUnavailable('customs', 'away'));
    await expect(file('9405.21', away)).rejects.toThrow(PartnerUnavailable);
    expect(await latest()).toBeUndefined();
    await file('changed');
    expect(filed[1]).toEqual(filed[0]);
    expect(await latest()).toMatchObject({ version: 1, data: { hsCode: '9405.21' } });
  });

  it('begins anew, with the mended data, what the broker refused', async () => {
    const refused = () => Promise.reject(new PartnerRefused('customs', 'unknown HS code'));
    await expect(file('0000.00', refused)).rejects.toThrow(PartnerRefused);
    expect(await latest()).toBeUndefined();
    await file('9405.21');
    expect(filed.map((request) => request.declarationId)).toEqual([
      `${shipmentId}-ISF-v1`,
      `${shipmentId}-ISF-v2`,
    ]);
    expect(await latest()).toMatchObject({ version: 2, data: { hsCode: '9405.21' } });
  });
});

const unused: FilingPorts['customs'] = {
  file: () => Promise.resolve(),
  withdraw: () => Promise.resolve(),
  answerHold: () => Promise.resolve(),
  payDuty: () => Promise.resolve(),
  dispose: () => Promise.resolve(),
};
