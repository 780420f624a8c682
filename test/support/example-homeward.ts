/** Two lamps of 39.90 that go home: defective, exported in September under 9810. */
import { fromEpochMs } from '../../domain/kernel/time.ts';
import { goingHomeSchema } from '../../domain/return/going-home.ts';
import { homewardGoods, type OriginPapers } from '../../domain/return/origin-papers.ts';
import { gradedSchema } from '../../domain/return/return.ts';
import { sellerSchema } from '../../domain/seller/seller.ts';
import { aReturn, returnId } from './example-return.ts';
import { aLamp, aShipmentAfter, aWarehouse, shipmentId, tenant } from './example-shipment.ts';

export const aSeller = sellerSchema.parse({
  tenant,
  name: 'Lumio Lighting Co.',
  nameZh: '流明照明有限公司',
  uscc: '91350100M000100Y43',
  importerNumbers: {},
  status: 'ACTIVE',
});

export const relieved = goingHomeSchema.parse({
  relieved: true,
  notice: '财政部 海关总署 税务总局公告 2026年第16号',
  reasons: [],
  until: '2027-03-10',
  state: 'ORIGINAL',
  export: {
    shipmentId,
    declarationId: `${shipmentId}-EXPORT-v1`,
    number: '531620260123456789',
    exportedOn: '2026-09-10',
    procedure: '9810',
    unitValue: { amount: '17.20', currency: 'USD' },
  },
});

export const homeward = (home: object = relieved, changed: object = {}) =>
  gradedSchema.parse({
    groupId: 'g1',
    sku: 'LAMP-1',
    lineId: '1',
    quantity: 2,
    reception: 'RECEIVED',
    grade: 'C_SCRAP',
    fault: 'DEFECTIVE',
    used: true,
    disposition: 'RETURN_TO_ORIGIN',
    why: [],
    home,
    ...changed,
  });

export function originPapers(graded = [homeward()]): OriginPapers {
  const skus = new Map([['LAMP-1', aLamp({ nameZh: '台灯' })]]);
  const [line] = aReturn().lines;
  const lines = line ? [{ ...line, reason: 'DEFECTIVE' as const }] : [];
  return {
    returnId,
    reference: 'SO-1',
    goods: homewardGoods({ graded, lines }, skus),
    seller: aSeller,
    warehouse: aWarehouse(),
    consignee: aShipmentAfter().shipment.origin.address,
    issuedAt: fromEpochMs(Date.UTC(2026, 10, 23)),
  };
}
