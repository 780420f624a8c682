import { describe, expect, it } from 'vitest';
import { IllegalTransition, InvalidRequest } from '../../../../domain/kernel/domain-error.ts';
import { addSeconds } from '../../../../domain/kernel/time.ts';
import { amendShipment } from '../../../../domain/shipment/amend-shipment.ts';
import { patchShipment } from '../../../../domain/shipment/shipment-record.ts';
import { amendShipmentRequestSchema } from '../../../../domain/shipment/create-shipment-request.ts';
import { aShipmentAfter, aSubmission, requestBody, T0 } from '../../../support/example-shipment.ts';

const at = addSeconds(T0, 3600);
const occasion = { at, actor: 'key_1', correlationId: 'req-9' };
const source = { gs1Prefix: '0012345', firstSerial: 100 };
const [carton] = requestBody.cartons;
const request = amendShipmentRequestSchema.parse({
  cartons: [{ ...carton, toCartonNumber: 4 }],
  mode: 'AIR',
});

describe('amending', () => {
  it('sends a shipment with faults back to the check, the faults gone', () => {
    const faulty = patchShipment(
      aShipmentAfter('find_faults').shipment,
      { faults: [{ pointer: '', code: 'X', detail: 'x' }] },
      T0,
    );
    const { next, content, change } = amendShipment(faulty, request, source, occasion);
    expect(next).toMatchObject({
      status: 'SUBMITTED',
      contentVersion: 2,
      epoch: 1,
      faults: [],
      mode: 'AIR',
      cartonCount: 4,
      unitCount: 48,
      grossWeightG: 49_200,
    });
    expect(next.origin).toEqual(faulty.origin);
    expect(content.cartons).toHaveLength(4);
    expect(content).not.toHaveProperty('declaredLines');
    expect(change).toMatchObject({ event: 'amend', from: 'ACTION_REQUIRED', to: 'SUBMITTED' });
  });

  it('keeps a draft a draft, without a log entry', () => {
    const { shipment } = aSubmission({ submit: false });
    const amendment = amendShipment(shipment, request, source, occasion);
    expect(amendment.next).toMatchObject({ status: 'DRAFT', version: 2, contentVersion: 2 });
    expect(amendment).not.toHaveProperty('change');
  });

  it('is too late when submitted: new content is never dropped in silence', () => {
    const { shipment } = aSubmission();
    expect(() => amendShipment(shipment, request, source, occasion)).toThrow(IllegalTransition);
  });

  it('refuses wrong ranges', () => {
    const { shipment } = aSubmission({ submit: false });
    const wrong = amendShipmentRequestSchema.parse({ cartons: [{ ...carton, cartonNumber: 99 }] });
    expect(() => amendShipment(shipment, wrong, source, occasion)).toThrow(InvalidRequest);
  });
});
