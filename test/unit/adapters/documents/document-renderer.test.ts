import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import bwipJs from 'bwip-js/generic';
import { createDocumentRenderer } from '../../../../adapters/documents/document-renderer.ts';
import { planDocuments } from '../../../../domain/document/plan-documents.ts';
import type { ShipmentPapers } from '../../../../domain/document/shipment-papers.ts';
import { lampPapers } from './lamp-papers.ts';
import { pageSize, pageTexts, rectangles } from './pdf-reading.ts';

const renderer = createDocumentRenderer();
const papers = lampPapers();
const MM = 72 / 25.4;

describe('the packing list', () => {
  it('prints cartons, POs and goods in Chinese and English, and totals', async () => {
    const [page = ''] = pageTexts(await renderer.render('PACKING_LIST', 'pdf', papers));
    for (const text of [
      '装箱单',
      '深圳市流明科技有限公司',
      'PO-2026-001',
      '台灯',
      '小夜灯',
      '27.000',
      '0.192',
    ]) {
      expect(page).toContain(text);
    }
    expect(page).not.toContain('\uFFFD');
  });

  it('is a workbook whose numbers add up', async () => {
    const rows = await readRows(await renderer.render('PACKING_LIST', 'xlsx', papers));
    const total = rows.at(-1) ?? [];
    expect(total.slice(5, 8)).toEqual([80, 24, 27]);
    const units = rows.map((row) => row[5]).filter((unit) => typeof unit === 'number');
    expect(units).toEqual([40, 20, 20, 80]);
  });

  it('keeps a name that looks like a formula as text', async () => {
    const cells = (await readRows(await renderer.render('PACKING_LIST', 'xlsx', papers))).flat();
    expect(cells).toContain('\'=HYPERLINK("http://x") 小夜灯');
    expect(cells.every((cell) => typeof cell !== 'object')).toBe(true);
  });
});

describe('the commercial invoice', () => {
  it('multiplies and adds exactly, with HS code, origin and use', async () => {
    const [page = ''] = pageTexts(await renderer.render('COMMERCIAL_INVOICE', 'pdf', papers));
    for (const text of [
      '商业发票',
      '9405210090',
      '家用照明',
      '750.00',
      '82.00',
      '832.00',
      '91350100M000100Y43',
    ]) {
      expect(page).toContain(text);
    }
  });

  it('takes number, date and lines of the seller when it states them', async () => {
    const [sku] = papers.skus;
    const declared: ShipmentPapers = {
      ...papers,
      content: {
        ...papers.content,
        invoice: {
          number: 'INV-77',
          date: '2026-02-28',
          total: { amount: '90.00', currency: 'USD' },
        },
        declaredLines: sku
          ? [
              {
                sku: sku.sku,
                quantity: 9,
                unitValue: { amount: '10.00', currency: 'USD' },
                netWeightG: 2700,
              },
            ]
          : [],
      },
    };
    const rows = await readRows(await renderer.render('COMMERCIAL_INVOICE', 'xlsx', declared));
    expect(rows[0]).toEqual(['Invoice 发票', 'INV-77', '2026-02-28']);
    expect(rows.at(-1)?.slice(-2)).toEqual(['90.00', 'USD']);
  });
});

describe('carton labels', () => {
  it('are one page of 100 x 150 mm for each carton with PO, SKUs, weights, count and SSCC', async () => {
    const pdf = await renderer.render('CARTON_LABELS', 'pdf', papers);
    const pages = pageTexts(pdf);
    expect(pages).toHaveLength(2);
    expect(pageSize(pdf).map((points) => Math.round(points / MM))).toEqual([100, 150]);
    for (const text of [
      'PO-2026-001',
      'NIGHT-2',
      '12.000 kg',
      '13.500 kg',
      '2 / 2',
      '(00) 0 0012345 000000002 7',
    ]) {
      expect(pages[1]).toContain(text);
    }
  });

  it('carry the SSCC as GS1-128 with bars of whole modules of half a millimetre', async () => {
    const pdf = await renderer.render('CARTON_LABELS', 'pdf', papers);
    const modules = rectangles(pdf, 0).filter(({ width }) => width < 3 * MM);
    expect(modules.map(({ width }) => Math.round(width / MM / 0.5))).toEqual(
      barsOf('106141410000000415'),
    );
    expect(modules.every(({ x }) => Math.abs(x / MM / 0.5 - Math.round(x / MM / 0.5)) < 0.01)).toBe(
      true,
    );
  });

  it('refuse a carton whose SSCC has a wrong check digit', async () => {
    const cartons = papers.content.cartons.map((carton) => ({
      ...carton,
      sscc: '106141410000000416',
    }));
    const broken = { ...papers, content: { ...papers.content, cartons } };
    await expect(renderer.render('CARTON_LABELS', 'pdf', broken)).rejects.toThrow(
      '106141410000000416',
    );
  });
});

it('the inbound address names the warehouse and this shipment', async () => {
  const [page = ''] = pageTexts(await renderer.render('INBOUND_ADDRESS', 'pdf', papers));
  expect(page).toContain('Portage US-EWR, IN-5Y9ABCDEFG');
  expect(page).toContain('新泽西东仓');
});

it('prints every planned paper', async () => {
  for (const { kind, format } of planDocuments(papers.shipment)) {
    const bytes = await renderer.render(kind, format, papers);
    expect(bytes.length).toBeGreaterThan(5000);
  }
});

it('prints labels for 200 cartons in a second or two', async () => {
  const cartons = Array.from({ length: 100 }, () => papers.content.cartons).flat();
  const pdf = await renderer.render('CARTON_LABELS', 'pdf', { ...papers, content: { cartons } });
  expect(pageTexts(pdf)).toHaveLength(200);
});

/** Widths of the bars alone. */
function barsOf(sscc: string): number[] {
  const symbol = bwipJs.raw('gs1-128', `(00)${sscc}`, {})[0];
  return symbol && 'sbs' in symbol ? symbol.sbs.filter((_, position) => position % 2 === 0) : [];
}

/** Cell values of every row that has any. */
async function readRows(xlsx: Uint8Array): Promise<unknown[][]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(xlsx).buffer);
  const rows: unknown[][] = [];
  book.worksheets[0]?.eachRow((row) => {
    const { values } = row;
    rows.push(Array.isArray(values) ? values.slice(1) : []);
  });
  return rows;
}
