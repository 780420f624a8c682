import { expect, it } from 'vitest';
import { fileDeclaration } from '../../../../functions/steps/file-declaration.ts';
import { aSubmission, T0 } from '../../../support/example-shipment.ts';
import { createMemoryTable, type TableOperation } from '../../../support/memory-table.ts';
import { worldStores } from '../../../support/world/world-stores.ts';

// A simulated run lost the broker's answers: the step that opened the declaration had died before it made it findable.
it('makes a declaration findable that an earlier try opened and left', async () => {
  let dies: TableOperation | undefined;
  const stores = worldStores(
    createMemoryTable({
      before: (operation) => {
        if (operation === dies) throw new Error('the process ended');
      },
    }),
  );
  const { shipment, content, change } = aSubmission();
  const request = {
    key: 'k',
    payloadHash: 'h',
    status: 202,
    body: '{}',
    location: '/',
    expiresAt: T0,
  };
  await stores.shipments.create({ shipment, content, change, request });
  const filed: string[] = [];
  const customs = {
    file: async ({ declarationId }: { declarationId: string }) => void filed.push(declarationId),
    withdraw: async () => undefined,
    answerHold: async () => undefined,
    payDuty: async () => undefined,
    dispose: async () => undefined,
  };
  const ports = { ...stores, customs, now: () => T0, link: async (key: string) => key };
  const filing = { kind: 'EXPORT', procedure: '9810', data: {} } as const;

  dies = 'transact';
  await expect(fileDeclaration(ports, shipment, filing)).rejects.toThrow('the process ended');
  expect(filed).toEqual([]);
  dies = undefined;
  await fileDeclaration(ports, shipment, filing);

  const [value = ''] = filed;
  expect(await stores.shipments.findByReference({ type: 'DECLARATION', value })).toHaveLength(1);
});
