import { expect, it } from 'vitest';
import { latestDeclaration } from '../../../../domain/declaration/customs-facts.ts';
import { foldStatement } from '../../../../domain/declaration/fold-statements.ts';
import { addSeconds } from '../../../../domain/kernel/time.ts';
import { createPayImportDuty } from '../../../../functions/steps/shipment-import/pay-import-duty.ts';
import { aRequest, key } from '../../../contracts/contract-records.ts';
import { aSubmission, shipmentId, T0, tenant } from '../../../support/example-shipment.ts';
import { declared } from '../../domain/shipment/shipment-views.ts';
import { createWorld } from '../world.ts';

const notice = (eventId: string, amount: string, day: number) => ({
  eventId,
  status: 'DUTY_DUE' as const,
  statedAt: addSeconds(T0, day * 86_400),
  amountDue: { amount, currency: 'USD' as const },
});

it('pays each notice of duty once, under a reference of its own', async () => {
  const { declarations, shipments, cases, now } = createWorld();
  const { shipment, content, change } = aSubmission();
  await shipments.create({ shipment, content, change, request: aRequest() });
  const entry = declared('IMPORT', [], { statements: [notice('n-1', '120.00', 0)] });
  await declarations.open(entry);
  const paid: string[] = [];
  const unused = () => Promise.reject(new Error('not asked for'));
  const customs = {
    file: unused,
    withdraw: unused,
    answerHold: unused,
    dispose: unused,
    payDuty: (_: string, payment: { paymentReference: string; amount: { amount: string } }) => {
      paid.push(`${payment.paymentReference} ${payment.amount.amount}`);
      return Promise.resolve();
    },
  };
  const pay = createPayImportDuty({ declarations, shipments, cases, now, customs });

  expect(await pay(key)).toEqual({ outcome: 'DONE' });
  expect(await pay(key)).toEqual({ outcome: 'ALREADY' });
  const known = latestDeclaration(await declarations.ofShipment(tenant, shipmentId), 'IMPORT');
  const reassessed = known && foldStatement(known, notice('n-2', '30.00', 1));
  if (!reassessed) throw new Error('the entry is gone');
  await declarations.save(reassessed);
  expect(await pay(key)).toEqual({ outcome: 'DONE' });
  expect(await pay(key)).toEqual({ outcome: 'ALREADY' });

  const { declarationId } = entry;
  expect(paid).toEqual([`${declarationId}-duty-n-1 120.00`, `${declarationId}-duty-n-2 30.00`]);
});
