import { describe, expect, it } from 'vitest';
import { InvalidRequest } from '../../../../domain/kernel/domain-error.ts';
import { isSscc } from '../../../../domain/kernel/check-digits.ts';
import { outboxMessageSchema } from '../../../../domain/outbox/outbox.ts';
import { advanceShipment } from '../../../../domain/shipment/advance-shipment.ts';
import {
  createShipmentRequestSchema,
  amendShipmentRequestSchema,
} from '../../../../domain/shipment/create-shipment-request.ts';
import { countCartons } from '../../../../domain/shipment/pack-cartons.ts';
import {
  shipmentContentSchema,
  shipmentSchema,
  statusChangeSchema,
} from '../../../../domain/shipment/shipment.ts';
import { resubmitShipment } from '../../../../domain/shipment/submit-shipment.ts';
import {
  aRequest,
  aSubmission,
  requestBody,
  shipmentId,
  T0,
  tenant,
} from '../../../support/example-shipment.ts';

describe('the request', () => {
  it('takes DDU for DAP, the whole chain and submission for granted', () => {
    const request = aRequest({ incoterm: 'DDU' });
    expect(request.incoterm).toBe('DAP');
    expect(request.legs).toHaveLength(6);
    expect(request.submit).toBe(true);
    expect(request.quoteAcceptance).toEqual({ kind: 'manual' });
  });

  it('shows every issue at once', () => {
    const [carton] = requestBody.cartons;
    const body = {
      ...requestBody,
      mode: 'BOAT',
      incoterm: 'XXX',
      cartons: [{ ...carton, netWeightG: -1 }],
      extra: 1,
    };
    const result = createShipmentRequestSchema.safeParse(body);
    expect(result.error?.issues.map((i) => i.path.join('/')).sort()).toEqual([
      '',
      'cartons/0/netWeightG',
      'incoterm',
      'mode',
    ]);
  });

  it('amends with the same shapes', () => {
    const { cartons, mode } = requestBody;
    expect(amendShipmentRequestSchema.safeParse({ cartons, mode }).success).toBe(true);
    expect(amendShipmentRequestSchema.safeParse({ cartons, incoterm: 'DDP' }).success).toBe(false);
  });
});

describe('submitting', () => {
  const { shipment, content, change, outbox } = aSubmission();

  it('makes records that hold their schemas', () => {
    expect(shipmentSchema.parse(shipment)).toEqual(shipment);
    expect(shipmentContentSchema.parse(content)).toEqual(content);
    expect(statusChangeSchema.parse(change)).toEqual(change);
    expect(outboxMessageSchema.parse(outbox)).toEqual(outbox);
  });

  it('counts the batch', () => {
    expect(shipment).toMatchObject({
      status: 'SUBMITTED',
      version: 1,
      epoch: 1,
      cartonCount: 10,
      unitCount: 136,
      grossWeightG: 123_000,
      volumeMm3: '960000000',
      poNumbers: ['PO-7001', 'PO-7002'],
      nextDeadlineAt: '2026-11-02T10:00:00.000Z',
    });
  });

  it('writes ranges out and gives every carton its own SSCC', () => {
    const codes = content.cartons.map((c) => c.sscc ?? '');
    expect(content.cartons.map((c) => c.cartonNumber)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(new Set(codes).size).toBe(10);
    expect(codes.every(isSscc)).toBe(true);
    expect(codes[1]).toBe('000123450000000027');
    expect(countCartons(aRequest().cartons)).toBe(10);
  });

  it('starts one execution, named by id and epoch, with the same bytes each time', () => {
    expect(outbox).toEqual(aSubmission().outbox);
    expect(outbox?.executionName).toBe(`shp-${shipmentId}-1`);
    expect(outbox?.input).toBe(JSON.stringify({ tenant, shipmentId, epoch: 1 }));
    expect(change).toMatchObject({ version: 1, from: 'DRAFT', event: 'submit', to: 'SUBMITTED' });
  });

  it('keeps the SSCC a carton has', () => {
    const [carton] = requestBody.cartons;
    const own = { ...carton, toCartonNumber: undefined, sscc: '106141410000000415' };
    expect(aSubmission({ cartons: [own] }).content.cartons[0]?.sscc).toBe(own.sscc);
  });

  it('refuses wrong ranges, all at once', () => {
    const [carton] = requestBody.cartons;
    const cartons = [
      { ...carton, cartonNumber: 9, toCartonNumber: 3 },
      { ...carton, sscc: '106141410000000415' },
      { ...carton, toCartonNumber: 900 },
    ];
    const codes = () => {
      try {
        aSubmission({ cartons });
        return [];
      } catch (error) {
        return error instanceof InvalidRequest
          ? error.faults.map((f) => `${f.pointer} ${f.code}`)
          : error;
      }
    };
    expect(codes()).toEqual([
      '/cartons/0/toCartonNumber RANGE_BACKWARDS',
      '/cartons/1/sscc SSCC_FOR_RANGE',
      '/cartons TOO_MANY_CARTONS',
    ]);
  });
});

describe('a draft', () => {
  const { shipment, change, outbox } = aSubmission({ submit: false });
  const occasion = { at: T0, actor: 'key_1', correlationId: 'req-2' };

  it('starts nothing', () => {
    expect(outbox).toBeUndefined();
    expect(shipment).toMatchObject({ status: 'DRAFT', epoch: 0 });
    expect(change).toMatchObject({ from: 'NONE', event: 'create', to: 'DRAFT' });
  });

  it('goes in later, once for each epoch', () => {
    const again = resubmitShipment(shipment, occasion);
    expect(again?.next).toMatchObject({ status: 'SUBMITTED', epoch: 1, version: 2 });
    expect(again?.outbox.executionName).toBe(`shp-${shipmentId}-1`);
    expect(again && resubmitShipment(again.next, occasion)).toBeUndefined();
  });

  it('can be cancelled at once', () => {
    expect(advanceShipment(shipment, 'cancel', occasion)).toMatchObject({
      kind: 'moved',
      next: { status: 'CANCELLED', closedAt: T0, closeReason: 'cancel' },
    });
  });
});
