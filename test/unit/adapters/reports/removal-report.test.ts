import { describe, expect, it } from 'vitest';
import { readRemovalReport } from '../../../../adapters/reports/removal-report.ts';
import { REPORT_COLUMNS, readReportRow } from '../../../../domain/removal/report-row.ts';

const header = REPORT_COLUMNS.join(',');
const good =
  '2026-11-01T09:00:00-07:00,RO-1,Return,Standard,Completed,2026-11-05T09:00:00-07:00,LAMP-1,X001ABCDEF,Unsellable,5,0,0,5,0,2.50,USD';
const faultsOf = (text: string) => {
  const { rows, faults } = readRemovalReport(text);
  const read = rows.map(readReportRow).flatMap((row) => ('goods' in row ? [] : row));
  return [...faults, ...read].map(({ pointer, code }) => `${pointer} ${code}`);
};
const withCell = (column: (typeof REPORT_COLUMNS)[number], value: string) =>
  good.split(',').with(REPORT_COLUMNS.indexOf(column), value).join(',');

describe('Amazon’s removal order detail report', () => {
  it('is read with quotes, a byte order mark, either line end, tabs and unknown columns', () => {
    const [first] = readRemovalReport(`\uFEFF${header},Asin\r\n${good},"B0,1 ""x"""\r\n`).rows;
    expect(first?.values).toMatchObject({ sku: 'LAMP-1', asin: 'B0,1 "x"' });
    const tabs = [header, good].map((line) => line.replaceAll(',', '\t')).join('\n');
    expect(readRemovalReport(tabs).rows[0]?.values['order-id']).toBe('RO-1');
  });

  it('keeps columns it does not know beside the line, and Amazon’s blank before the offset', () => {
    const [row] = readRemovalReport(
      `${header},asin\n${withCell('request-date', '2003-07-14T18:53:56+ 00:00')},B00\n`,
    ).rows.map(readReportRow);
    expect(row).toMatchObject({
      orderId: 'RO-1',
      type: 'RETURN',
      requestedAt: '2003-07-14T18:53:56.000Z',
      goods: { stage: 'COMPLETED', shipped: 5, fee: { amount: '2.50' }, other: { asin: 'B00' } },
    });
  });

  it('names each missing column and reads no row without its header', () => {
    const text = `${header.replace('sku,', '').replace('currency', 'money')}\n${good}\n`;
    expect(readRemovalReport(text).rows).toEqual([]);
    expect(readRemovalReport(text).faults.map(({ params }) => params?.['column'])).toEqual([
      'sku',
      'currency',
    ]);
    expect(faultsOf('').length).toBe(REPORT_COLUMNS.length);
  });

  it('tells every fault of every bad row with its line, and reads the good ones', () => {
    const text = [
      header,
      good,
      withCell('order-type', 'Gift').replace(',5,0,0,5,0,', ',five,0,0,5,0,'),
      'only,three,cells',
      withCell('request-date', '14.07.2026').replace('2.50,USD', '2.505,XXX'),
      withCell('sku', ''),
      withCell('shipped-quantity', '6'),
    ].join('\n');
    expect(faultsOf(text)).toEqual([
      '/4 ROW_UNREADABLE',
      '/3/order-type REMOVAL_TYPE_UNKNOWN',
      '/3/requested-quantity CELL_NO_COUNT',
      '/5/request-date CELL_NO_TIME',
      '/5/removal-fee CELL_NO_MONEY',
      '/6/sku CELL_MISSING',
      '/7/requested-quantity MORE_THAN_REQUESTED',
    ]);
  });

  it('survives a quote that is never closed', () => {
    expect(faultsOf(`${header}\n${good}\n"${good}\n`)).toEqual([
      expect.stringMatching(/ROW_UNREADABLE$/),
    ]);
  });

  it('keeps a status that it does not know without moving by it', () => {
    const [row] = readRemovalReport(`${header}\n${withCell('order-status', 'Dreaming')}\n`).rows;
    expect(row && readReportRow(row)).toMatchObject({
      goods: { stage: 'UNKNOWN', reportedStatus: 'Dreaming' },
    });
  });
});
