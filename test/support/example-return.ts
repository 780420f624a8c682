/** One return as the tests know it: two lamps of 39.90 that a buyer in Sacramento no longer wants. */
import { orderIdSchema, returnIdSchema } from '../../domain/kernel/ids.ts';
import { DEFAULT_RETURN_RULES } from '../../domain/return-policy/return-policy.ts';
import { inspectedUnitSchema, type InspectedUnit } from '../../domain/return/inspection.ts';
import { returnSchema, type Return, type WayBack } from '../../domain/return/return.ts';
import { aWarehouse, T0, tenant } from './example-shipment.ts';

export const returnId = returnIdSchema.parse('ret_01KADHNJS8ZBV7P3GJX6BWQ5RT');
export const orderId = orderIdSchema.parse('ord_01KADHNJS8ZBV7P3GJX6BWQ5RD');
export const rules = DEFAULT_RETURN_RULES;
export const returnKey = { tenant, returnId };

export const wayBack: WayBack = {
  warehouseId: aWarehouse().warehouseId,
  serviceId: 'usps-ground',
  carrier: 'USPS',
  priceCents: 740,
  weightG: 2_000,
  dimensions: { lengthMm: 300, widthMm: 200, heightMm: 200 },
};

export const buyerAddress = {
  name: 'Jo Smith',
  lines: ['1 K Street'],
  city: 'Sacramento',
  region: 'CA',
  postalCode: '95814',
  country: 'US',
};

export function aReturn(changed: object = {}): Return {
  return returnSchema.parse({
    tenant,
    returnId,
    version: 1,
    epoch: 1,
    kind: 'CUSTOMER',
    orderId,
    orderReference: 'SO-1',
    resolution: 'REFUND',
    from: buyerAddress,
    lines: [
      {
        lineId: '1',
        sku: 'LAMP-1',
        quantity: 2,
        reason: 'NO_LONGER_WANTED',
        unitPrice: { amount: '39.90', currency: 'USD' },
      },
    ],
    claimsOrderLines: true,
    triage: {
      outcome: 'APPROVED',
      reasonClass: 'SUBJECTIVE',
      itemValue: { amount: '79.80', currency: 'USD' },
      returnFreight: { amount: '7.40', currency: 'USD' },
      handling: { amount: '3.50', currency: 'USD' },
      threshold: { amount: '15.00', currency: 'USD' },
      freightPayer: 'BUYER',
      why: ['WORTH_BRINGING_BACK'],
    },
    wayBack,
    deskId: returnId,
    trackingNumbers: [],
    refunds: [],
    graded: [],
    works: [],
    since: { REQUESTED: T0, TRIAGED: T0, APPROVED: T0 },
    createdAt: T0,
    updatedAt: T0,
    statusSince: T0,
    nextDeadlineAt: T0,
    status: 'APPROVED',
    warehouseId: 'US-LAX',
    ...changed,
  });
}

export const flawless = {
  intact: true,
  complete: true,
  used: false,
  prohibited: false,
  labelIntact: true,
  functional: true,
};

export function aUnit(changed: object = {}): InspectedUnit {
  return inspectedUnitSchema.parse({
    eventId: 'evt-1',
    at: T0,
    sku: 'LAMP-1',
    quantity: 2,
    reception: 'RECEIVED',
    checklist: flawless,
    photos: [],
    booked: true,
    ...changed,
  });
}
