import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { StaleVersion } from '../../../../domain/kernel/domain-error.ts';
import { stepHandler } from '../../../../functions/runtime/step-handler.ts';
import { context } from '../lambda-event.ts';
import '../world.ts';

const contract = {
  step: 'count-cartons',
  input: z.strictObject({ tenant: z.string() }),
  output: z.strictObject({ cartons: z.int() }),
};

describe('a step', () => {
  it('gets its parsed input and gives its parsed output', async () => {
    const step = stepHandler(contract, async ({ tenant }) => ({ cartons: tenant.length }));
    expect(await step({ tenant: 'lumio' }, context)).toEqual({ cartons: 5 });
  });

  it('lets an error of the domain out under its class name: the workflow catches by it', async () => {
    const step = stepHandler(contract, async () => {
      throw new StaleVersion('shipment');
    });
    await expect(step({ tenant: 'lumio' }, context)).rejects.toMatchObject({
      name: 'StaleVersion',
    });
  });

  it('refuses an input or an output that breaks the contract, naming each fault', async () => {
    const step = stepHandler(contract, async () => ({ cartons: 1.5 }));
    const broken = { name: 'ContractBroken' };
    await expect(step({ tenant: 7, more: 1 }, context)).rejects.toMatchObject(broken);
    await expect(step({ tenant: 7 }, context)).rejects.toThrow(/input: \/tenant/);
    await expect(step({ tenant: 'lumio' }, context)).rejects.toThrow(/output: \/cartons/);
  });
});
